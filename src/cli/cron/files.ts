/** Writes a job as text for cron, systemd or GitHub Actions. Nothing is installed: a person reads it first. */
import { isAbsolute } from 'node:path';
import { forShell } from '../../for-shell.js';
import { checkWords, forCrontab, forSystemd, forSystemdVariable, forWorkflow } from './quote.js';
import { inCron, inSystemd, inUtc, type Schedule } from './schedule.js';

export interface Job {
  readonly schedule: Schedule;
  /** Time zone of the schedule; null for that of the machine. */
  readonly timezone: string | null;
  /** Current offset of that zone from UTC. */
  readonly offsetMinutes: number;
  /** Node and the script that it runs. */
  readonly program: readonly string[];
  readonly version: string;
  /** Arguments of the command, with paths as they are written where it runs. */
  readonly words: readonly string[];
  readonly jitterSeconds: number | null;
  /** Files that the command writes. */
  readonly outputs: readonly string[];
  /** `SOCIALRANK_HOME`; null if it is not set. */
  readonly home: string | null;
  /** Names of the other relevant environment variables that are currently set. */
  readonly variables: readonly string[];
}

export type Target = 'crontab' | 'systemd' | 'github';

export const TARGETS: Readonly<Record<Target, (job: Job) => string>> = { crontab, systemd, github };

function crontab(job: Job): string {
  const words = [...job.program, ...withJitter(job)];
  checkWords([...words, job.home ?? '']);
  const home = job.home === null ? '' : `SOCIALRANK_HOME=${forCrontab(job.home)} `;
  return lines(
    '# Into your crontab: crontab -e',
    job.variables.length === 0
      ? null
      : `# cron does not know ${job.variables.join(', ')}: set them with socialrank config set`,
    // Debian's cron only passes CRON_TZ on to the command, and runs by the clock of the machine.
    job.timezone === null ? null : `# cronie and fcron go by CRON_TZ, other crons by the zone of the machine`,
    job.timezone === null ? null : `CRON_TZ=${job.timezone}`,
    `${inCron(job.schedule)} ${home}${words.map(forCrontab).join(' ')}`,
  );
}

function systemd(job: Job): string {
  const words = [...job.program, ...job.words];
  checkWords([...words, job.home ?? '']);
  return lines(
    '# ~/.config/systemd/user/socialrank.service',
    '[Unit]',
    'Description=socialrank',
    'Wants=network-online.target',
    'After=network-online.target',
    '',
    '[Service]',
    'Type=oneshot',
    job.home === null ? null : `Environment=${forSystemdVariable(`SOCIALRANK_HOME=${job.home}`)}`,
    job.variables.length === 0
      ? null
      : `# systemd does not know ${job.variables.join(', ')}: set them with socialrank config set`,
    `ExecStart=${words.map(forSystemd).join(' ')}`,
    '',
    '# ~/.config/systemd/user/socialrank.timer; then: systemctl --user enable --now socialrank.timer',
    '[Unit]',
    'Description=socialrank',
    '',
    '[Timer]',
    `OnCalendar=${inSystemd(job.schedule, job.timezone)}`,
    job.jitterSeconds === null ? null : `RandomizedDelaySec=${job.jitterSeconds}s`,
    '# A run missed while the machine was asleep is made up when it wakes.',
    'Persistent=true',
    '',
    '[Install]',
    'WantedBy=timers.target',
  );
}

function github(job: Job): string {
  const words = withJitter(job);
  checkWords(words);
  // A workflow runs in the repository's folder: files written there are committed.
  const outputs = job.outputs.filter((path) => !isAbsolute(path));
  const shifts = job.timezone !== null && job.schedule.hour !== null && job.offsetMinutes !== 0;
  return lines(
    '# .github/workflows/socialrank.yml',
    'name: socialrank',
    'on:',
    '  schedule:',
    shifts ? `    # in UTC, as GitHub requires: daylight saving time in ${job.timezone} shifts it by an hour` : null,
    `    - cron: '${inCron(job.timezone === null ? job.schedule : inUtc(job.schedule, job.offsetMinutes))}'`,
    '  workflow_dispatch:',
    'permissions:',
    '  contents: write',
    'concurrency:',
    '  group: socialrank',
    'jobs:',
    '  scan:',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 30',
    '    steps:',
    '      - uses: actions/checkout@v4',
    '      - uses: actions/setup-node@v4',
    '        with:',
    '          node-version: 22',
    '      # The runner keeps no history between runs; for a shared one: --store postgres://…',
    '      - run: |',
    `          npx --yes socialrank@${job.version} ${words.map(forWorkflow).join(' ')}`,
    job.variables.length === 0 ? null : '        env:',
    ...job.variables.map((name) => `          ${name}: \${{ secrets.${name} }}`),
    ...(outputs.length === 0 ? [] : commitStep(outputs)),
  );
}

/** Also runs after a partial run, to keep what that wrote. */
function commitStep(outputs: readonly string[]): readonly string[] {
  return [
    `      - if: \${{ !cancelled() }}`,
    '        run: |',
    '          git config user.name socialrank',
    '          git config user.email socialrank@users.noreply.github.com',
    `          git add -- ${outputs.map(forWorkflow).join(' ')}`,
    '          git diff --cached --quiet || { git commit -m "Add the latest mentions" && git push; }',
  ];
}

/** Adds `--jitter` for schedulers that cannot wait a random time by themselves. */
function withJitter({ words, jitterSeconds }: Job): readonly string[] {
  return jitterSeconds === null ? words : withFlags(words, ['--jitter', `${jitterSeconds}s`]);
}

/** Inserts flags before `--`, after which nothing is a flag. */
export function withFlags(words: readonly string[], flags: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  return end < 0 ? [...words, ...flags] : [...words.slice(0, end), ...flags, ...words.slice(end)];
}

function lines(...given: readonly (string | null)[]): string {
  return given
    .filter((line) => line !== null)
    .map((line) => `${line}\n`)
    .join('');
}

/** Returns the command for a terminal, to try it before it runs unattended. */
export function tryLine({ program, words }: Job): string {
  return [...program, ...words].map(forShell).join(' ');
}
