/** Defines `history`, which reads the store. */
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
      about('Show how a brand has developed, from the runs kept so far: change, trend, spikes, dips, silence.', [
        'socialrank history "Acme Coffee"',
        'socialrank history acme --bucket week --since ever',
        'socialrank history acme --metric net --tz Europe/Berlin -o acme.csv',
        'socialrank history acme --metric negative --format json | jq .incidents',
        'socialrank history acme --runs',
      ]),
    )
    .argument(
      '<query>',
      'the query as it was scanned: a brand name, the name of a profile (saved, or from a --brands file), or an expression',
    )
    .optionsGroup('Content:')
    .option(
      '--metric <name>',
      'mentions, positive, neutral, negative, unscored, n (scored) or net (net_sentiment), by the time mentions were published; or rank (social_rank), velocity, strength, reach, passion or another column of the CSV summary, as reported by the last run in each bucket',
      'mentions',
    )
    .addOption(new Option('--bucket <length>', 'length of each bucket').choices(BUCKET_SIZES).default('day'))
    .option(
      '--since <when>',
      'start of the period, moved back to a whole bucket: ISO date or time, 24h, 7d, 12w, yesterday, today, ever',
      '90d',
    )
    .option('--until <when>', 'end of the period, not included (default: now)')
    .option('--tz <zone>', 'time zone for dates and buckets', 'UTC')
    .option('--as-of <when>', 'the moment that ages such as 90d count back from (default: now)')
    .addOption(confidenceFlag())
    .option('--exact', 'show the history of a brand name that was scanned with --exact')
    .optionsGroup('Output:')
    .addOption(
      new Option('-f, --format <name>', 'output format (default: by the ending of --output, else table)').choices(
        FORMATS,
      ),
    )
    .option('--rows <n>', 'how many of the newest buckets to list in the table (default: 14)', positiveInteger)
    .option('--runs', 'also list the runs and their ids in the table (JSON always does)')
    .option('-o, --output <file>', 'write to this file, complete or not at all; - is standard output; repeatable', each)
    .option('--bom', 'begin CSV with a byte order mark, for spreadsheets')
    .option('--raw-csv', 'do not protect CSV cells that a spreadsheet would run as formulas')
    .optionsGroup('Run:')
    .addOption(storeFlags()[0]!)
    .option('-q, --quiet', 'no notes on standard error')
    .option('-v, --verbose', 'also list the runs, as --runs does')
    .addOption(color())
    .action(runs(async () => (await import('../commands/history.js')).showHistory));
}
