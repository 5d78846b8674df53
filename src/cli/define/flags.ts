/**
 * Defines the flags of scans and those that commands share: name, help, parser. Help, completion and documentation are
 * made from them.
 */
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
  'sentiment engine: social, afinn, onnx (a local model, see --model), http (a service, see the engines.http settings), exec:COMMAND, or a plugin (./FILE.js or a package name)';
export const MODEL_HELP = 'with --engine onnx: the folder that holds model.onnx, config.json and tokenizer.json';
export const MANY: FlagGroup = {
  heading: 'Many brands:',
  flags: () => [
    option('--brands <file>', 'scan every brand profile in this YAML file instead of one query; see docs/brands.md'),
  ],
};

/** Output flags of `diff`. */
export const HOW_DIFFERING: FlagGroup = {
  heading: 'Output:',
  flags: () => [
    option('-f, --format <name>', FORMAT_HELP).choices(DIFF_FORMATS),
    option(
      '--top <n>',
      'how many mentions to list per metric, and rows per list in the table',
      positiveInteger,
    ).default(10),
    ...ownFlags(HOW, ['output', 'bom', 'rawCsv']),
    ...storeFlags(),
    ...ownFlags(RUN, ['color']),
  ],
};

/** Selects flags of a group by the names of their values. */
function ownFlags({ flags }: FlagGroup, names: readonly string[]): Option[] {
  return flags().filter((flag) => names.includes(flag.attributeName()));
}

export const MANY_COMPARED: FlagGroup = {
  heading: MANY.heading,
  flags: () => [option('--brands <file>', 'also compare every brand profile in this YAML file; see docs/brands.md')],
};

export const WHERE: FlagGroup = {
  heading: 'Where to look:',
  flags: () => [
    option(
      '-s, --source <list>',
      'sources to ask, separated by commas: names (-name leaves one out); groups (@social @news @blogs @forums @dev @reviews @all); local input as file:PATH (a file, folder or pattern) or - for standard input; plugins as ./FILE.js, a package name or exec:COMMAND; repeatable (default: every source that is ready)',
      sourceList,
    ),
    option('--feed <url>', 'read this feed, or the feeds that this site offers; repeatable', each),
    option('--opml <file>', 'read the feeds listed in this OPML file; repeatable', each),
    option(
      '--map <k=v,...>',
      'which fields of a local CSV or JSON file to use, as ours=theirs: text=body,author.handle=user.screen_name; for dates like 31/12/2025 publishedAt:dmy=Fecha',
      names,
    ),
    option(
      '--threads <n>',
      'threads for reading large local files; the result does not change (default: auto, one below 100 MB)',
      threadCount,
    ),
    option(
      '-n, --limit <n>',
      'items to ask of each search source (default: 100); files and feeds are read whole unless you set this',
      positiveInteger,
    ),
  ],
};

export const WHAT: FlagGroup = {
  heading: 'What counts:',
  flags: () => [
    option(
      '--since <when>',
      'start of the period: ISO date or time, 24h, 7d, 4w, yesterday, today, ever (default: 7d)',
    ),
    option('--until <when>', 'end of the period, not included (default: now)'),
    option('--tz <zone>', 'time zone for dates, days and hours').default('UTC'),
    option('--as-of <when>', 'the moment that ages such as 24h and 7d count back from (default: now)'),
    option(
      '--lang <codes>',
      'keep only these languages, such as en,de; a text whose language is unknown is kept',
      names,
    ),
    option('--strict', 'skip sources that cannot honor the query or the language exactly'),
    option('--exact', 'search for the brand name exactly as typed, not for its other forms (#AcmeCoffee, Acme-Coffee)'),
    option('--include-owned', "count the brand's own posts too"),
    option(
      '--min-relevance <0..1>',
      'drop mentions less relevant to the brand than this; the report says how many (default: 0)',
      share,
    ),
    option('--no-dedupe', 'count every copy, even of the same post found twice'),
    option(
      '--group <by>',
      "what else to count as one mention: link (all mentions of one page), person (one person's cross-posts); none counts copies separately too (default: copies of one text are one)",
    ).choices(['link', 'person', 'none']),
    option('--engine <engine>', ENGINE_HELP).default(DEFAULT_ENGINE),
    option('--model <dir>', MODEL_HELP),
    option(
      '--gold-matrix <file>',
      "also report net sentiment corrected for the engine's known errors, from a file that eval --write-matrix wrote",
    ),
    option('--rating-field <f>', 'also report the NPS, from ratings of 0 to 10 in this field of local input'),
    confidenceFlag(),
    option('--nps-proxy', 'also report an NPS-like estimate from the sentiment of authors; it is not a survey NPS'),
  ],
};

const FORMAT_HELP = 'output format (default: by the ending of --output, else table)';

export const HOW: FlagGroup = {
  heading: 'Output:',
  flags: () => [
    option('-f, --format <name>', FORMAT_HELP).choices(FORMATS),
    option('--view <name>', 'what table, csv, tsv and md show').choices(VIEWS).default('summary'),
    option('--fields <a,b>', 'columns to show, by their CSV names', list),
    option('--sort <field>', 'sort rows by this column; -column sorts in descending order'),
    option('--top <n>', 'rows in each top list (keywords, authors, …)', positiveInteger).default(10),
    option('-o, --output <file>', 'write to this file, complete or not at all; - is standard output; repeatable', each),
    option('--append', 'add a row to a CSV or TSV summary: one per brand and day; a second run that day replaces it'),
    option('--mentions', 'include the mentions in JSON (the default, except with --brands)'),
    option('--no-mentions', 'leave the mentions out of JSON'),
    option('--bom', 'begin CSV with a byte order mark, for spreadsheets'),
    option('--raw-csv', 'do not protect CSV cells that a spreadsheet would run as formulas'),
  ],
};

/** Output flags of `compare`. */
export const HOW_COMPARED: FlagGroup = {
  heading: HOW.heading,
  flags: () => [
    option(
      '--sov <how>',
      'how an item naming several brands counts: once for each (items), or in equal parts (fractional)',
    )
      .choices(['items', 'fractional'])
      .default('items'),
    option(
      '--expected <shares>',
      'the share of voice you expect of each brand, in order, such as 50,30,20; shows how far above or below it each brand is',
      weights,
    ),
    option('-f, --format <name>', FORMAT_HELP).choices(FORMATS),
    option('--top <n>', 'distinctive terms to list per brand', positiveInteger).default(10),
    ...ownFlags(HOW, ['output', 'bom', 'rawCsv']),
  ],
};

export const NETWORK: FlagGroup = {
  heading: 'Network:',
  flags: () => [
    option('--timeout <t>', 'time limit for one request (default: 15s)', duration),
    option(
      '--deadline <t>',
      'time limit for the whole run; whatever has arrived by then is reported (default: 60s)',
      duration,
    ),
    option('--retries <n>', 'retries after a temporary failure (default: 2)', count),
    option(
      '--concurrency <n>',
      'limit on simultaneous requests (default: 32, or up to 256 while they wait for slow hosts; fewer per host)',
      positiveInteger,
    ),
    option('--allow-private', 'follow addresses found in content even into private networks'),
    option('--expand-links', 'resolve short links in mentions (bit.ly, t.co and the like)'),
    option('--record <file>', 'save all requests and answers to this HAR file, without secrets', once),
    option('--replay <file>', 'take all answers from a file made with --record instead of the network'),
  ],
};

export const JUDGING: FlagGroup = {
  heading: 'Sample:',
  flags: () => [
    option('--sample <n>', 'how many hits to judge', positiveInteger).default(50),
    option('--seed <n>', 'seed of the random sample: another number draws another one', count).default(1),
    option(
      '--judgements <file>',
      'NDJSON or CSV file with id and relevant: you are not asked again about hits judged there, and your new answers are added',
    ),
    option(
      '-f, --format <name>',
      'table and json print the result; ndjson and csv print the sample, for judging elsewhere',
    ).choices(['table', 'json', 'ndjson', 'csv']),
    option('-o, --output <file>', 'write to this file; its ending decides the format', once),
  ],
};

export const ALERTS: FlagGroup = {
  heading: 'Alerts:',
  flags: () => [
    option(
      '--fail-on <condition>',
      "exit with code 3 if this is true, such as 'net<-0.2 & n>=20', spike or 'mentions<1'; repeatable; see: socialrank help alerts",
      each,
    ),
    option(
      '--notify <target>',
      'send an alert if a --fail-on condition is true (without --fail-on, after every run) to a web address, slack:, discord:, teams:, telegram:, ntfy:, smtp://, exec:COMMAND or feed:FILE.rss; repeatable',
      each,
    ),
  ],
};

export const RUN: FlagGroup = {
  heading: 'Run:',
  flags: () => [
    option('--dry-run', 'only show the requests, pages and quota that the run would use; no request is made'),
    option('--allow-partial', 'exit with code 0 even if some sources failed'),
    option(
      '--new',
      'count only mentions that no earlier run of this query has seen; the report says how many others there were',
    ),
    ...storeFlags(),
    option(
      '--baseline <run>',
      "also report each emotion's share as a multiple of its share in an earlier run: the id of that run, a report file, last (the run before), or last:30d (the newest that is at least 30 days old)",
    ),
    option(
      '--jitter <t>',
      'wait a random time up to this before asking, so that scheduled jobs do not all start at once (not with --replay)',
      duration,
    ),
    option(
      '--log <file>',
      'append a line of JSON about this run: when it ran, its arguments, how it ended; see docs/cron.md',
    ),
    option('-q, --quiet', 'no progress, notes or warnings: nothing on standard error if the run succeeds'),
    option('-v, --verbose', 'also show notes from sources, and every request'),
    option('--no-progress', 'no live progress on the terminal'),
    option('--color <when>', 'use color').choices(['auto', 'always', 'never']).default('auto'),
  ],
};

/** Returns the flag that all commands with confidence intervals share. */
export function confidenceFlag(): Option {
  return option(
    '--confidence <p>',
    'confidence level of intervals, such as 0.9 or 90% (default: 0.95); tests, spikes and alerts keep their own levels',
    level,
  );
}

/** Flags that say where the history is kept. */
export function storeFlags(): Option[] {
  return [
    option(
      '--store <store>',
      'where to keep the history: a file, postgres://user@host/database, or none (default: a file for this user)',
    ),
    option('--no-store', 'neither save nor read any history'),
  ];
}

/** The flags of `RUN` that apply to every command that scans. */
export const ANY_RUN: FlagGroup = {
  heading: RUN.heading,
  flags: () =>
    RUN.flags().filter(
      (flag) => !['dryRun', 'store', 'new', 'baseline', 'jitter', 'log'].includes(flag.attributeName()),
    ),
};
