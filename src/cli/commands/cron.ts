/** `cron print`: prints the lines with which a scan runs regularly. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { offsetAt } from '../../core/time/offset.js';
import { checkZone } from '../../core/time/zone.js';
import { UsageError } from '../../errors.js';
import { safeText } from '../../output/screen/safe-text.js';
import { VERSION } from '../../version.js';
import { anywhere, inCopyOf } from '../cron/absolute-paths.js';
import { type CommandWords, commandWords } from '../cron/command-words.js';
import { type Job, TARGETS, type Target, tryLine, withFlags } from '../cron/files.js';
import { type EVERY, readSchedule } from '../cron/schedule.js';
import type { Typed } from '../define/defining.js';
import { type Io, tell, write } from '../io/io.js';

export interface CronFlags {
  readonly format: Target;
  readonly every: (typeof EVERY)[number];
  readonly at?: string;
  readonly tz?: string;
  /** In milliseconds. */
  readonly jitter?: number;
}

/** @param whole builds the program that the job is a command of */
export async function printCron(
  io: Io,
  given: readonly string[],
  flags: CronFlags,
  whole: Typed['whole'],
): Promise<number> {
  if (given.length === 0) {
    throw new UsageError('the scan to run is missing', {
      hint: 'for example socialrank cron print --every day --at 07:15 -- "Acme Coffee" --append -o daily.csv',
    });
  }
  const folder = process.cwd();
  // A workflow starts in a copy of the repository, which corresponds to this folder.
  const read = await commandWords(given, whole, flags.format === 'github' ? inCopyOf(folder) : anywhere(folder));
  checkJitter(read, flags);
  await checked(io, read);
  const timezone = zoneOf(read, flags);
  const home = io.env['SOCIALRANK_HOME'] ?? '';
  const now = (io.now ?? (() => new Date()))();
  const job: Job = {
    schedule: readSchedule(flags.every, flags.at),
    timezone,
    offsetMinutes: timezone === null ? 0 : offsetAt(now.getTime(), timezone) / 60_000,
    program: [process.execPath, resolve(process.argv[1] ?? 'socialrank')],
    version: VERSION,
    words: quietWords(read),
    jitterSeconds: flags.jitter === undefined ? null : Math.max(1, Math.round(flags.jitter / 1000)),
    outputs: read.outputs,
    home: home === '' ? null : resolve(folder, home),
    variables: Object.keys(io.env).filter((name) => /^SOCIALRANK_(?!HOME$)/.test(name) && io.env[name] !== ''),
  };
  await write(io.stdout, TARGETS[flags.format](job));
  await tell(io, `nothing was installed; to try it now: ${safeText(tryLine(job))}\n`);
  if (knows(read.command, '--yes') && read.command.getOptionValue('yes') !== true)
    await tell(io, 'it cannot ask for confirmation when it runs: to confirm now, add --yes\n');
  return 0;
}

/** @throws UsageError if neither the command nor the scheduler can wait */
function checkJitter({ command }: CommandWords, { jitter, format }: CronFlags): void {
  if (jitter === undefined || format === 'systemd' || knows(command, '--jitter')) return;
  throw new UsageError(`${command.name()} has no --jitter`, { hint: 'systemd waits by itself: -f systemd' });
}

function knows({ options }: Command, flag: string): boolean {
  return options.some(({ long }) => long === flag);
}

/** @throws UsageError if the job would be refused when it runs */
async function checked(io: Io, { command, operands }: CommandWords): Promise<void> {
  const check = CHECKS[command.name()];
  if (check !== undefined) await check(io, operands, command.opts());
}

const CHECKS: Readonly<Record<string, (io: Io, operands: readonly string[], flags: never) => Promise<void>>> = {
  scan: async (...given) => (await import('../cron/check-scan.js')).checkScan(...given),
  compare: async (...given) => (await import('../cron/check-scan.js')).checkCompare(...given),
};

/**
 * Returns the zone of the flag, or else that of the scan: a daily row is best written within its own day. Null stands
 * for the zone of the machine.
 */
function zoneOf({ command }: CommandWords, { tz }: CronFlags): string | null {
  if (tz !== undefined) return checkZone(tz);
  return command.getOptionValueSource('tz') === 'cli' ? checkZone(String(command.getOptionValue('tz'))) : null;
}

/** Adds --quiet unless the user decided otherwise: mail from cron should mean that something is wrong. */
function quietWords({ words, command }: CommandWords): readonly string[] {
  const isAsked = command.getOptionValueSource('quiet') !== undefined;
  const isSilent = knows(command, '--quiet') && !isAsked && command.getOptionValue('verbose') !== true;
  return isSilent ? withFlags(words, ['--quiet']) : words;
}
