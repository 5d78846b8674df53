/** The commands that keep a program running for years, and their help. */
import { type Command, Option } from 'commander';
import { EVERY } from './cron/schedule.js';
import { about, format, type Runs } from './defining.js';
import { duration } from './values.js';

export function defineDoctor(program: Command, runs: Runs): void {
  program
    .command('doctor')
    .description(
      about('Check Node, settings, folders, history, proxy, certificates, the clock and every configured source.', [
        'socialrank doctor',
        'socialrank doctor --offline',
        'socialrank doctor bluesky x --json',
      ]),
    )
    .argument('[names...]', 'sources to ask (default: those with a setting, and hackernews, which needs none)')
    .option('--offline', 'ask nobody')
    .addOption(format('table', 'json'))
    .addOption(new Option('--json', 'as --format json'))
    .action(runs(async () => (await import('./commands/asking.js')).doctor));
}

/** @param whole makes the program anew, for the command that is scheduled to be read by */
export function defineCron(program: Command, runs: Runs, whole: () => Command): void {
  const cron = program
    .command('cron')
    .description(
      about('Scans that run by themselves.', [
        'socialrank cron print --every day --at 07:15 -- "Acme Coffee" --append -o daily.csv',
      ]),
    );
  cron
    .command('print')
    .description(
      about('Print the lines that run a scan regularly. Nothing is installed.', [
        'socialrank cron print --every day --at 07:15 -- "Acme Coffee" --append -o daily.csv',
        'socialrank cron print --every hour --at :20 --jitter 5m -- --brands brands.yaml --append -o all.csv --log runs.ndjson',
        "socialrank cron print -f systemd --every monday --at 06:00 --tz Europe/Berlin -- acme -o 'weekly.json'",
        'socialrank cron print -f github --every day --at 07:15 -- "Acme Coffee" --append -o daily.csv',
      ]),
    )
    .argument('[words...]', 'after --: the words of the scan (or of another command); files are made absolute')
    .addOption(new Option('--every <when>', 'how often').choices([...EVERY]).default('day'))
    .option('--at <time>', 'as 07:15; of an hour as :15 (default: 00:00)')
    .option('--tz <zone>', "time zone of --at (default: that of the scan's --tz, else that of the machine)")
    .option('--jitter <t>', 'start at a random time up to so long after that', duration)
    .addOption(format('crontab', 'systemd', 'github'))
    .action(
      runs(async () => {
        const { printCron } = await import('./commands/cron.js');
        return (io, words, flags) => printCron(io, words, flags, whole());
      }),
    );
}
