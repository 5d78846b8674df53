import { describe, expect, it } from '@jest/globals';
import type { QueryNode } from '../../../src/sources/source.js';
import wordpress from '../../../src/sources/wordpress/index.js';
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
import { and, phrase, week, word } from '../searches.js';

const search = (site: string): Search => ({
  query: sourceQuery(phrase('acme coffee')),
  ...week,
  settings: { sites: [site] },
});
const open = search('https://roast.example/news');
const shut = search('shut.example');

keepsTheContract(wordpress, 'wordpress/interface.har', open, { emptyBody: '[]' });
keepsTheContract(wordpress, 'wordpress/feeds.har', shut, { emptyBody: '[]' });

async function onTape(name: string, asked: Search) {
  const http = tapeHttp(tape(name));
  const test = testContext(wordpress, asked, http);
  return { ...test, found: await collect(wordpress.search(asked.query, test.context)), asked: http.asked };
}

async function run(answer: (url: URL) => Answer, more: Partial<Search> = {}) {
  const http = answering(({ url }) => answer(new URL(url)), week.until);
  const asked = { ...shut, ...more };
  const test = testContext(wordpress, asked, http);
  const outcome = await collect(wordpress.search(asked.query, test.context)).then(
    (found) => ({ found, error: null }),
    (error: unknown) => ({ found: [], error }),
  );
  return { ...test, ...outcome, asked: http.asked.map(({ url }) => url) };
}

const isRest = (url: URL) => url.pathname.includes('wp-json') || url.searchParams.has('rest_route');
const HTML: Answer = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><html></html>' };
const FEED = (items = ''): string => `<rss><channel><title>T</title>${items}</channel></rss>`;
const item = (slug: string, date = 'Fri, 20 Nov 2026 10:00:00 GMT') =>
  `<item><title>${slug}</title><link>https://shut.example/${slug}/</link><pubDate>${date}</pubDate></item>`;

describe('wordpress with the REST API', () => {
  it('yields posts and comments newest first', async () => {
    const { found, notes, warnings } = await onTape('wordpress/interface.har', open);
    expect(found.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'comment https://roast.example/news/2026/11/best-beans/comment-page-2/#comment-41',
      'comment https://roast.example/news/2026/11/best-beans/#comment-40',
      'article https://roast.example/news/2026/11/best-beans/',
      'article https://roast.example/news/2026/11/protected/',
      'article https://roast.example/news/2026/11/older/',
    ]);
    expect([notes, warnings]).toEqual([[], []]);
  });

  it('reads all members of a post', async () => {
    const { found } = await onTape('wordpress/interface.har', open);
    expect(found[2]).toEqual({
      id: 'https://roast.example/news/2026/11/best-beans/',
      kind: 'article',
      url: 'https://roast.example/news/2026/11/best-beans/',
      title: 'The best beans – Acme Coffee & others',
      text: 'Acme Coffee & the list of all.',
      author: {
        id: 'roast.example/dana roast',
        name: 'Dana Roast',
        url: 'https://roast.example/news/author/dana-roast/',
      },
      publishedAt: '2026-11-20T18:00:00.000Z',
      precision: 'second',
      tags: ['beans & more', 'espresso'],
      links: ['https://roast.example/news/list/', 'https://acme.example/'],
      origin: { name: 'roast.example', url: 'https://roast.example' },
      endpoint: 'https://roast.example/news',
    });
    expect(found[3]).toMatchObject({ author: {}, tags: [] });
  });

  it('threads comments under their post and under the comments they reply to', async () => {
    const { found } = await onTape('wordpress/interface.har', open);
    const post = 'https://roast.example/news/2026/11/best-beans/';
    expect(found.slice(0, 2).map(({ thread, author, text }) => ({ thread, name: author?.name, text }))).toEqual([
      { thread: { root: post, parent: post }, name: 'Reader & Son', text: 'Acme Coffee? No thanks 😀 mine' },
      { thread: { root: post, parent: `${post}#comment-39` }, name: undefined, text: 'I love acme coffee' },
    ]);
  });

  it.each<[string, QueryNode, string, string]>([
    ['words', and(word('acme'), word('tea')), 'acme tea', 'acme'],
    ['phrases', phrase('acme coffee'), '"acme coffee"', 'acme coffee'],
    ['words with signs', word('C++'), '"C++"', 'C++'],
    [
      'of many the nine longest',
      and(...'a bb ccc dddd e5e5e f66666 g777777 h8888888 i99999999 j999999999'.split(' ').map(word)),
      'j999999999 i99999999 h8888888 g777777 f66666 e5e5e dddd ccc bb',
      'j999999999',
    ],
  ])('searches posts for %s, and comments for the longest one', (_, node, posts, comments) => {
    const { context } = testContext(wordpress, open, answering({ body: '' }));
    expect(wordpress.requests(sourceQuery(node), context).map(({ query }) => query)).toEqual([posts, comments]);
  });

  it('searches for & both as it is and as the editor escapes it', async () => {
    const node = and(word('acme'), phrase('A & B'));
    const { context } = testContext(wordpress, open, answering({ body: '' }));
    expect(wordpress.requests(sourceQuery(node), context).map(({ query }) => query)).toEqual([
      '"A & B" acme',
      'A & B',
      '"A &amp; B" acme',
      'A &amp; B',
    ]);
    const searched = await run(() => ({ body: '[]' }), { query: sourceQuery(node) });
    expect(searched.asked.map((url) => new URL(url).searchParams.get('search'))).toEqual([
      '"A & B" acme',
      'A & B',
      '"A &amp; B" acme',
      'A &amp; B',
    ]);
  });

  it('widens the requested window to whole seconds, since its bounds are exclusive', async () => {
    const until = new Date('2026-11-21T12:00:00.500Z');
    const { asked } = await run(() => ({ body: '[]' }), { until });
    const { searchParams } = new URL(asked[0]!);
    expect([searchParams.get('after'), searchParams.get('before')]).toEqual([
      '2026-11-14T11:59:59Z',
      '2026-11-21T12:00:01Z',
    ]);
  });

  it('treats a 400 after the last page as the end', async () => {
    const one = JSON.stringify(
      Array.from({ length: 100 }, (_, index) => ({ link: `https://shut.example/${index}/`, title: { rendered: 'x' } })),
    );
    const { found, asked } = await run((url) =>
      url.searchParams.has('page')
        ? { status: 400, body: '{"code":"rest_post_invalid_page_number"}' }
        : { body: url.pathname.endsWith('posts') ? one : '[]' },
    );
    expect([found.length, asked.length]).toEqual([100, 3]);
  });

  it('uses the rest_route parameter if the site has plain permalinks', async () => {
    const { asked, found } = await run((url) => {
      if (url.pathname.includes('wp-json')) return HTML;
      return {
        body:
          url.searchParams.get('rest_route') === '/wp/v2/posts'
            ? '[{"link":"https://shut.example/?p=4","title":{"rendered":"Acme"}}]'
            : '[]',
      };
    });
    expect(asked.map((url) => new URL(url).searchParams.get('rest_route'))).toEqual([
      null,
      '/wp/v2/posts',
      '/wp/v2/comments',
    ]);
    expect(found.map(({ id }) => id)).toEqual(['https://shut.example/?p=4']);
  });
});

describe('wordpress with feeds', () => {
  it('yields the same ids, and comments without their generated title', async () => {
    const { found, notes, truncations, asked } = await onTape('wordpress/feeds.har', shut);
    expect(asked.some(({ url }) => url.includes('rest_route'))).toBe(false);
    expect(found).toEqual([
      {
        id: 'https://shut.example/why-acme/#comment-2',
        kind: 'comment',
        url: 'https://shut.example/why-acme/#comment-2',
        title: null,
        text: 'Never again 😀',
        author: { id: 'shut.example/reader 1', name: 'Reader 1', url: null },
        publishedAt: '2026-11-20T12:00:00.000Z',
        precision: 'second',
        tags: [],
        links: [],
        engagement: { replies: null },
        origin: { name: 'shut.example', url: 'https://shut.example' },
        thread: { root: 'https://shut.example/why-acme/', parent: 'https://shut.example/why-acme/' },
        media: [],
        endpoint: 'shut.example',
      },
      expect.objectContaining({
        id: 'https://shut.example/why-acme/',
        title: 'Why Acme Coffee & why now',
        text: 'Because acme coffee is there.',
        tags: ['espresso'],
      }),
      expect.objectContaining({ id: 'https://shut.example/again/' }),
    ]);
    expect(notes).toEqual([
      'shut.example is searched through its search feed: shut.example does not allow this (HTTP 403)',
    ]);
    expect(truncations).toEqual(['shut.example gives only its newest comments through feeds']);
  });

  it('stops at items older than the window, and if a site repeats a page', async () => {
    const older = await run((url) =>
      isRest(url)
        ? { status: 403, body: '{}' }
        : { body: FEED(item('a') + item('b', 'Fri, 06 Nov 2026 10:00:00 GMT')) },
    );
    expect(older.asked).toHaveLength(3);
    const same = await run((url) => (isRest(url) ? { status: 403, body: '{}' } : { body: FEED(item('a')) }));
    expect(same.asked).toHaveLength(4);
    expect(same.found).toHaveLength(1);
  });

  it('warns if comments cannot be searched', async () => {
    const { warnings, found, error } = await run((url) => {
      if (/comments/.test(url.href)) return { status: 403, body: '{}' };
      return { body: '[{"link":"https://shut.example/1/","title":{"rendered":"Acme"}}]' };
    });
    expect(error).toBeNull();
    expect(found).toHaveLength(1);
    expect(warnings).toEqual([
      { code: 'comments_not_searched', message: 'shut.example does not let its comments be searched: posts only' },
    ]);
  });

  it('falls back to the feed if the response of the REST API is not recognised', async () => {
    const { found, error, notes } = await run((url) => ({ body: isRest(url) ? '[{"address":"x"}]' : FEED(item('a')) }));
    expect([error, found.length, notes[0]]).toEqual([
      null,
      1,
      'shut.example is searched through its search feed: no posts can be recognised in what shut.example answered',
    ]);
  });

  it('fails if neither the REST API nor the feed returns anything recognisable', async () => {
    const { error } = await run((url) => ({ body: isRest(url) ? '[{"address":"x"}]' : FEED('<item><x/></item>') }));
    expect(error).toMatchObject({
      code: 'bad_response',
      message: 'no items can be recognised in what shut.example answered',
    });
  });

  it('rejects a site where nothing answers like WordPress', async () => {
    const { error, asked } = await run(() => HTML);
    expect(error).toMatchObject({
      code: 'not_a_feed',
      message: 'shut.example answers neither as WordPress nor with a search feed',
    });
    expect(asked).toHaveLength(3);
  });

  it('reports a bot wall as blocked', async () => {
    const { error } = await run(() => ({ ...HTML, body: '<html><title>Just a moment...</title></html>' }));
    expect(error).toMatchObject({ code: 'blocked' });
  });

  it('tries nothing else if the site is down', async () => {
    const { error, asked } = await run(() => ({ status: 503, body: '' }));
    expect(error).toMatchObject({ code: 'unreachable' });
    expect(asked).toHaveLength(1);
  });
});

describe('wordpress with several sites', () => {
  it('tolerates a failing site if another one answers', async () => {
    const sites = ['https://down.example', 'up.example/blog/', 'ftp://no.example'];
    const { found, endpoints, error } = await run(
      (url) => {
        if (url.host === 'down.example') return { status: 500, body: '' };
        return {
          body:
            url.pathname === '/blog/wp-json/wp/v2/posts'
              ? '[{"link":"https://up.example/blog/1/","title":{"rendered":"Acme"}}]'
              : '[]',
        };
      },
      { settings: { sites } },
    );
    expect(error).toBeNull();
    expect(found.map(({ endpoint }) => endpoint)).toEqual(['up.example/blog/']);
    expect(Object.fromEntries(endpoints.map((one) => [one.url, one.error?.code ?? null]))).toEqual({
      'https://down.example': 'unreachable',
      'up.example/blog/': null,
      'ftp://no.example': 'needs_config',
    });
  });
});
