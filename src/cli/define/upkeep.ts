/** The commands that keep a program running for years, and their help. */
import { type Command, Option } from 'commander';
import { EVERY } from '../cron/schedule.js';
import { duration, once, positiveInteger } from '../settings/values.js';
import { about, format, type Runs, type Typed } from './defining.js';

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
    .action(runs(async () => (await import('../commands/doctor.js')).doctor));
}

export function defineCron(program: Command, runs: Runs, { whole }: Typed): void {
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
        const { printCron } = await import('../commands/cron.js');
        return (io, words, flags) => printCron(io, words, flags, whole);
      }),
    );
}

export function defineStore(program: Command, runs: Runs): void {
  const store = program
    .command('store')
    .description(
      about('The history: what is kept between runs.', [
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
        'a file, or postgres://… (default: the setting store, else history.db in the data folder)',
      )
      .addOption(format('table', 'json'));
  const files = () => import('../commands/store-files.js');
  const upkeep = () => import('../commands/store.js');
  add('info', 'How much there is, from when to when, of which brands.').action(
    runs(async () => (await upkeep()).storeInfo),
  );
  add('authority', 'How many other domains led to each domain in 180 days of the history.')
    .argument('[domain]', 'one of them, with who leads there')
    .option('--top <n>', 'rows', positiveInteger, 10)
    .action(runs(async () => (await import('../commands/authority.js')).storeAuthority));
  add('export', 'Write all of it as NDJSON, of one moment, whoever writes meanwhile.')
    .option('-o, --output <file>', 'into a file, whole or not at all (default: standard output)', once)
    .option('--anonymize', 'authors as salted hashes, posts without addresses: docs/store.md says what remains')
    .action(runs(async () => (await files()).exportStore));
  add('import', 'Take in such a file, or a backup; what is there already is not added again.')
    .argument('<file>', 'as store export or store backup wrote it; - is standard input')
    .action(runs(async () => (await files()).importStore));
  add('forget', 'Take out all that an author said, a page, or what a source found, and every trace of it.')
    .option('--author <name>', 'a handle, a name or an id')
    .option('--url <address>', 'of a post or a page')
    .option('--source <name>', 'all that was found there')
    .option('--yes', 'without asking')
    .action(runs(async () => (await upkeep()).forgetInStore));
  add('prune', 'Take out old runs, and mentions that only they saw.')
    .option('--before <when>', 'runs before then: 2026-01-01')
    .option('--keep <age>', 'runs older than that: 90d, 52w')
    .option('--yes', 'without asking')
    .action(runs(async () => (await upkeep()).pruneStore));
  add('backup', 'Copy it into a file, of one moment, while others write.')
    .argument('<file>', 'a new one')
    .action(runs(async () => (await files()).backupStore));
}
