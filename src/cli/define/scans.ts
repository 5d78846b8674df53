/** Defines the commands that query sources, and `diff`, with their help. */
import type { Command } from 'commander';
import { about, format, type Runs, type Typed } from './defining.js';
import {
  ALERTS,
  ANY_RUN,
  type FlagGroup,
  HOW,
  HOW_COMPARED,
  HOW_DIFFERING,
  JUDGING,
  MANY,
  MANY_COMPARED,
  NETWORK,
  RUN,
  WHAT,
  WHERE,
} from './flags.js';

const QUERY =
  'a brand name, the name of a saved profile, or an expression: "exact phrase", OR, -not, #tag, @handle, from:, site:, lang:, * (see: socialrank help query)';

export function defineScan(program: Command, runs: Runs, typed: Typed): void {
  const command = program
    .command('scan', { isDefault: true })
    .description(
      about('Scan the sources for a brand and report what they say now (the default command).', [
        'socialrank "Acme Coffee"',
        'socialrank scan "Acme Coffee" -s hackernews,bluesky --since 24h',
        'socialrank acme -s file:posts.csv --map text=body,publishedAt=created --view keywords',
        'socialrank acme --format json | jq .socialRank.score',
        'socialrank acme -o report.json -o mentions.csv --view mentions',
        "socialrank --brands brands.yaml -o 'reports/{brand}.json' -o all.csv",
        "socialrank acme --fail-on 'net<-0.2 & n>=20' --notify slack:https://hooks.slack.com/services/T/B/X",
        'socialrank acme --record acme.har && socialrank acme --replay acme.har',
      ]),
    )
    .argument('[query]', QUERY)
    .action(
      runs(async () => {
        const { scan, scheduled } = await import('../commands/asking.js');
        return (io, query, flags) =>
          scheduled(io, flags, typed.words, (onReports) => scan(io, query, flags, onReports));
      }),
    );
  addFlags(command, typed, [WHERE, MANY, WHAT, HOW, NETWORK, ALERTS, RUN]);
}

export function defineCompare(program: Command, runs: Runs, typed: Typed): void {
  const command = program
    .command('compare')
    .description(
      about('Compare brands: share of voice, net sentiment, and what is said about each.', [
        'socialrank compare "Acme Coffee" Globex',
        'socialrank compare acme --since 24h   # a saved profile and its competitors',
        'socialrank compare acme globex initech -s file:posts.ndjson --sov fractional',
        'socialrank compare --brands brands.yaml -o compare.json -o compare.csv',
      ]),
    )
    .argument('[queries...]', `two or more, each ${QUERY}`)
    .action(
      runs(async () => {
        const { compare } = await import('../commands/compare.js');
        const { scheduled } = await import('../commands/scheduled.js');
        return (io, queries, flags) =>
          scheduled(io, flags, typed.words, (onReports) => compare(io, queries, flags, onReports));
      }),
    );
  addFlags(command, typed, [WHERE, MANY_COMPARED, WHAT, HOW_COMPARED, NETWORK, RUN]);
}

export function defineDiff(program: Command, runs: Runs, typed: Typed): void {
  const command = program
    .command('diff')
    .description(
      about(
        'Show what appeared, disappeared or changed between two runs of a query, and which mentions moved its numbers.',
        [
          'socialrank diff 2026-11-20-k3v9qa 2026-11-21',
          'socialrank diff monday.json tuesday.json',
          'socialrank diff monday.json tuesday.json --format json | jq .moved',
        ],
      ),
    )
    .argument(
      '<first>',
      'the id of a stored run (its beginning is enough), or a JSON report that includes its mentions',
    )
    .argument('<second>', 'the later run, given in the same way')
    .action(runs(async () => (await import('../commands/diff.js')).diff));
  addFlags(command, typed, [HOW_DIFFERING]);
}

export function defineAbout(program: Command, runs: Runs, typed: Typed): void {
  const command = program
    .command('about')
    .description(
      about('Find every mention, comment and reply that links to a page, on any source, grouped by conversation.', [
        'socialrank about https://example.com/2026/a-post',
        'socialrank about example.com/blog/* -s hackernews,lobsters --since 30d',
        'socialrank about hxxps://example[.]com/page --format json',
      ]),
    )
    .argument('<url>', 'the address of a page; with /* at the end, every page below it too; or a whole site')
    .action(
      runs(async () => {
        const { about: aboutPage, scheduled } = await import('../commands/asking.js');
        return (io, url, flags) =>
          scheduled(io, flags, typed.words, (onReports) => aboutPage(io, url, flags, onReports));
      }),
    );
  addFlags(command, typed, [WHERE, WHAT, HOW, NETWORK, RUN], { '--view': 'threads', '--since': 'ever' });
}

export function definePlan(program: Command, runs: Runs, typed: Typed): void {
  const command = program
    .command('plan')
    .description(
      about(
        'Show how a query would be sent to each source, and what would be filtered on your machine instead. Makes no request.',
        ['socialrank plan "Acme Coffee"', `socialrank plan '"Acme Coffee" OR #acme -tea' -s x,hackernews`],
      ),
    )
    .argument('<query>', QUERY)
    .addOption(format('table', 'json'))
    .action(runs(async () => (await import('../commands/asking.js')).plan));
  addFlags(command, typed, [WHERE, WHAT]);
}

export function defineQuery(program: Command, runs: Runs, typed: Typed): void {
  const query = program
    .command('query')
    .description(
      about('Find out whether a query finds what you mean.', [
        'socialrank query test "Orchard"',
        'socialrank query test "Orchard" -s file:posts.ndjson -f csv -o sample.csv',
      ]),
    );
  const test = query
    .command('test')
    .description(
      about('Judge a sample of hits, to learn the precision of the query and which exclusions would improve it.', [
        'socialrank query test "Orchard"',
        'socialrank query test "Orchard" --sample 100 --judgements orchard.ndjson',
        'socialrank query test "Orchard" -s file:posts.ndjson > sample.ndjson',
        'socialrank query test "Orchard" -s file:posts.ndjson --judgements sample.ndjson -f json',
      ]),
    )
    .argument('<query>', QUERY)
    .action(runs(async () => (await import('../commands/query-test.js')).testQuery));
  addFlags(test, typed, [WHERE, WHAT, JUDGING, NETWORK, ANY_RUN]);
}

/** @param defaults default values that differ from those of a scan, by long name of the flag */
function addFlags(
  command: Command,
  { isOverview }: Typed,
  groups: readonly FlagGroup[],
  defaults: Readonly<Record<string, string>> = {},
): void {
  // The overview shows no flags.
  if (isOverview) return;
  for (const { heading, flags } of groups) {
    command.optionsGroup(heading);
    for (const flag of flags()) {
      const own = defaults[flag.long ?? ''];
      if (own !== undefined) flag.default(own).description = flag.description.replace(/ \(default: [^)]*\)$/, '');
      command.addOption(flag);
    }
  }
}
