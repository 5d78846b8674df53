import { describe, expect, it } from '@jest/globals';
import bingnews from '../../../src/sources/bingnews/index.js';
import { answering, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, not, or, phrase, site, week, word } from '../searches.js';

const search: Search = { query: sourceQuery(phrase('acme coffee')), ...week };
const EMPTY = '<rss version="2.0"><channel><title>acme - BingNews</title></channel></rss>';
const item = (id: number, date = 'Fri, 20 Nov 2026 10:00:00 GMT') =>
  `<item><title>Acme ${id}</title><link>https://a.example/${id}</link><pubDate>${date}</pubDate></item>`;
const feed = (items: string) => ({ body: `<rss><channel>${items}</channel></rss>` });

keepsTheContract(bingnews, 'bingnews/search.har', search, { emptyBody: EMPTY });

describe('bingnews', () => {
  it('returns the URL of the article, and stops if the last page is repeated', async () => {
    const http = tapeHttp(tape('bingnews/search.har'));
    const found = await collect(bingnews.search(search.query, testContext(bingnews, search, http).context));
    expect(http.asked).toHaveLength(3);
    expect(found[0]).toEqual({
      id: 'https://dailybean.example/2026/mill?a=1&b=2',
      kind: 'article',
      url: 'https://dailybean.example/2026/mill?a=1&b=2',
      title: 'Acme Coffee & the mill',
      text: "They mill now: Acme Coffee 'as ground'.",
      publishedAt: '2026-11-21T07:15:00.000Z',
      precision: 'second',
      language: null,
      origin: { name: 'The Daily Bean', url: 'https://dailybean.example' },
      media: ['http://www.bing.com/th?id=1&pid=News'],
    });
    expect(found[1]?.origin).toEqual({ name: 'direct.example', url: 'https://direct.example' });
    expect(found.map(({ url }) => url).slice(1)).toEqual([
      'https://direct.example/acme',
      'https://www.mug.example/acme?id=3',
    ]);
  });

  it('stops at items before the window, and reports truncation after twenty pages', async () => {
    const old = await ask(bingnews, search, feed(item(1) + item(2, 'Fri, 06 Nov 2026 10:00:00 GMT')));
    expect(old.asked).toHaveLength(1);
    let id = 0;
    const many = await ask(bingnews, search, () => feed(item(id++)));
    expect([many.asked.length, many.truncations.length]).toEqual([20, 1]);
  });

  it.each([
    ['2026-11-14T12:00:00Z', 'sortbydate="1" interval="7"'],
    ['2026-10-30T12:00:00Z', 'sortbydate="1" interval="9"'],
    ['2026-01-01T12:00:00Z', 'sortbydate="1"'],
  ])('searches since %s with %s', (since, expected) => {
    const { context } = testContext(bingnews, { ...search, since: new Date(since) }, answering({ body: '' }));
    const [request] = bingnews.requests(sourceQuery(word('acme')), context);
    expect(new URL(request!.url).searchParams.get('qft')).toBe(expected);
  });

  it('writes alternatives, exclusions and sites', () => {
    const { context } = testContext(bingnews, search, answering({ body: '' }));
    const query = sourceQuery(and(or(word('acme'), phrase('acme inc')), not(word('tea')), site('example.com')));
    expect(bingnews.requests(query, context)[0]?.query).toBe('(acme OR "acme inc") -tea site:example.com');
  });

  it('is opt-in and reports a web page instead of a feed as blocked', async () => {
    const { error } = await ask(bingnews, search, { headers: { 'content-type': 'text/html' }, body: '<html></html>' });
    expect(error).toMatchObject({ code: 'blocked' });
    expect(bingnews.isOptIn).toBe(true);
  });
});
