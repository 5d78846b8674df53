/** Defines the commands for long-term operation (`doctor`, `cron`, `store`), with their help. */
import { type Command, Option } from 'commander';
import { EVERY } from '../cron/schedule.js';
import { duration, once, positiveInteger } from '../settings/values.js';
import { about, format, type Runs, type Typed } from './defining.js';

export function defineDoctor(program: Command, runs: Runs): void {
  program
    .command('doctor')
    .description(
      about(
        'Check that everything works: Node, settings, folders, history, proxy, certificates, clock and configured sources.',
        ['socialrank doctor', 'socialrank doctor --offline', 'socialrank doctor bluesky x --json'],
      ),
    )
    .argument('[names...]', 'sources to check (default: hackernews, and those with settings)')
    .option('--offline', 'check nothing on the network')
    .addOption(format('table', 'json'))
    .addOption(new Option('--json', 'same as --format json'))
    .action(runs(async () => (await import('../commands/doctor.js')).doctor));
}

export function defineCron(program: Command, runs: Runs, { whole }: Typed): void {
  const cron = program
    .command('cron')
    .description(
      about('Schedule scans.', ['socialrank cron print --every day --at 07:15 -- "Acme Coffee" --append -o daily.csv']),
    );
  cron
    .command('print')
    .description(
      about('Print the lines for cron, systemd or GitHub that run a scan regularly. Nothing is installed.', [
        'socialrank cron print --every day --at 07:15 -- "Acme Coffee" --append -o daily.csv',
        'socialrank cron print --every hour --at :20 --jitter 5m -- --brands brands.yaml --append -o all.csv --log runs.ndjson',
        "socialrank cron print -f systemd --every monday --at 06:00 --tz Europe/Berlin -- acme -o 'weekly.json'",
        'socialrank cron print -f github --every day --at 07:15 -- "Acme Coffee" --append -o daily.csv',
      ]),
    )
    .argument('[words...]', 'the scan (or other command) to run, given after --; file names are made absolute')
    .addOption(new Option('--every <when>', 'how often').choices([...EVERY]).default('day'))
    .option('--at <time>', 'time of day, such as 07:15; with --every hour, :15 (default: 00:00)')
    .option('--tz <zone>', "time zone of --at (default: the scan's --tz, else the machine's)")
    .option('--jitter <t>', 'start at a random time up to this long after --at', duration)
    .addOption(format('crontab', 'systemd', 'github'))
    .action(
      runs(async () => {
        const { printCron } = await import('../commands/cron.js');
        return (io, words, flags) => printCron(io, words, flags, whole);
      }),
    );
}

export function defineStore(program: Command, runs: Runs): void {
  const store = program
    .command('store')
    .description(
      about('Inspect, export, prune and back up the history that is kept between runs.', [
        'socialrank store info',
        'socialrank store authority example.com',
        'socialrank store export -o history.ndjson',
        'socialrank store import history.ndjson --store postgres://db.example/socialrank',
        'socialrank store forget --author @ann@social.example',
        'socialrank store prune --keep 400d --yes',
        'socialrank store backup history-2026-11.db',
      ]),
    );
  const add = (name: string, description: string) =>
    store
      .command(name)
      .description(description)
      .option(
        '--store <store>',
        'the history: a file, or postgres://… (default: the setting store, else history.db in the data folder)',
      )
      .addOption(format('table', 'json'));
  const files = () => import('../commands/store-files.js');
  const upkeep = () => import('../commands/store.js');
  add('info', 'Show how much is kept, for which period, and for which brands.').action(
    runs(async () => (await upkeep()).storeInfo),
  );
  add('authority', 'Show how many other domains linked to each domain in the last 180 days.')
    .argument('[domain]', 'show only this domain, and who links to it')
    .option('--top <n>', 'rows to show', positiveInteger, 10)
    .action(runs(async () => (await import('../commands/authority.js')).storeAuthority));
  add('export', 'Write the whole history as NDJSON; safe while other runs write to it.')
    .option('-o, --output <file>', 'write to this file, complete or not at all (default: standard output)', once)
    .option(
      '--anonymize',
      'replace authors by salted hashes and drop addresses of posts; docs/store.md says what remains',
    )
    .action(runs(async () => (await files()).exportStore));
  add('import', 'Add an exported file or a backup to the history; nothing is added twice.')
    .argument('<file>', 'a file written by store export or store backup; - is standard input')
    .action(runs(async () => (await files()).importStore));
  add('forget', 'Delete everything by an author, of a page, or from a source, without a trace.')
    .option('--author <name>', 'handle, name or id of the author')
    .option('--url <address>', 'address of a post or a page')
    .option('--source <name>', 'everything found by this source')
    .option('--yes', 'do not ask for confirmation')
    .action(runs(async () => (await upkeep()).forgetInStore));
  add('prune', 'Delete old runs, and the mentions that only they found.')
    .option('--before <when>', 'delete runs before this date, such as 2026-01-01')
    .option('--keep <age>', 'delete runs older than this, such as 90d or 52w')
    .option('--yes', 'do not ask for confirmation')
    .action(runs(async () => (await upkeep()).pruneStore));
  add('backup', 'Copy the history to a file; safe while other runs write to it.')
    .argument('<file>', 'a file that does not exist yet')
    .action(runs(async () => (await files()).backupStore));
}
