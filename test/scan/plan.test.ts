import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../src/core/query/parse.js';
import { memoryCache } from '../../src/library/memory-cache.js';
import { fingerprint } from '../../src/scan/fingerprint.js';
import { planOf, type SourcePlan } from '../../src/scan/plan.js';
import type { ScanRequest } from '../../src/scan/request.js';
import { BUILT_IN } from '../../src/sources/built-in.js';
import type { Source } from '../../src/sources/source.js';
import { answering } from '../../src/testing.js';
import { WEEK } from '../support/assembled.js';
import { filledSettings } from '../support/filled-settings.js';
import { madeUp } from '../support/made-up-source.js';
import { asking, run, scanRequest } from '../support/scan-request.js';

const plan = (source: Source, input: string, given: Partial<ScanRequest> = {}): Promise<SourcePlan> =>
  planOf(asking(source, { settings: filledSettings(source) }), scanRequest([], { query: parseQuery(input), ...given }));

const searching = BUILT_IN.filter((source) => source.capabilities(filledSettings(source)).search !== 'whole');
const named = (sources: readonly Source[]) => sources.map((source) => [source.name, source] as const);

/** The queries and decoded URLs of all its requests, in lower case. */
const said = ({ requests }: SourcePlan) =>
  requests.map(({ url, query }) => `${query ?? ''} ${decodeURIComponent(url)}`.toLowerCase()).join('\n');

describe('the plan of', () => {
  it.each(named(BUILT_IN))('%s can be made without a request', async (_, source) => {
    const own = await plan(source, 'acme');
    expect(own).toMatchObject({ source: source.name, status: 'ready', reason: null, impossible: [], waits: [] });
    expect(
      own.requests.every(({ url, length, query }) => /^https?:/.test(url) && length === (query?.length ?? null)),
    ).toBe(true);
  });

  it.each(named(searching))(
    '%s includes every alternative, in separate requests if OR is not supported',
    async (_, source) => {
      const names = ['acme', 'globex', 'initech'];
      const own = await plan(source, names.join(' OR '));
      expect(own.impossible).toEqual([]);
      for (const name of names) expect(said(own)).toContain(name);
      const { operators } = source.capabilities(filledSettings(source));
      if (operators.includes('or')) return;
      for (const { url } of own.requests) {
        expect(names.filter((name) => decodeURIComponent(url).includes(name)).length).toBeLessThanOrEqual(1);
      }
    },
  );

  it.each(named(searching))(
    '%s splits long queries to its maximum length and lists what it leaves out',
    async (_, source) => {
      const names = Array.from({ length: 60 }, (_name, index) => `brandname${index}x`);
      const own = await plan(source, names.join(' OR '));
      const lost = own.impossible.join(' ');
      const text = said(own);
      for (const name of names) expect([name, text.includes(name) || lost.includes(name)]).toEqual([name, true]);
      for (const { length } of own.requests) expect(length ?? 0).toBeLessThanOrEqual(own.maxLength ?? 100_000);
    },
  );

  it.each(named(searching))('%s relaxes a query that is too long to be sent whole', async (_, source) => {
    const long = Array.from({ length: 200 }, (_word, index) => `word${index}`).join(' ');
    const own = await plan(source, `acme ${long} -tea`);
    expect(own.status).toBe('ready');
    for (const { length } of own.requests) expect(length ?? 0).toBeLessThanOrEqual(own.maxLength ?? 100_000);
  });

  it('a source includes its rate, its pages and remembered limits', async () => {
    const cache = memoryCache();
    const limit = (seconds: number) => ({
      place: 'forum.example',
      code: 'rate_limited',
      message: 'no more',
      retryAt: new Date(WEEK.until.getTime() + seconds * 1000).toISOString(),
    });
    const over = { ...limit(-60), place: 'GET forum.example' };
    await cache.set('limits', JSON.stringify({ settings: fingerprint({}), limits: [limit(60), over] }));
    const source = madeUp('forum', async function* () {}, {
      rate: { requests: 10, seconds: 60 },
      capabilities: () => ({ search: 'words', operators: [], pageSize: 30, maxItems: 80 }),
      requests: ({ branches }) => branches.map(() => ({ url: 'https://forum.example/', query: 'acme' })),
    });
    expect(await planOf(asking(source, { cache }), scanRequest([], { query: parseQuery('acme OR globex') }))).toEqual({
      source: 'forum',
      status: 'ready',
      reason: null,
      hint: null,
      requests: [
        { url: 'https://forum.example/', query: 'acme', length: 4 },
        { url: 'https://forum.example/', query: 'acme', length: 4 },
      ],
      pushed: ['acme', 'globex'],
      filtered: [],
      impossible: [],
      maxLength: null,
      limit: 100,
      pagesAtMost: 6,
      quota: null,
      rate: { requests: 10, seconds: 60 },
      waits: [
        {
          code: 'rate_limited',
          message: 'no more (as it reported before; it was not asked again)',
          retryAt: limit(60).retryAt,
        },
      ],
    });
  });
});

describe('the rate of a source', () => {
  const rate = { requests: 10, seconds: 60 };
  const faster = { requests: 30, seconds: 60 };
  const source = madeUp('forum', async function* () {}, {
    rate,
    settings: { key: { description: 'opens more' } },
    capabilities: ({ key }) => ({ search: 'words', operators: [], ...(key === undefined ? {} : { rate: faster }) }),
  });

  it.each([
    ['its own', {}, rate],
    ['another one with a key', { key: 'KEYKEYKEY' }, faster],
  ])('is %s, both in its plan and in a scan', async (_, settings, expected) => {
    const kept: unknown[] = [];
    const network: ScanRequest['network'] = {
      forSource(access) {
        kept.push(access.rate);
        return answering({ body: '' });
      },
    };
    const asked = asking(source, { settings });
    expect((await planOf(asked, scanRequest([], { query: parseQuery('acme') }))).rate).toEqual(expected);
    await run([asked], { network });
    expect(kept).toEqual([expected]);
  });
});

describe('--strict', () => {
  const tags = { capabilities: () => ({ search: 'tags', operators: ['tag'] }) as const };
  const whole = { capabilities: () => ({ search: 'whole', operators: [] }) as const };
  const languages = { capabilities: () => ({ search: 'words', operators: ['lang'] }) as const };

  it.each<[title: string, input: string, given: Partial<Source>, languages: string[], reason: RegExp | null]>([
    ['what it can search for', 'acme "oat milk" -tea', {}, [], null],
    ['a part that it cannot', 'acme OR lang:en', {}, [], /^it cannot find all of it: lang:en/],
    ['a language that it does not know', 'acme lang:en', {}, [], /^it does not search by language/],
    ['a language that it knows', 'acme lang:en', languages, [], null],
    ['languages to keep that it does not know', 'acme', {}, ['en'], /^it does not search by language/],
    ['languages to keep that it knows', 'acme', languages, ['en'], null],
    ['words where it lists hashtags', 'acme', tags, [], /^it lists hashtags/],
    ['hashtags where it lists them', '#acme -tea OR #globex', tags, [], null],
    ['anything where all of it is read', 'acme -tea', whole, [], null],
    ['a language where all of it is read', 'acme', whole, ['en'], /^it does not search by language/],
    ['a language of a local file', 'acme', { ...whole, isLocal: true }, ['en'], null],
  ])('searches or skips a source, in the plan as in the scan: %s', async (_, input, given, codes, reason) => {
    const source = madeUp('forum', async function* () {}, given);
    const request = { query: parseQuery(input), languages: codes, strict: true };
    const own = await plan(source, input, request);
    const { report } = await run([source], request);
    expect([own.status, report.sources[0]?.status]).toEqual(
      reason === null ? ['ready', 'empty'] : ['skipped', 'skipped'],
    );
    if (reason === null) return;
    expect(own.reason).toMatch(reason);
    expect(report.warnings).toEqual([{ code: 'unsupported_query', message: own.reason, source: 'forum' }]);
    expect((await plan(source, input, { ...request, strict: false })).status).toBe('ready');
  });
});
