import { describe, expect, it } from '@jest/globals';
import brave from '../../../src/sources/brave/index.js';
import type { HttpResponse } from '../../../src/sources/source.js';
import { answering, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, not, or, phrase, site, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const search: Search = {
  query: sourceQuery(phrase('acme coffee')),
  ...week,
  limit: 10,
  settings: { key: 'KEYKEYKEY' },
};
const EMPTY = '{"type":"news","results":[]}';

keepsTheContract(brave, 'brave/search.har', search, { emptyBody: EMPTY });

const onTape = async () => {
  const http = tapeHttp(tape('brave/search.har'));
  const test = testContext(brave, search, http);
  return { ...test, found: await collect(brave.search(search.query, test.context)), asked: http.asked };
};

describe('brave', () => {
  it('returns pages with all their extracts, and without a time if it is unknown', async () => {
    const { found, asked } = await onTape();
    expect(found.find(({ id }) => id === 'https://blog1.example/acme')).toEqual({
      id: 'https://blog1.example/acme',
      kind: 'article',
      url: 'https://blog1.example/acme',
      title: 'Blog 1 & Acme Coffee',
      text: 'I tried Acme Coffee 1 times.\nA second look at Acme Coffee.',
      publishedAt: '2026-11-19T10:00:00.000Z',
      precision: 'second',
      language: 'en',
      origin: { name: 'Blog 1', url: 'https://blog1.example' },
      media: [],
    });
    expect(found.find(({ id }) => id === 'https://blog2.example/acme')).not.toHaveProperty('publishedAt');
    expect(found).toHaveLength(13);
    expect(asked.map(({ headers }) => headers?.['x-subscription-token'])).toEqual(Array(4).fill('KEYKEYKEY'));
  });

  it('sends the query with all its operators to both indexes', () => {
    const query = sourceQuery(and(or(word('acme'), phrase('acme inc')), not(word('tea')), site('example.com')));
    const requests = brave.requests(query, testContext(brave, search, answering({ body: '' })).context);
    expect(requests.map(({ url, query: text }) => [new URL(url).pathname, text])).toEqual([
      ['/res/v1/news/search', '(acme OR "acme inc") -tea site:example.com'],
      ['/res/v1/web/search', '(acme OR "acme inc") -tea site:example.com'],
    ]);
  });

  it('sends language and country only if they are set', () => {
    const sent = (settings: object) => {
      const { context } = testContext(
        brave,
        { ...search, settings: { ...search.settings, ...settings } },
        answering({ body: '' }),
      );
      const [first] = brave.requests(search.query, context);
      const { searchParams } = new URL(first!.url);
      return [searchParams.get('search_lang'), searchParams.get('country')];
    };
    expect(sent({})).toEqual([null, null]);
    expect(sent({ language: 'de', country: 'at' })).toEqual(['de', 'AT']);
    expect(sent({ language: 'ZH-Hans', country: 'all' })).toEqual(['zh-hans', 'ALL']);
    expect(() => sent({ language: 'German' })).toThrow('brave.language: "German" cannot be read');
    expect(() => sent({ country: 'Austria' })).toThrow('brave.country: "Austria" cannot be read');
  });

  it('counts every request and stops at the limit of the month', async () => {
    const cache = { requests: '2026-11 998' };
    const full = JSON.stringify({
      type: 'news',
      results: Array.from({ length: 10 }, (_, id) => ({ url: `https://a.example/${id}`, title: 'Acme' })),
    });
    const first = await ask(brave, { ...search, cache }, (url) => ({
      body: url.pathname.includes('news') ? full : '{"type":"search"}',
    }));
    expect([first.asked.length, first.error, first.truncations]).toEqual([
      2,
      null,
      ['brave.monthlyRequests is reached'],
    ]);
    expect(first.cached.get('requests')).toBe('2026-11 1000');
    const second = await ask(brave, { ...search, cache: { requests: '2026-11 1000' } }, { body: EMPTY });
    expect([second.asked.length, second.error]).toEqual([
      0,
      expect.objectContaining({ code: 'quota', retryAt: '2026-12-01T00:00:00.000Z' }),
    ]);
    const next = await ask(brave, { ...search, cache: { requests: '2026-10 1000' } }, { body: EMPTY });
    expect([next.asked.length, next.cached.get('requests')]).toEqual([2, '2026-11 2']);
  });

  it('reports the used requests and the limit of the month, and rejects an invalid limit', async () => {
    const { context } = testContext(brave, { ...search, cache: { requests: '2026-11 7' } }, answering({ body: '' }));
    expect(await brave.quota?.({ settings: context.settings, cache: context.cache, now: context.now })).toEqual({
      unit: 'requests',
      used: 7,
      limit: 1000,
      resetsAt: '2026-12-01T00:00:00.000Z',
    });
    const wrong = await ask(brave, { ...search, settings: { key: 'K', monthlyRequests: 'many' } }, { body: EMPTY });
    expect(wrong.error).toMatchObject({ code: 'needs_config' });
  });

  it('reports truncation after ten pages', async () => {
    let id = 0;
    const { asked, truncations } = await ask(brave, search, () => ({
      body: JSON.stringify({
        type: 'news',
        results: Array.from({ length: 10 }, () => ({ url: `https://a.example/${id++}`, title: 'Acme' })),
        query: { more_results_available: true },
        web: { results: [{ url: `https://a.example/${id++}`, title: 'Acme' }] },
      }),
    }));
    expect([asked.length, asked.at(-1)?.url.includes('&offset=9')]).toEqual([20, true]);
    expect(truncations).toHaveLength(2);
  });

  it.each([
    [422, 'SUBSCRIPTION_TOKEN_INVALID', 'auth'],
    [402, '', 'quota'],
    [429, 'QUOTA_LIMITED', 'quota'],
    [429, 'RATE_LIMITED', 'rate_limited'],
    [400, 'OPTION_NOT_IN_PLAN', 'auth'],
  ])('reports %i %s as %s', async (status, code, expected) => {
    const { error } = await ask(brave, search, { status, body: JSON.stringify({ error: { code } }) });
    expect(error).toMatchObject({ code: expected });
  });

  it.each([
    [2000, 2000, 'quota'],
    [2000, 15, 'rate_limited'],
    [0, 14, 'rate_limited'],
  ])('distinguishes a used-up month of %i requests from a used-up second, at %i', async (limit, current, expected) => {
    const meta = { rate_limit: 1, rate_current: 1, quota_limit: limit, quota_current: current };
    const body = JSON.stringify({ error: { code: 'RATE_LIMITED', meta } });
    expect((await ask(brave, search, { status: 429, body })).error).toMatchObject({ code: expected });
  });

  it('requests no page after one without results', async () => {
    const empty = { type: 'search', query: { more_results_available: true }, results: [], web: { results: [] } };
    const { asked, truncations } = await ask(brave, search, { body: JSON.stringify(empty) });
    expect([asked.length, truncations]).toEqual([2, []]);
  });

  it.each<[string, Record<string, string>, unknown]>([
    [
      'the window that runs out first',
      { 'x-ratelimit-remaining': '1, 0', 'x-ratelimit-reset': '1, 3600', 'x-ratelimit-limit': '50, 1000' },
      { remaining: 0, resetsAt: '2026-11-21T13:00:00.000Z' },
    ],
    [
      'no limit where a plan has none',
      { 'x-ratelimit-remaining': '49, 0', 'x-ratelimit-reset': '1, 3600', 'x-ratelimit-limit': '50, 0' },
      { remaining: 49, resetsAt: '2026-11-21T12:00:01.000Z' },
    ],
    ['nothing where nothing is said', {}, undefined],
    ['nothing that cannot be read', { 'x-ratelimit-remaining': 'x', 'x-ratelimit-reset': 'y' }, undefined],
  ])('reads from the headers %s', (_, headers, expected) => {
    const response = { headers: { date: 'Sat, 21 Nov 2026 12:00:00 GMT', ...headers } } as unknown as HttpResponse;
    expect(brave.allowance?.(response)).toEqual(expected);
  });

  survivesStrangeAnswers(brave, search, {
    type: 'news',
    query: { more_results_available: false },
    results: [{ url: 'https://a.example', title: 'Acme', description: 'x', page_age: '2026-11-20T10:00:00' }],
  });
});
