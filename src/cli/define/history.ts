/** The commands that ask the store. */
import { type Command, Option } from 'commander';
import { BUCKET_SIZES } from '../../core/trend/bucket.js';
import { FORMATS } from '../../output/names.js';
import { each, positiveInteger } from '../settings/values.js';
import { about, color, type Runs } from './defining.js';
import { confidenceFlag, storeFlags } from './flags.js';

export function defineHistory(program: Command, runs: Runs): void {
  program
    .command('history')
    .description(
      about('The series of a brand from the runs that were kept: change, trend, spikes, dips, silence.', [
        'socialrank history "Acme Coffee"',
        'socialrank history acme --bucket week --since ever',
        'socialrank history acme --metric net --tz Europe/Berlin -o acme.csv',
        'socialrank history acme --metric negative --format json | jq .incidents',
        'socialrank history acme --runs',
      ]),
    )
    .argument(
      '<query>',
      'as it was scanned: a brand name, that of a profile (saved, or from a file of --brands), or an expression',
    )
    .optionsGroup('What is shown:')
    .option(
      '--metric <name>',
      'mentions, positive, neutral, negative, unscored, n, net (net_sentiment): counted by when mentions were published; rank (social_rank), velocity, strength, reach, passion and other columns of the CSV summary: what the last run of each bucket said',
      'mentions',
    )
    .addOption(new Option('--bucket <length>', 'hour, day or week of the zone').choices(BUCKET_SIZES).default('day'))
    .option(
      '--since <when>',
      'from then on, begun with a whole bucket: ISO date or time, 24h, 7d, 12w, yesterday, today, ever',
      '90d',
    )
    .option('--until <when>', 'up to then, not including it (default: now)')
    .option('--tz <zone>', 'time zone of dates and buckets', 'UTC')
    .option('--as-of <when>', 'the clock: what 90d counts back from (default: now)')
    .addOption(confidenceFlag())
    .option('--exact', 'the brand name as typed, where it was scanned with --exact')
    .optionsGroup('How it is shown:')
    .addOption(new Option('-f, --format <name>', 'default: table, or from the ending of --output').choices(FORMATS))
    .option('--rows <n>', 'newest buckets that have a line of their own in the table (default: 14)', positiveInteger)
    .option('--runs', 'list the runs and their ids in the table; --verbose does too, JSON always')
    .option('-o, --output <file>', 'write to a file, whole or not at all; repeatable, - is standard output', each)
    .option('--bom', 'CSV with a byte order mark, for spreadsheets')
    .option('--raw-csv', 'CSV without the guard against formulas')
    .optionsGroup('The store:')
    .addOption(storeFlags()[0]!)
    .option('-q, --quiet', 'no notes')
    .option('-v, --verbose', 'the runs too')
    .addOption(color())
    .action(runs(async () => (await import('../commands/history.js')).showHistory));
}
