import { describe, expect, it } from '@jest/globals';
import googlenews from '../../../src/sources/googlenews/index.js';
import type { QueryNode } from '../../../src/sources/source.js';
import {
  type Answer,
  answering,
  collect,
  type Search,
  sourceQuery,
  tapeHttp,
  testContext,
} from '../../../src/testing.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, handle, not, or, phrase, site, week, word } from '../searches.js';

const search: Search = { query: sourceQuery(phrase('acme coffee')), ...week };
const EMPTY = '<rss version="2.0"><channel><title>"acme coffee" - Google News</title></channel></rss>';

keepsTheContract(googlenews, 'googlenews/search.har', search, { emptyBody: EMPTY, onePage: true });

function requestsFor(node: QueryNode, more: Partial<Search> = {}) {
  const { context } = testContext(googlenews, { ...search, ...more }, answering({ body: '' }));
  return googlenews.requests(sourceQuery(node), context);
}

async function run(answer: (query: string) => Answer, more: Partial<Search> = {}) {
  const http = answering(({ url }) => answer(new URL(url).searchParams.get('q') ?? ''), week.until);
  const test = testContext(googlenews, { ...search, ...more }, http);
  const outcome = await collect(googlenews.search(search.query, test.context)).then(
    (found) => ({ found, error: null }),
    (error: unknown) => ({ found: [], error }),
  );
  return { ...test, ...outcome, asked: http.asked.map(({ url }) => new URL(url).searchParams.get('q')) };
}

const feed = (ids: readonly string[], date = 'Fri, 20 Nov 2026 10:00:00 GMT'): Answer => ({
  body: `<rss><channel>${ids.map((id) => `<item><guid>${id}</guid><title>${id} - O</title><pubDate>${date}</pubDate><source url="https://o.example">O</source></item>`).join('')}</channel></rss>`,
});
const hundred = (prefix: string) => Array.from({ length: 100 }, (_, index) => `${prefix}${index}`);

describe('googlenews', () => {
  it('returns headlines without their outlet, which is the origin', async () => {
    const { context } = testContext(googlenews, search, tapeHttp(tape('googlenews/search.har')));
    const found = await collect(googlenews.search(search.query, context));
    expect(found[0]).toEqual({
      id: 'CBMiNewest',
      kind: 'article',
      url: 'https://news.google.com/rss/articles/CBMiNewest?oc=5',
      title: 'S&P of beans: Acme Coffee up 5% - and rising',
      text: 'S&P of beans: Acme Coffee up 5% - and rising',
      publishedAt: '2026-11-21T07:15:07.000Z',
      precision: 'second',
      language: 'en-US',
      origin: { name: 'Market Mug', url: 'https://www.mug.example' },
    });
    expect(found.map(({ id, title }) => [id, title]).slice(1)).toEqual([
      ['https://news.google.com/rss/articles/CBMiNone?oc=5', 'Café news without an outlet'],
      ['CBMiOldest', 'Acme Coffee to close "Store 1"'],
      ['CBMiBefore', 'Acme Coffee, before the window'],
    ]);
  });

  it.each<[string, QueryNode, string]>([
    ['a word', word('acme'), 'acme'],
    ['a phrase', phrase('acme coffee'), '"acme coffee"'],
    ['a word that could be taken for something else', word('C++'), '"C++"'],
    [
      'alternatives and exclusions',
      and(or(word('acme'), phrase('acme inc')), not(phrase('road runner'))),
      '(acme OR "acme inc") -"road runner"',
    ],
    ['a site', and(word('acme'), site('example.com')), 'acme site:example.com'],
    ['no quote that would end a phrase', phrase('acme" OR "x'), '"acme OR x"'],
  ])('writes %s', (_, node, words) => {
    expect(requestsFor(node)[0]?.query).toBe(`${words} after:2026-11-13 before:2026-11-22`);
  });

  it('sends no request if no part of the query can be searched for', async () => {
    expect(requestsFor(handle('acme'))).toEqual([]);
    const { context } = testContext(googlenews, search, answering({ body: EMPTY }));
    expect(await collect(googlenews.search(sourceQuery(handle('acme')), context))).toEqual([]);
  });

  it.each([
    ['en', 'US', 'hl=en-US&gl=US&ceid=US%3Aen'],
    ['en-GB', 'gb', 'hl=en-GB&gl=GB&ceid=GB%3Aen'],
    ['de', 'AT', 'hl=de&gl=AT&ceid=AT%3Ade'],
    ['pt', 'BR', 'hl=pt-BR&gl=BR&ceid=BR%3Apt-419'],
    ['es', 'ES', 'hl=es&gl=ES&ceid=ES%3Aes'],
    ['es', 'MX', 'hl=es-419&gl=MX&ceid=MX%3Aes-419'],
    ['zh', 'TW', 'hl=zh-TW&gl=TW&ceid=TW%3Azh-Hant'],
  ])('requests the edition %s of %s', (language, country, parameters) => {
    expect(requestsFor(word('acme'), { settings: { language, country } })[0]?.url).toContain(`&${parameters}`);
  });

  it('searches day by day, newest first, if one search does not return everything', async () => {
    const { asked, found, truncations } = await run((query) =>
      feed(query.includes('after:2026-11-13 before:2026-11-22') ? hundred('best') : [query]),
    );
    expect(asked).toHaveLength(10);
    expect(asked.slice(0, 3)).toEqual([
      '"acme coffee" after:2026-11-13 before:2026-11-22',
      '"acme coffee" after:2026-11-21 before:2026-11-22',
      '"acme coffee" after:2026-11-20 before:2026-11-21',
    ]);
    expect(found).toHaveLength(109);
    expect(truncations).toEqual([]);
  });

  it('reports truncation if a day has more results than can be returned', async () => {
    const { truncations, found } = await run((query) =>
      feed(/after:2026-11-13 before:2026-11-22|after:2026-11-20/.test(query) ? hundred('a') : []),
    );
    expect(truncations).toEqual(['Google News returns at most 100 results for 2026-11-20']);
    expect(found).toHaveLength(100);
  });

  it('sends no request before its page is needed', async () => {
    const http = answering(feed(hundred('a')));
    const { context } = testContext(googlenews, search, http);
    const pages = googlenews.search(search.query, context)[Symbol.asyncIterator]();
    await pages.next();
    expect(http.asked).toHaveLength(2);
    await pages.return?.();
  });

  it('splits a long window into at most 31 parts', async () => {
    const { asked } = await run((query) => feed(/after:2026-01-01 before:2026-11-22/.test(query) ? hundred('a') : []), {
      since: new Date('2026-01-02T00:00:00Z'),
    });
    expect(asked.length).toBeLessThanOrEqual(32);
    expect(asked.at(-1)).toContain('after:2026-01-01');
  });

  it('halves parts of a long window that are still too full, down to a day', async () => {
    const { asked, found, truncations } = await run(
      (query) => {
        const [, first = '', end = ''] = /after:(\S+) before:(\S+)/.exec(query) ?? [];
        return feed(
          first <= '2026-10-10' && '2026-10-10' < end ? hundred(first === '2026-10-10' ? 'day' : 'long') : [],
        );
      },
      { since: new Date('2026-08-10T12:00:00Z') },
    );
    const widths = asked.map((query) => {
      const [, first = '', end = ''] = /after:(\S+) before:(\S+)/.exec(query ?? '') ?? [];
      return (Date.parse(end) - Date.parse(first)) / 86_400_000;
    });
    expect(Math.max(...widths.slice(1))).toBe(4);
    expect(widths.filter((width) => width === 1).length).toBeGreaterThan(1);
    expect(asked.at(-1)).toContain('after:2026-08-09');
    expect(truncations).toEqual(['Google News returns at most 100 results for 2026-10-10']);
    expect(found).toHaveLength(200);
  });

  it('reports 503 as rate limited, and a consent page as blocked', async () => {
    expect((await run(() => ({ status: 503, body: '' }))).error).toMatchObject({ code: 'rate_limited' });
    const page = { headers: { 'content-type': 'text/html' }, body: '<html>Before you continue</html>' };
    expect((await run(() => page)).error).toMatchObject({ code: 'blocked' });
  });
});
