/** Every flag, once: its words, its help, how its value is read. Help, completion and the documentation are made from it. */
import { Option } from 'commander';
import { DEFAULT_ENGINE } from '../../engines/index.js';
import { DIFF_FORMATS, FORMATS, VIEWS } from '../../output/names.js';
import {
  count,
  duration,
  each,
  level,
  list,
  names,
  once,
  positiveInteger,
  share,
  sourceList,
  threadCount,
  weights,
} from '../settings/values.js';

export interface FlagGroup {
  readonly heading: string;
  readonly flags: () => Option[];
}

export const option = (flags: string, help: string, parse?: (text: string, previous: never) => unknown) => {
  const made = new Option(flags, help);
  return parse === undefined ? made : made.argParser(parse as (text: string, previous: unknown) => unknown);
};

export const ENGINE_HELP =
  'who judges: social, afinn, onnx (a local model: --model), http (a service: engines.http settings), ./FILE.js or the name of a package (plugins), exec:COMMAND';
export const MODEL_HELP = 'with --engine onnx: a folder with model.onnx, config.json and tokenizer.json';
export const MANY: FlagGroup = {
  heading: 'Many brands:',
  flags: () => [option('--brands <file>', 'their profiles in YAML, instead of a query: docs/brands.md')],
};

/** Of how it is shown what concerns two runs. */
export const HOW_DIFFERING: FlagGroup = {
  heading: 'How it is shown:',
  flags: () => [
    option('-f, --format <name>', FORMAT_HELP).choices(DIFF_FORMATS),
    option('--top <n>', 'mentions that moved each metric, and rows of each list of the table', positiveInteger).default(
      10,
    ),
    ...ownFlags(HOW, ['output', 'bom', 'rawCsv']),
    ...storeFlags(),
    ...ownFlags(RUN, ['color']),
  ],
};

/** Flags of a group by the names of their values. */
function ownFlags({ flags }: FlagGroup, names: readonly string[]): Option[] {
  return flags().filter((flag) => names.includes(flag.attributeName()));
}

export const MANY_COMPARED: FlagGroup = {
  heading: MANY.heading,
  flags: () => [option('--brands <file>', 'their profiles in YAML, besides those that are named: docs/brands.md')],
};

export const WHERE: FlagGroup = {
  heading: 'Where to look:',
  flags: () => [
    option(
      '-s, --source <list>',
      'sources to ask: names, -name to leave out, groups (@social @news @blogs @forums @dev @reviews @all); file:PATH (a file, a folder or a pattern) and - are local inputs; ./FILE.js, the name of a package and exec:COMMAND are plugins; repeatable (default: every source that is ready)',
      sourceList,
    ),
    option('--feed <url>', 'a feed to read, or a site whose feeds are looked up; repeatable', each),
    option('--opml <file>', 'a list of feeds to read; repeatable', each),
    option(
      '--map <k=v,...>',
      'fields of a local CSV or JSON, ours = theirs: text=body,author.handle=user.screen_name; publishedAt:dmy=Fecha for days as 31/12/2025',
      names,
    ),
    option(
      '--threads <n>',
      'that read a large local file together; the result is the same (default: auto, which is one for less than 100 MB)',
      threadCount,
    ),
    option(
      '-n, --limit <n>',
      'items asked of each search source (default: 100); files and feeds are read whole unless it is given',
      positiveInteger,
    ),
  ],
};

export const WHAT: FlagGroup = {
  heading: 'What counts:',
  flags: () => [
    option('--since <when>', 'from then on: ISO date or time, 24h, 7d, 4w, yesterday, today, ever (default: 7d)'),
    option('--until <when>', 'up to then, not including it (default: now)'),
    option('--tz <zone>', 'time zone of dates and buckets').default('UTC'),
    option('--as-of <when>', "the run's clock: what 24h and 7d count back from (default: now)"),
    option('--lang <codes>', 'keep these languages; an unknown one passes', names),
    option('--strict', 'skip sources that cannot honour the query or the language exactly'),
    option('--exact', 'the brand name as typed, without its other forms'),
    option('--include-owned', "count the brand's own posts"),
    option(
      '--min-relevance <0..1>',
      'leave out mentions that hardly speak of the brand, and count them (default: 0)',
      share,
    ),
    option('--no-dedupe', 'count every copy, also what was found twice'),
    option(
      '--group <by>',
      "what else is one: link (mentions of one page), person (one person's cross-posts); none: copies count, what was found twice does not (default: copies are one)",
    ).choices(['link', 'person', 'none']),
    option('--engine <engine>', ENGINE_HELP).default(DEFAULT_ENGINE),
    option('--model <dir>', MODEL_HELP),
    option(
      '--gold-matrix <file>',
      'adds net sentiment with the errors of the engine taken out; eval --write-matrix writes the file',
    ),
    option('--rating-field <f>', 'adds the NPS of ratings from 0 to 10, which stand in this field of local inputs'),
    confidenceFlag(),
    option('--nps-proxy', 'adds a stand-in for an NPS from what authors say: it is none, and says so'),
  ],
};

const FORMAT_HELP = 'default: table, or from the ending of --output';

export const HOW: FlagGroup = {
  heading: 'How it is shown:',
  flags: () => [
    option('-f, --format <name>', FORMAT_HELP).choices(FORMATS),
    option('--view <name>', 'which rows table, csv, tsv and md show').choices(VIEWS).default('summary'),
    option('--fields <a,b>', "columns, by the CSV's names", list),
    option('--sort <field>', 'order of the rows; -field descends'),
    option('--top <n>', 'rows of top lists', positiveInteger).default(10),
    option('-o, --output <file>', 'write to a file, whole or not at all; repeatable, - is standard output', each),
    option('--append', 'with a CSV or TSV summary: one row per brand and day, the same day again replaces it'),
    option('--mentions', 'JSON with the mentions (default; with --brands: without)'),
    option('--no-mentions', 'JSON without the mentions'),
    option('--bom', 'CSV with a byte order mark, for spreadsheets'),
    option('--raw-csv', 'CSV without the guard against formulas'),
  ],
};

/** Of how it is shown what concerns a comparison. */
export const HOW_COMPARED: FlagGroup = {
  heading: HOW.heading,
  flags: () => [
    option('--sov <how>', 'an item that names k brands counts for each (items), or a k-th part for each (fractional)')
      .choices(['items', 'fractional'])
      .default('items'),
    option(
      '--expected <shares>',
      'the share of voice that is expected of each brand, in their order, as 50,30,20: how far each lies above or below',
      weights,
    ),
    option('-f, --format <name>', FORMAT_HELP).choices(FORMATS),
    option('--top <n>', 'distinctive terms of each brand', positiveInteger).default(10),
    ...ownFlags(HOW, ['output', 'bom', 'rawCsv']),
  ],
};

export const NETWORK: FlagGroup = {
  heading: 'On the network:',
  flags: () => [
    option('--timeout <t>', 'for one request (default: 15s)', duration),
    option('--deadline <t>', 'for the whole run; what is there then is reported (default: 60s)', duration),
    option('--retries <n>', 'after a passing failure (default: 2)', count),
    option(
      '--concurrency <n>',
      'requests at once, strictly (default: 32, with those that wait for slow hosts up to 256; fewer a host)',
      positiveInteger,
    ),
    option('--allow-private', 'addresses found in content may lead into a private network'),
    option('--expand-links', 'follow short links of mentions (bit.ly, t.co and their like) to their page'),
    option('--record <file>', 'keep the exchange as a HAR file, secrets removed', once),
    option('--replay <file>', 'answer from such a file, without a network'),
  ],
};

export const JUDGING: FlagGroup = {
  heading: 'What is judged:',
  flags: () => [
    option('--sample <n>', 'how many hits to judge', positiveInteger).default(50),
    option('--seed <n>', 'another number, another sample', count).default(1),
    option(
      '--judgements <file>',
      'NDJSON or CSV with id and relevant: what it holds is not asked again, answers are added to it',
    ),
    option(
      '-f, --format <name>',
      'the result as table or json; the sample as ndjson or csv, to be judged elsewhere',
    ).choices(['table', 'json', 'ndjson', 'csv']),
    option('-o, --output <file>', 'write to a file; the format is that of its ending', once),
  ],
};

export const ALERTS: FlagGroup = {
  heading: 'Who is told:',
  flags: () => [
    option(
      '--fail-on <condition>',
      "exit code 3 where it holds, as 'net<-0.2 & n>=20', spike, 'mentions<1'; repeatable: socialrank help alerts",
      each,
    ),
    option(
      '--notify <target>',
      'tell it when a --fail-on condition holds, without one after every run: a web address, slack:, discord:, teams:, telegram:, ntfy:, smtp://, exec:COMMAND, feed:FILE.rss; repeatable',
      each,
    ),
  ],
};

export const RUN: FlagGroup = {
  heading: 'The run:',
  flags: () => [
    option('--dry-run', 'print the plan instead: requests, pages and quota it would use; no request is made'),
    option('--allow-partial', 'a partial result exits 0'),
    option(
      '--new',
      'only mentions that no earlier run of this query kept; what was seen before is counted, and left out of every number',
    ),
    ...storeFlags(),
    option(
      '--baseline <run>',
      'adds how many times its share of then each emotion has now: the id of a run, the file of a report, last (the newest run before), last:30d (the newest of 30 days ago or before)',
    ),
    option(
      '--jitter <t>',
      'wait a random time below it before asking (not with --replay): jobs of many people do not meet',
      duration,
    ),
    option('--log <file>', 'add a line of JSON about the run: when, with which words, how it ended; docs/cron.md'),
    option('-q, --quiet', 'no progress, notes or warnings; nothing at all where the run succeeds'),
    option('-v, --verbose', 'notes of the sources, and every request'),
    option('--no-progress', 'no live lines'),
    option('--color <when>', 'auto, always or never').choices(['auto', 'always', 'never']).default('auto'),
  ],
};

/** Of every command that says how sure its numbers are. */
export function confidenceFlag(): Option {
  return option(
    '--confidence <p>',
    'how sure intervals are, as 0.9 or 90% (default: 0.95); tests, spikes and alerts keep levels of their own',
    level,
  );
}

/** Where the history is kept. */
export function storeFlags(): Option[] {
  return [
    option(
      '--store <store>',
      'the history: a file, or postgres://user@host/database (default: one file for this user)',
    ),
    option('--no-store', 'keep no history, and read none'),
  ];
}

/** Of the run what concerns every command that scans. */
export const ANY_RUN: FlagGroup = {
  heading: RUN.heading,
  flags: () =>
    RUN.flags().filter(
      (flag) => !['dryRun', 'store', 'new', 'baseline', 'jitter', 'log'].includes(flag.attributeName()),
    ),
};
