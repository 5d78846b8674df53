import { describe, expect, it } from '@jest/globals';
import disqus from '../../../src/sources/disqus/index.js';
import type { HttpResponse } from '../../../src/sources/source.js';
import { collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const search: Search = { query: sourceQuery(word('acme')), ...week, limit: 20, settings: { key: 'KEYKEYKEY' } };
const EMPTY = '{"cursor":{"hasNext":false},"code":0,"response":[]}';

keepsTheContract(disqus, 'disqus/search.har', search, { emptyBody: EMPTY });

describe('disqus', () => {
  it('returns comments with the page that they are on, and leaves out removed ones', async () => {
    const test = testContext(disqus, search, tapeHttp(tape('disqus/search.har')));
    const found = await collect(disqus.search(search.query, test.context));
    expect(found.map(({ id }) => id)).toEqual(['5001', '5002', '5004']);
    expect(found[0]).toEqual({
      id: '5001',
      kind: 'comment',
      url: 'https://dailybean.example/2026/acme/#comment-5001',
      text: 'Acme & I, comment 1: see',
      author: { id: '71', handle: 'reader_1', name: 'Reader 1', url: 'https://disqus.com/by/reader_1/' },
      publishedAt: '2026-11-21T09:00:00.000Z',
      precision: 'second',
      links: ['https://acme.example/1'],
      engagement: { likes: 3 },
      origin: { name: 'dailybean', url: 'https://dailybean.example/2026/acme/' },
      thread: { root: null, parent: '4999' },
      media: [],
      endpoint: ':all',
    });
    expect(found[1]).toMatchObject({
      author: { id: null, handle: null, name: 'Passer By', url: null },
      media: ['https://uploads.example/a.jpg'],
    });
    expect(found[2]).toMatchObject({ url: null, origin: { name: 'dailybean', url: null } });
  });

  it('searches each forum separately, in plain words', async () => {
    const forums = { key: 'KEYKEYKEY', forums: ['dailybean', 'gone'] };
    const asked: Search = { ...search, query: sourceQuery(and(word('acme'), word('C++'))), settings: forums };
    const { urls, endpoints, error } = await ask(disqus, asked, ({ searchParams }) =>
      searchParams.get('forum') === 'gone' ? { status: 400, body: '{"code":2,"response":"x"}' } : { body: EMPTY },
    );
    expect(urls.map(({ searchParams }) => searchParams.get('query'))).toEqual(['acme C++', 'acme C++']);
    expect([error, Object.fromEntries(endpoints.map((one) => [one.url, one.error?.code ?? null]))]).toEqual([
      null,
      { dailybean: null, gone: 'bad_response' },
    ]);
  });

  it.each([
    [5, 401, 'auth'],
    [12, 403, 'auth'],
    [8, 400, 'not_found'],
    [13, 429, 'rate_limited'],
    [13, 200, 'rate_limited'],
    [20, 503, 'unreachable'],
    [99, 400, 'bad_response'],
  ])('reports its code %i with HTTP %i as %s', async (code, status, expected) => {
    const { error } = await ask(disqus, search, { status, body: JSON.stringify({ code, response: 'words' }) });
    expect(error).toMatchObject({ code: expected });
  });

  it('reads the remaining requests of the hour from the headers', async () => {
    const headers = { 'x-ratelimit-remaining': '987', 'x-ratelimit-reset': '1795266000' };
    const read = (given: Record<string, string>) => disqus.allowance?.({ headers: given } as unknown as HttpResponse);
    expect(read(headers)).toEqual({ remaining: 987, resetsAt: '2026-11-21T13:00:00.000Z' });
    expect([read({}), read({ ...headers, 'x-ratelimit-remaining': 'few' })]).toEqual([undefined, undefined]);
    const { error } = await ask(disqus, search, { status: 429, headers, body: '{"code":13}' });
    expect(error).toMatchObject({ code: 'rate_limited', retryAt: '2026-11-21T13:00:00.000Z' });
  });

  survivesStrangeAnswers(disqus, search, {
    code: 0,
    cursor: { hasNext: true, next: '1:0:0' },
    response: [{ id: '1', message: 'acme', thread: { link: 'https://a.example' }, author: { name: 'x' } }],
  });
});
