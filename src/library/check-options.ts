/** Validates options from callers without type checking: invalid values are rejected before any request is sent. */
import { isLevel, LEVELS } from '../core/metrics/confidence.js';
import { LABELS } from '../core/sentiment/label.js';
import { languageCode } from '../core/text/language-code.js';
import { UsageError } from '../errors.js';
import { NAMES } from '../sources/index.js';
import type { Source } from '../sources/source.js';
import {
  checkGiven,
  checkNames,
  DATE,
  DURATION,
  has,
  isFunction,
  isListOf,
  isNumber,
  isObject,
  isTable,
  isText,
  type Kinds,
  oneOf,
  SIGNAL,
  wholeNumber,
  YES_OR_NO,
  ZONE,
} from './option-kinds.js';
import type { CompareOptions, LocalFileOptions, ScanOptions } from './options.js';

/** @throws UsageError naming the first option that is unknown or has an invalid value */
export function checkOptions(options: ScanOptions): void {
  checkGiven(options, KINDS, '{ limit: 50 }');
}

/** @throws UsageError like `checkOptions`, and if the path is not a string */
export function checkFile(path: string, options: LocalFileOptions): void {
  if (typeof path !== 'string')
    throw new UsageError('the path of a file must be a text', { hint: "for example 'posts.ndjson'" });
  checkGiven(options, FILE_KINDS, "{ timezone: 'Europe/Berlin' }");
}

/**
 * @throws UsageError if the query is neither a string nor an object; the members of a profile are checked when it is
 * parsed
 */
export function checkQuery(query: unknown): void {
  if (typeof query === 'string' || isObject(query)) return;
  throw new UsageError('the query must be a text, or the profile of a brand', {
    hint: "for example 'Acme Coffee', or { name: 'Acme Coffee', aliases: ['ACME'] }",
  });
}

/** @throws UsageError if the brands are not an array; its elements are checked when they are parsed */
export function checkBrands(brands: readonly unknown[]): void {
  if (!Array.isArray(brands))
    throw new UsageError('the brands must be an array', { hint: "for example ['Acme', 'Globex']" });
}

/**
 * Also accepts the options that only a comparison has.
 * @throws UsageError like `checkOptions`
 */
export function checkCompareOptions(options: CompareOptions): void {
  checkGiven(options, { ...KINDS, ...COMPARE_KINDS }, '{ limit: 50 }');
}

const KINDS: Kinds<ScanOptions> = {
  sources: { words: 'an array of sources, such as [hackernews]', is: Array.isArray },
  settings: { words: "an object of objects, such as { rss: { feeds: 'https://example.com/feed.xml' } }", is: isTable },
  wanted: { words: 'a Set of names', is: (value) => has(value, ['has'], isFunction) },
  since: DATE,
  until: DATE,
  allTime: YES_OR_NO,
  asOf: DATE,
  timezone: ZONE,
  limit: wholeNumber(1),
  languages: { words: "an array of codes, such as ['en']", is: (value) => isListOf(value, isText) },
  strict: YES_OR_NO,
  engine: {
    words: 'a name, an engine, or a function that makes one',
    is: (value) =>
      isText(value) || isFunction(value) || (has(value, ['score'], isFunction) && has(value, ['name'], isText)),
  },
  labels: {
    words: "a Map from ids of mentions to 'positive', 'neutral' or 'negative'",
    is: (value) => has(value, ['get', 'values'], isFunction) && holdsLabels(value as ReadonlyMap<string, unknown>),
  },
  newIn: { words: 'a store, as openStore opens it', is: (value) => has(value, ['seen'], isFunction) },
  nps: { words: "an array of names of sources, such as ['file:reviews.csv']", is: (value) => isListOf(value, isText) },
  npsProxy: YES_OR_NO,
  goldMatrix: {
    words: 'what socialrank eval --write-matrix writes',
    is: (value) => has(value, ['engine'], isText) && has(value, ['confusion'], isTable),
  },
  baseline: {
    words: 'a report, or a function that finds one',
    is: (value) => isFunction(value) || has(value, ['query', 'sentiment', 'emotions'], isObject),
  },
  exact: YES_OR_NO,
  persons: {
    words: "an array of persons, such as [{ name: 'ann', accounts: [] }]",
    is: (value) => isListOf(value, isPerson),
  },
  confidence: { words: LEVELS, is: (value) => typeof value === 'number' && isLevel(value) },
  includeOwned: YES_OR_NO,
  minRelevance: { words: 'a number from 0 to 1', is: (value) => isNumber(value, 0, 1) },
  dedupe: YES_OR_NO,
  group: oneOf('link', 'person', 'none'),
  expandLinks: YES_OR_NO,
  top: wholeNumber(1),
  allowPartial: YES_OR_NO,
  allowPrivate: YES_OR_NO,
  timeoutMilliseconds: DURATION,
  deadlineMilliseconds: DURATION,
  retries: wholeNumber(0),
  concurrency: wholeNumber(1),
  signal: SIGNAL,
  transport: { words: 'a transport, with send and close', is: (value) => has(value, ['send', 'close'], isFunction) },
  isReplay: YES_OR_NO,
  cache: { words: 'a function from the name of a source to its cache', is: isFunction },
  now: { words: 'a function that gives a Date', is: isFunction },
};

const COMPARE_KINDS: Kinds<Omit<CompareOptions, keyof ScanOptions>> = {
  sov: oneOf('items', 'fractional'),
  expected: { words: 'an array of numbers', is: (value) => isListOf(value, (part) => typeof part === 'number') },
};

/** Limited because each thread uses memory of its own. */
const MOST_THREADS = 64;

const FILE_KINDS: Kinds<LocalFileOptions> = {
  map: { words: "a text, such as 'text=body,publishedAt=created_utc'", is: isText },
  timezone: ZONE,
  threads: {
    words: `a whole number from 1 to ${MOST_THREADS}`,
    is: (value) => Number.isInteger(value) && isNumber(value, 1, MOST_THREADS),
  },
};

function holdsLabels(map: ReadonlyMap<string, unknown>): boolean {
  return [...map.values()].every((label) => LABELS.some((one) => one === label));
}

function isPerson(value: unknown): boolean {
  const isAccount = (account: unknown) => has(account, ['source', 'handle'], isText);
  return has(value, ['name'], isText) && has(value, ['accounts'], (accounts) => isListOf(accounts, isAccount));
}

/** @throws UsageError for a code that is not a language */
export function readLanguages(codes: readonly string[]): string[] {
  return codes.map((code) => {
    const known = languageCode(code);
    if (known !== null) return known;
    throw new UsageError(`not the code of a language: ${JSON.stringify(code)}`, { hint: 'for example en, or pt-BR' });
  });
}

/** @throws UsageError if there are no sources, if one is not a source, or if two have the same name */
export function checkSources(sources: readonly Source[]): void {
  if (sources.length === 0) throw new UsageError('no source is left to ask', { hint: 'see: socialrank sources' });
  for (const [place, source] of sources.entries()) {
    const holds = (name: keyof Source, type: string) => {
      const member = (source as Partial<Source> | null)?.[name];
      return typeof member === type && member !== '';
    };
    const missing = MEMBERS.find(([name, type]) => !holds(name, type));
    if (missing !== undefined) {
      throw new UsageError(`sources[${place}] is not a source: it has no ${missing[0]}`, {
        hint: isText(source)
          ? "a source is an object: import { localFile, rss } from 'socialrank'; sources: [rss, await localFile('posts.csv')]"
          : null,
      });
    }
    if (sources.findIndex(({ name }) => name === source.name) < place) {
      throw new UsageError(`two sources are called ${source.name}`);
    }
  }
}

/**
 * Settings of known sources that are not part of this run are ignored; settings of an unknown source must be a mistake.
 * @throws UsageError for the first unknown source
 */
export function checkSettingNames(sources: readonly Source[], settings: NonNullable<ScanOptions['settings']>): void {
  checkNames('there are settings, but no source', settings, [
    ...new Set([...sources.map(({ name }) => name), ...NAMES]),
  ]);
}

const MEMBERS = [
  ['name', 'string'],
  ['capabilities', 'function'],
  ['requests', 'function'],
  ['search', 'function'],
] as const;
