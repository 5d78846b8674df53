import { describe, expect, it } from '@jest/globals';
import blogger from '../../../src/sources/blogger/index.js';
import { answering, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, phrase, week, word } from '../searches.js';

const searching = (...sites: string[]): Search => ({
  query: sourceQuery(phrase('acme coffee')),
  ...week,
  limit: 20,
  settings: { sites },
});
const search = searching('acmeroast');
const EMPTY = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Acme Roast</title></feed>';

keepsTheContract(blogger, 'blogger/search.har', search, { emptyBody: EMPTY });

describe('blogger', () => {
  it('returns posts and comments, with the post that each comment belongs to', async () => {
    const test = testContext(blogger, search, tapeHttp(tape('blogger/search.har')));
    const found = await collect(blogger.search(search.query, test.context));
    const post = (number: number) => `tag:blogger.com,1999:blog-77.post-${number}`;
    expect(found.map(({ id, kind }) => [kind, id])).toEqual([
      ['comment', post(901)],
      ['article', post(12)],
      ['article', post(11)],
      ['article', post(10)],
    ]);
    expect(found[0]).toMatchObject({
      url: 'https://acmeroast.blogspot.com/2026/11/roast-12.html?showComment=1795204800000#c901',
      title: null,
      text: 'Acme Coffee? Never again & so on, friends.',
      author: { name: 'Mo Tester' },
      thread: { root: post(12), parent: post(12) },
    });
    expect(found[1]).toMatchObject({
      url: 'https://acmeroast.blogspot.com/2026/11/roast-12.html',
      title: 'Roast 12 & Acme Coffee',
      text: 'How Acme Coffee roasts, 12.',
      author: { name: 'Dana Roast' },
      publishedAt: '2026-11-20T17:30:00.000Z',
      tags: ['beans'],
      engagement: { replies: 2 },
    });
  });

  it.each([
    ['acmeroast', 'https://acmeroast.blogspot.com'],
    ['blog.example.com', 'https://blog.example.com'],
    ['http://acmeroast.blogspot.de/2026/11/x.html', 'http://acmeroast.blogspot.de'],
  ])('searches the blog %s at %s', (site, origin) => {
    const { context } = testContext(blogger, searching(site), answering({ body: '' }));
    const requests = blogger.requests(sourceQuery(and(word('acme'), word('C++'))), context);
    expect(requests.map(({ query }) => query)).toEqual(['acme "C++"', null]);
    expect(requests.map(({ url }) => new URL(url).origin)).toEqual([origin, origin]);
  });

  it('warns if comments could not be searched', async () => {
    const { warnings, error } = await ask(blogger, search, ({ pathname }) =>
      pathname.includes('comments') ? { status: 404, body: '' } : { body: EMPTY },
    );
    expect([error, warnings.map(({ code }) => code)]).toEqual([null, ['comments_not_searched']]);
  });

  it('reports a page that is no blog, a bot wall and an invalid address with different codes', async () => {
    const page = { headers: { 'content-type': 'text/html' }, body: '<html></html>' };
    expect((await ask(blogger, search, page)).error).toMatchObject({ code: 'not_a_feed' });
    const wall = { ...page, body: '<title>Just a moment...</title>' };
    expect((await ask(blogger, search, wall)).error).toMatchObject({ code: 'blocked' });
    expect((await ask(blogger, searching('two words'), page)).error).toMatchObject({ code: 'needs_config' });
  });

  it('reads the next page if the feed counts more results, even without a next link', async () => {
    const { found, urls } = await ask(blogger, search, (url) => {
      const start = Number(url.searchParams.get('start-index') ?? 1);
      const shown = url.pathname.includes('comments') || start > 3 ? [] : [start, start + 1].filter((id) => id <= 3);
      const entries = shown.map((id) => `<entry><id>tag:a,${id}</id><title>A ${id}</title></entry>`).join('');
      const total = url.pathname.includes('comments') ? 0 : 3;
      const head = `<openSearch:totalResults>${total}</openSearch:totalResults>`;
      return { body: `<feed xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/'>${head}${entries}</feed>` };
    });
    expect(found).toHaveLength(3);
    expect(urls.map(({ searchParams }) => searchParams.get('start-index'))).toEqual([null, null, '3']);
  });

  it('reports truncation after fifty pages', async () => {
    let id = 0;
    const { asked, truncations } = await ask(blogger, search, ({ pathname }) => ({
      body: pathname.includes('comments')
        ? EMPTY
        : `<feed><link rel="next" href="https://a.example/"/><entry><id>tag:a,${id++}</id><title>A</title></entry></feed>`,
    }));
    expect([asked.length, truncations.length]).toEqual([51, 1]);
  });
});
