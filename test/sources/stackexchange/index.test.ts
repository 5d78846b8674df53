import { describe, expect, it } from '@jest/globals';
import stackexchange from '../../../src/sources/stackexchange/index.js';
import { siteOf } from '../../../src/sources/stackexchange/site.js';
import {
  type Answer,
  answering,
  collect,
  type Search,
  sourceQuery,
  tapeHttp,
  testContext,
} from '../../../src/testing.js';
import { answered } from '../answered.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, not, phrase, tag, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const search: Search = {
  query: sourceQuery(phrase('acme coffee'), word('AcmeCoffee')),
  ...week,
  limit: 2,
  settings: { sites: ['stackoverflow', 'cooking'] },
};
const empty = { items: [], has_more: false, quota_max: 300, quota_remaining: 250 };
const first = JSON.parse(
  new TextDecoder().decode(tape('stackexchange/search.har').entries[0]!.response.bytes),
) as object;

keepsTheContract(stackexchange, 'stackexchange/search.har', search, { emptyBody: JSON.stringify(empty) });
survivesStrangeAnswers(stackexchange, search, first);

describe('stackexchange', () => {
  it('reads questions and answers of several sites, with ids that include the site', async () => {
    const { context, endpoints } = testContext(stackexchange, search, tapeHttp(tape('stackexchange/search.har')));
    const found = await collect(stackexchange.search(search.query, context));
    expect(found.map(({ id }) => id)).toEqual([
      'stackoverflow.com/79100002',
      'stackoverflow.com/79100001',
      'cooking.stackexchange.com/79100001',
      'stackoverflow.com/79100000',
    ]);
    expect(found[0]).toMatchObject({
      kind: 'answer',
      url: 'https://stackoverflow.com/a/79100002',
      title: null,
      text: 'Acme Coffee allows\nten calls; use if (a < b) wait',
      engagement: { score: 7 },
      thread: { root: 'stackoverflow.com/79100001', parent: 'stackoverflow.com/79100001' },
    });
    expect(found[1]).toMatchObject({
      kind: 'question',
      url: 'https://stackoverflow.com/q/79100001',
      title: 'Acme Coffee API & "429"',
      tags: ['espresso', 'acme-coffee'],
      engagement: { score: -1, replies: 1 },
    });
    expect(endpoints).toEqual(['cooking', 'stackoverflow'].map((url) => ({ url, error: null })));
  });

  it.each([
    ['a word', word('acme'), 'acme'],
    ['a phrase', phrase('acme coffee'), '"acme coffee"'],
    ['a tag', tag('Acme.Coffee'), '[acme.coffee]'],
    ['what cannot be a tag as words', tag('café'), '"café"'],
    ['no exclusions', and(word('acme'), not(word('tea'))), 'acme'],
  ])('searches for %s', (_, node, text) => {
    const { context } = testContext(stackexchange, { query: sourceQuery(node), ...week }, answering({ body: '' }));
    expect(stackexchange.requests(sourceQuery(node), context).map(({ query }) => query)).toEqual([text]);
  });

  it('sends its key, and reads more than 25 pages only with one', async () => {
    const more = (page: number) => ({ ...empty, has_more: true, items: [{ question_id: page, title: 'acme' }] });
    const body = (url: URL) => ({ body: JSON.stringify(more(Number(url.searchParams.get('page') ?? 1))) });
    const one = { ...search, query: sourceQuery(word('acme')), settings: {} };
    const { urls, truncations } = await ask(stackexchange, one, body);
    expect([urls.length, truncations.length]).toEqual([25, 1]);
    const keyed = await ask(stackexchange, { ...one, settings: { key: 'KEYKEY' } }, (url) => {
      const page = Number(url.searchParams.get('page') ?? 1);
      return { body: JSON.stringify({ ...more(page), has_more: page < 30 }) };
    });
    expect([keyed.urls.length, keyed.truncations]).toEqual([30, []]);
    expect(keyed.urls[0]?.searchParams.get('key')).toBe('KEYKEY');
  });

  it('stops when the daily quota is used up, and reports truncation', async () => {
    const body = JSON.stringify({
      ...empty,
      has_more: true,
      quota_remaining: 0,
      items: [{ question_id: 1, title: 'a' }],
    });
    const { urls, truncations } = await ask(stackexchange, { ...search, settings: {} }, { body });
    expect([urls.length, truncations.length]).toEqual([2, 2]);
  });

  it('caches what is left of the quota, separately for each key', async () => {
    const { cached, context } = await ask(stackexchange, search, { body: JSON.stringify(empty) });
    expect(cached.get('quota')).toBe('2026-11-21 250 300');
    expect(await stackexchange.quota?.(context)).toEqual({
      unit: 'requests',
      used: 50,
      limit: 300,
      resetsAt: '2026-11-22T00:00:00.000Z',
    });
    const tomorrow = { ...context, now: new Date('2026-11-22T01:00:00Z') };
    expect(await stackexchange.quota?.(tomorrow)).toMatchObject({ used: 0, limit: 300 });
    const keyed = { ...context, settings: { ...context.settings, key: 'KEYKEY' } };
    expect(await stackexchange.quota?.(keyed)).toMatchObject({ used: 0, limit: 10_000 });
  });

  it('reads its remaining allowance from a response, or else the pause that it demands', () => {
    const headers = { date: 'Sat, 21 Nov 2026 12:00:00 GMT' };
    expect(stackexchange.allowance?.(answered(empty, headers))).toEqual({
      remaining: 250,
      resetsAt: '2026-11-22T00:00:00.000Z',
    });
    expect(stackexchange.allowance?.(answered({ ...empty, backoff: 10 }, headers))).toEqual({
      remaining: 0,
      resetsAt: '2026-11-21T12:00:10.000Z',
    });
    expect(stackexchange.allowance?.(answered(empty))).toBeUndefined();
  });

  it('respects a pause that was demanded in an earlier run', async () => {
    const body = JSON.stringify({ ...empty, backoff: 30 });
    const { cached } = await ask(stackexchange, search, { body });
    const cache = { backoff: cached.get('backoff') ?? '' };
    expect(cache.backoff).toBe('2026-11-21T12:00:30.000Z');
    const { error, asked } = await ask(stackexchange, { ...search, cache }, { body });
    expect([error, asked]).toMatchObject([{ code: 'rate_limited', retryAt: cache.backoff }, []]);
    const later = await ask(stackexchange, { ...search, cache, now: new Date('2026-11-21T12:01:00Z') }, { body });
    expect(later.error).toBeNull();
  });

  it.each<[string, Answer, object]>([
    [
      'too many requests, with the seconds in the sentence',
      {
        status: 400,
        body: '{"error_id":502,"error_name":"throttle_violation","error_message":"too many requests from this IP, more requests available in 90 seconds"}',
      },
      { code: 'rate_limited', retryAt: '2026-11-21T12:01:30.000Z' },
    ],
    [
      'the same through a proxy',
      { status: 502, body: '{"error_id":502,"error_name":"throttle_violation"}' },
      { code: 'rate_limited', retryAt: null },
    ],
    [
      'a site that is none',
      {
        status: 400,
        body: '{"error_id":400,"error_name":"bad_parameter","error_message":"No site found for name `x`"}',
      },
      { code: 'needs_config' },
    ],
    [
      'a wrong key',
      { status: 400, body: '{"error_id":400,"error_name":"bad_parameter","error_message":"`key` is not valid"}' },
      { code: 'auth' },
    ],
    [
      'a parameter it does not know',
      { status: 400, body: '{"error_id":400,"error_name":"bad_parameter","error_message":"q"}' },
      { code: 'bad_response' },
    ],
    [
      'a pause of its own',
      { status: 503, body: '{"error_id":503,"error_name":"temporarily_unavailable"}' },
      { code: 'unreachable' },
    ],
  ])('reports %s', async (_, answer, expected) => {
    expect((await ask(stackexchange, search, answer)).error).toMatchObject(expected);
  });

  it('tolerates an invalid site if another one answers', async () => {
    const wanted = { ...search, settings: { sites: ['a b', 'stackoverflow'] } };
    const { error, endpoints } = await ask(stackexchange, wanted, { body: JSON.stringify(empty) });
    expect(error).toBeNull();
    expect(endpoints.map(({ url, error: failed }) => [url, failed?.code])).toEqual([
      ['a b', 'needs_config'],
      ['stackoverflow', undefined],
    ]);
  });
});

describe('siteOf', () => {
  it.each([
    ['stackoverflow', 'stackoverflow.com'],
    ['es.stackoverflow', 'es.stackoverflow.com'],
    ['meta.stackoverflow', 'meta.stackoverflow.com'],
    ['meta', 'meta.stackexchange.com'],
    ['cooking', 'cooking.stackexchange.com'],
    ['meta.cooking', 'cooking.meta.stackexchange.com'],
    ['mathoverflow', 'mathoverflow.net'],
    ['https://Cooking.StackExchange.com/questions', 'cooking.stackexchange.com'],
  ])('finds the host of %s', (given, host) => {
    expect(siteOf(given).host).toBe(host);
  });
});
