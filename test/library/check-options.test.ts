/** Options as untyped programs may pass them. */
import { describe, expect, it } from '@jest/globals';
import {
  brandsFile,
  type CompareOptions,
  compareBrands,
  localFile,
  type ScanOptions,
  scan,
  scanBrands,
  stream,
  UsageError,
} from '../../src/index.js';
import { pageByPage } from '../support/made-up-source.js';

const pond = pageByPage('pond', [[]]);
const RIGHT: ScanOptions = { sources: [pond], now: () => new Date('2026-11-21T12:00:00Z') };

const NO_SWITCH = [null, 1, 'yes'];
const NO_DATE = [null, '24h', 1_795_000_000_000, { getTime: 1 }];
const NO_COUNT = [null, '5', 1.5, Number.NaN, -1, new Date()];
const NO_DURATION = [null, '5', 0, -1, Number.NaN];
const NO_FUNCTION = [null, 'x', {}];

/** Invalid values of each option. */
const WRONG: { readonly [K in keyof ScanOptions]-?: readonly unknown[] } = {
  sources: [null, 'file:x', pond, new Set([pond]), [null], ['pond'], [{ ...pond, name: '' }], []],
  settings: [null, 5, 'rss', [], new Map(), { rss: 'https://example.com' }, { rss: null }],
  wanted: [null, 'pond', ['pond']],
  since: NO_DATE,
  until: NO_DATE,
  asOf: NO_DATE,
  allTime: NO_SWITCH,
  timezone: [null, 1, ['UTC'], 'Nowhere/At all'],
  limit: [...NO_COUNT, 0],
  languages: [null, 'en', new Set(['en']), [1], ['no language']],
  strict: NO_SWITCH,
  engine: [null, 5, {}, { name: 'sure' }, 'nosuch'],
  labels: [null, { 'pond:1': 'positive' }, [['pond:1', 'positive']], new Map([['pond:1', 'pos']])],
  newIn: [null, 'history.db', {}],
  nps: [null, true, 'file:reviews.csv', [1]],
  npsProxy: NO_SWITCH,
  goldMatrix: [null, 'matrix.json', {}, { engine: 'social@1' }, { engine: 'social@1', confusion: 5 }],
  baseline: [null, 'last', {}],
  exact: NO_SWITCH,
  persons: [null, 'ann', ['ann'], [{ name: 'ann' }], [{ name: 'ann', accounts: ['bluesky:ann'] }]],
  confidence: [null, '0.95', 0.4, 1, 95, Number.NaN],
  includeOwned: NO_SWITCH,
  minRelevance: [null, '0.5', -0.1, 1.1, Number.NaN],
  dedupe: NO_SWITCH,
  group: [null, 'thread', true],
  expandLinks: NO_SWITCH,
  top: [...NO_COUNT, 0],
  allowPartial: NO_SWITCH,
  allowPrivate: NO_SWITCH,
  timeoutMilliseconds: NO_DURATION,
  deadlineMilliseconds: NO_DURATION,
  retries: NO_COUNT,
  concurrency: [...NO_COUNT, 0],
  signal: [null, 1000, new AbortController()],
  transport: [null, 'direct', { send: () => null }],
  isReplay: NO_SWITCH,
  cache: NO_FUNCTION,
  now: [...NO_FUNCTION, new Date(), () => '2026-11-21'],
};
const WRONG_COMPARISONS: { readonly [K in Exclude<keyof CompareOptions, keyof ScanOptions>]-?: readonly unknown[] } = {
  sov: [null, 'brands'],
  expected: [null, '50,50', ['50', '50'], [1]],
};

/** Options whose message names a part of the value, or what was made of it, instead of the option. */
const NAMED: Readonly<Record<string, RegExp>> = {
  sources: /source/,
  timezone: /zone/,
  languages: /language/,
  engine: /engine/,
  expected: /expected/,
};

/** Returns the message of the expected error, which must come before any request. */
async function refusal(attempt: () => Promise<unknown>): Promise<string> {
  const error = await attempt().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  expect(pond.asked()).toBe(0);
  return (error as UsageError).message;
}

const pairs = (table: Readonly<Record<string, readonly unknown[]>>) =>
  Object.entries(table).flatMap(([name, values]) => values.map((value) => [name, value] as const));

describe('an option of the wrong type or with an invalid value', () => {
  it.each(pairs(WRONG))('is rejected by name before any source is queried: %s, as %p', async (name, value) => {
    const options = { ...RIGHT, [name]: value };
    const named = NAMED[name] ?? new RegExp(`^${name} must `);
    expect(await refusal(() => scan('acme', options))).toMatch(named);
    expect(await refusal(() => scanBrands([{ name: 'acme' }], options))).toMatch(named);
    expect(await refusal(() => stream('acme since:7d', options).next())).toMatch(named);
  });

  it.each(pairs(WRONG_COMPARISONS))('is rejected in a comparison: %s, as %p', async (name, value) => {
    const options = { ...RIGHT, [name]: value };
    expect(await refusal(() => compareBrands(['acme', 'globex'], options))).toMatch(
      NAMED[name] ?? new RegExp(`^${name} must `),
    );
  });

  it.each([[null], [5], ['limit'], [[]]])(
    'is rejected if it replaces the whole options object: %p',
    async (options) => {
      const given = options as unknown as ScanOptions;
      for (const attempt of [
        () => scan('acme', given),
        () => scanBrands([{ name: 'acme' }], given),
        () => compareBrands(['acme', 'globex'], given),
      ]) {
        expect(await refusal(attempt)).toBe('the options must be an object');
      }
    },
  );
});

describe('an unknown option', () => {
  const hintOf = async (attempt: () => Promise<unknown>) => {
    const error = await attempt().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect(pond.asked()).toBe(0);
    const { message, hint } = error as UsageError;
    return { message, hint };
  };

  it.each([
    ['source', 'perhaps sources'],
    ['Since', 'perhaps since'],
    ['time_zone', 'perhaps timezone'],
    ['language', 'perhaps languages'],
    ['timeoutMillisecond', 'perhaps timeoutMilliseconds'],
  ])('is rejected with a suggestion: %s', async (name, hint) => {
    const options = { ...RIGHT, [name]: undefined };
    const refused = { message: `there is no option "${name}"`, hint };
    expect(await hintOf(() => scan('acme', options))).toEqual(refused);
    expect(await hintOf(() => stream('acme', options).next())).toEqual(refused);
    expect(await hintOf(() => scanBrands([{ name: 'acme' }], options))).toEqual(refused);
    expect(await hintOf(() => compareBrands(['acme', 'globex'], options))).toEqual(refused);
  });

  it('is rejected with the list of known options if no name is similar', async () => {
    const options = { ...RIGHT, windowDays: 7 };
    const { message, hint } = await hintOf(() => scan('acme', options));
    expect(message).toBe('there is no option "windowDays"');
    expect(hint).toMatch(/^known: sources, /);
    for (const name of Object.keys(WRONG)) expect(hint).toContain(name);
  });

  it('is rejected by scan if only compareBrands has it', async () => {
    const options = { ...RIGHT, sov: 'items' };
    expect((await hintOf(() => scan('acme', options))).message).toBe('there is no option "sov"');
    expect((await hintOf(() => compareBrands(['acme', 'globex'], { ...options, sovs: 'items' } as object))).hint).toBe(
      'perhaps sov',
    );
  });

  it('is rejected by localFile', async () => {
    const options = { thread: 2 };
    expect(await hintOf(() => localFile('posts.ndjson', options as object))).toEqual({
      message: 'there is no option "thread"',
      hint: 'perhaps threads',
    });
  });
});

describe('a brand of the wrong type', () => {
  it.each([[undefined], [null], [5], [['acme']]])('is rejected as the query: %p', async (query) => {
    expect(await refusal(() => scan(query as unknown as string, RIGHT))).toMatch(/^the query must be a text/);
    expect(await refusal(() => stream(query as unknown as string, RIGHT).next())).toMatch(/^the query must be a text/);
  });

  it.each([[undefined], [null], [5], [[]], [{}], ['']])(
    'is rejected by every function that scans or compares: %p',
    async (brand) => {
      const given = brand as unknown as string;
      await refusal(() => scan(given, RIGHT));
      await refusal(() => compareBrands(given as unknown as string[], RIGHT));
      await refusal(() => compareBrands([given, 'globex'], RIGHT));
      await refusal(() => scanBrands(given as unknown as [], RIGHT));
    },
  );
});

describe('a query for a person who is not described', () => {
  const bob = { name: 'bob', accounts: [{ source: 'pond', handle: 'bob' }] };

  it.each([
    ['nobody is', {}],
    ['another is', { persons: [bob] }],
    ['nobody is, said so', { persons: undefined }],
  ])('is rejected rather than silently finding nothing (described: %s)', async (_, options) => {
    const given = { ...RIGHT, ...options } as ScanOptions;
    expect(await refusal(() => scan('from:~ann', given))).toMatch(/^nobody is known as ~ann \(column 6\)/);
    expect(await refusal(() => compareBrands(['acme', 'acme from:~ann'], given))).toContain('~ann');
  });
});

describe('reading a file', () => {
  it.each([[undefined], [null], [5], [new URL('file:///posts.ndjson')]])(
    'is rejected if its path is %p',
    async (path) => {
      expect(await refusal(() => localFile(path as unknown as string))).toBe('the path of a file must be a text');
      expect(await refusal(() => brandsFile(path as unknown as string))).toBe(
        'the path of a file of brands must be a text',
      );
    },
  );

  it.each([
    ['map', { map: { text: 'body' } }],
    ['timezone', { timezone: 1 }],
    ['threads', { threads: '2' }],
    ['the options', null],
    ['the options', 'text=body'],
  ])('is rejected with the name of the wrong option: %s, of %p', async (name, options) => {
    const refused = await refusal(() => localFile('posts.ndjson', options as never));
    expect(refused).toMatch(new RegExp(`^${name} must be `));
  });
});

it('options that are undefined are treated as absent', async () => {
  const none = Object.fromEntries(Object.keys(WRONG).map((name) => [name, undefined]));
  const { status } = await scan('acme', { ...none, ...RIGHT });
  expect(status).toBe('complete');
});
