import { describe, expect, it } from '@jest/globals';
import { type ScanOptions, type Source, scan } from '../../src/index.js';
import { memoryCache } from '../../src/library/memory-cache.js';
import { knownOf } from '../../src/scan/habits.js';
import type { Cache } from '../../src/sources/source.js';
import type { Report } from '../../src/types.js';
import { madeUp, post } from '../support/made-up-source.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 1, 12);
const day = (days: number) => new Date(START + days * 24 * HOUR);

/** A source with one item of the given age, or none if null. @param feed URL of the feed; absent for a search */
function aged(hours: number | null, now: Date, { source = {}, feed }: Pick<Run, 'source' | 'feed'>): Source {
  return madeUp(
    'forum',
    async function* (context) {
      if (feed !== undefined) context.endpoint({ url: feed });
      if (hours !== null) yield [{ ...post('a'), publishedAt: new Date(now.getTime() - hours * HOUR).toISOString() }];
    },
    { ...(feed === undefined ? {} : { capabilities: () => ({ search: 'whole', operators: [] }) }), ...source },
  );
}

interface Run {
  readonly days: number;
  readonly hours: number | null;
  readonly query?: string;
  readonly source?: Partial<Source>;
  readonly feed?: string | undefined;
}

async function run(
  cache: Cache,
  { days, hours, query = 'acme', ...of }: Run,
  given: ScanOptions = {},
): Promise<Report> {
  const now = day(days);
  return scan(query, { sources: [aged(hours, now, of)], cache: () => cache, now: () => now, ...given });
}

/** The cache after six daily runs against an active forum. */
async function lively(given: Partial<Run> = {}): Promise<Cache> {
  const cache = memoryCache();
  for (let days = 0; days < 6; days += 1) await run(cache, { days, hours: 2, ...given });
  return cache;
}

const codes = ({ warnings }: Report) => warnings.map(({ code }) => code);

describe('the habit of a source', () => {
  it.each<[title: string, hours: number | null, isStale: boolean]>([
    ['older than ever', 72, true],
    ['as old as usual', 3, false],
    ['older, but of this day', 23, false],
    ['gone', null, true],
  ])('determines whether the newest item is stale: %s', async (_, hours, isStale) => {
    const report = await run(await lively(), { days: 9, hours });
    expect(codes(report)).toEqual(isStale ? ['stale'] : []);
    if (!isStale) return;
    const newest = new Date(hours === null ? day(5).getTime() - 2 * HOUR : day(9).getTime() - hours * HOUR);
    expect(report.warnings[0]).toEqual({
      code: 'stale',
      message: `its newest item is from ${newest.toISOString()}, much longer ago than in earlier runs`,
      source: 'forum',
    });
  });

  it.each<[title: string, given: Partial<Run>, given: ScanOptions, warned: readonly string[]]>([
    ['of a feed', {}, {}, ['stale']],
    ['of a feed, but to another query', { query: 'globex' }, {}, []],
    ['of a search, which need not give all', { feed: undefined }, {}, []],
    ['of another feed', { feed: 'https://b.example/feed' }, {}, []],
    ['of a feed, up to a time before', {}, { until: day(0), allTime: true }, []],
    ['of as much of a feed as was asked for', {}, { limit: 1 }, []],
  ])(
    'determines whether an answer older than that of an earlier run is stale: %s',
    async (_, given, options, warned) => {
      const cache = memoryCache();
      const feed = 'https://a.example/feed';
      await run(cache, { days: 0, hours: 2, feed });
      await run(cache, { days: 1, hours: 2, feed });
      if (given.feed === undefined && 'feed' in given) await run(cache, { days: 1, hours: 2 });
      const report = await run(cache, { days: 1.1, hours: 12, feed, ...given }, options);
      expect(codes(report)).toEqual(warned);
      if (warned.length === 0) return;
      const [now, before] = [day(0.6), new Date(day(1).getTime() - 2 * HOUR)].map((time) => time.toISOString());
      expect(report.warnings[0]!.message).toBe(
        `its newest item is from ${now}, and an earlier run saw one from ${before}`,
      );
    },
  );

  it.each([
    [4, []],
    [5, ['stale']],
  ])('is known only after five runs: %s', async (runs, warned) => {
    const cache = memoryCache();
    for (let days = 0; days < runs; days += 1) await run(cache, { days, hours: 2 });
    expect(codes(await run(cache, { days: 9, hours: 72 }))).toEqual(warned);
  });

  it('allows for sources that rarely publish', async () => {
    expect(codes(await run(await lively({ hours: 24 }), { days: 9, hours: 72 }))).toEqual([]);
  });

  it('is kept per query, since another brand may rarely be mentioned', async () => {
    expect(codes(await run(await lively(), { days: 9, hours: 72, query: 'globex' }))).toEqual([]);
  });

  it('has the ages of the last query and the newest item of all queries', async () => {
    const cache = await lively();
    await run(cache, { days: 7, hours: 1, query: 'globex' });
    expect(await knownOf(cache)).toEqual({
      lastSuccess: day(7).toISOString(),
      newest: new Date(day(7).getTime() - HOUR).toISOString(),
      usualAgeSeconds: null,
      lastAgeSeconds: 3600,
    });
    await run(cache, { days: 9, hours: null });
    expect(await knownOf(cache)).toEqual({
      lastSuccess: day(9).toISOString(),
      newest: new Date(day(7).getTime() - HOUR).toISOString(),
      usualAgeSeconds: 7200,
      lastAgeSeconds: 4 * 24 * 3600 + 7200,
    });
  });

  it('is not learned from failed runs', async () => {
    const cache = memoryCache();
    const failing: Partial<Source> = {
      search: () => {
        throw new Error('no');
      },
    };
    await run(cache, { days: 0, hours: 1, source: failing });
    expect(await knownOf(cache)).toBeNull();
  });

  it('is neither learned from replays and local files nor applied to replays', async () => {
    const empty = memoryCache();
    await run(empty, { days: 0, hours: 1 }, { isReplay: true });
    await run(empty, { days: 0, hours: 1, source: { isLocal: true } });
    expect(await empty.get('habit')).toBeUndefined();
    const cache = await lively();
    expect(codes(await run(cache, { days: 9, hours: 72 }, { isReplay: true }))).toEqual([]);
  });

  it('is limited in size however many runs and queries there are', async () => {
    const cache = memoryCache();
    for (let days = 0; days < 40; days += 1) await run(cache, { days, hours: 1, query: `brand${days}` });
    for (let days = 0; days < 40; days += 1) await run(cache, { days, hours: 1 });
    expect((await cache.get('habit'))!.length).toBeLessThan(2000);
  });

  it.each([
    '',
    '[',
    'null',
    '7',
    '{"lastSuccess":1e99,"queries":[]}',
    '{"lastSuccess":1,"queries":[null,{"ages":"x"}]}',
  ])('is unknown if the cache contains %j', async (text) => {
    const cache = memoryCache();
    await cache.set('habit', text);
    expect(await knownOf(cache)).toBeNull();
    expect(codes(await run(cache, { days: 9, hours: 72 }))).toEqual([]);
    expect((await knownOf(cache))?.lastSuccess).toBe(day(9).toISOString());
  });
});
