import { describe, expect, it } from '@jest/globals';
import rss from '../../../src/sources/rss/index.js';
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
import { week } from '../searches.js';

const search: Search = {
  query: { ...sourceQuery(), node: { type: 'word', text: 'acme' } },
  ...week,
  settings: { feeds: ['https://grinder.example/feed/', 'beans.example'] },
};

keepsTheContract(rss, 'rss/feeds.har', search, { emptyBody: '<rss><channel><title>Quiet</title></channel></rss>' });

const feed = (items: string, head = '') => `<rss><channel><title>T</title>${head}${items}</channel></rss>`;
const item = (id: string, date = '2026-11-20T00:00:00Z') =>
  `<item><guid>${id}</guid><title>${id}</title><pubDate>${date}</pubDate></item>`;

async function run(
  feeds: readonly string[],
  answer: (url: string, headers: Readonly<Record<string, string>>) => Answer,
  more: Partial<Search> = {},
) {
  const http = answering(({ url, headers }) => answer(url, headers ?? {}), week.until);
  const test = testContext(rss, { ...search, settings: { feeds }, ...more }, http);
  const outcome = await collect(rss.search(search.query, test.context)).then(
    (found) => ({ found, error: null }),
    (error: unknown) => ({ found: [], error }),
  );
  return { ...test, ...outcome, asked: http.asked };
}

const NOTHING: Answer = { status: 404, body: '' };
const PAGE = { headers: { 'content-type': 'text/html' } };

describe('rss', () => {
  it('reads feeds newest first, and names endpoints as the user wrote them', async () => {
    const test = testContext(rss, search, tapeHttp(tape('rss/feeds.har')));
    const found = await collect(rss.search(search.query, test.context));
    expect(found.map(({ id, endpoint }) => [id, endpoint])).toEqual([
      ['https://grinder.example/?p=40', 'https://grinder.example/feed/'],
      ['https://grinder.example/?p=39', 'https://grinder.example/feed/'],
      ['tag:beans.example,2026:7.comment1', 'beans.example'],
      ['tag:beans.example,2026:7', 'beans.example'],
      ['tag:beans.example,2026:6', 'beans.example'],
      ['https://grinder.example/?p=38', 'https://grinder.example/feed/'],
      ['https://grinder.example/?p=37', 'https://grinder.example/feed/'],
      ['https://grinder.example/?p=12', 'https://grinder.example/feed/'],
    ]);
    expect(test.endpoints).toEqual([
      { url: 'beans.example', error: null },
      { url: 'https://grinder.example/feed/', error: null },
    ]);
  });

  it('reads all members of an article', async () => {
    const test = testContext(rss, search, tapeHttp(tape('rss/feeds.har')));
    const found = await collect(rss.search(search.query, test.context));
    expect(found[0]).toEqual({
      id: 'https://grinder.example/?p=40',
      kind: 'article',
      url: 'https://grinder.example/2026/11/40/',
      title: 'Acme Coffee opens on Main Street – at last',
      text: 'The queue was long, the menu was not.\n\nR&D in a cup: Acme Coffee did it.',
      author: { id: 'grinder.example/dana roast', name: 'Dana Roast', url: null },
      publishedAt: '2026-11-21T09:30:00.000Z',
      precision: 'second',
      language: 'en-US',
      tags: ['Openings'],
      links: ['https://acme.example/menu'],
      engagement: { replies: 4 },
      origin: { name: 'The Grinder', url: 'https://grinder.example' },
      media: [],
      endpoint: 'https://grinder.example/feed/',
    });
  });

  it('warns if a feed does not reach back to the start of the time window', async () => {
    const { warnings } = await run(['https://a.example/feed'], () => ({
      body: feed(item('1') + item('2', '2026-11-18T10:30:00Z')),
    }));
    expect(warnings).toEqual([
      {
        code: 'short_feed',
        message: 'T reaches back to 2026-11-18 10:30 UTC only: older items are not counted',
      },
    ]);
    const long = await run(['https://a.example/feed'], () => ({ body: feed(item('1') + item('2', '2026-11-01')) }));
    expect(long.warnings).toEqual([]);
  });

  it('tolerates failing feeds and reports which ones failed', async () => {
    const { found, endpoints, error } = await run(
      ['https://a.example/1', 'https://b.example/2', 'not an address'],
      (url) => (url.includes('a.example') ? { status: 500, body: '' } : { body: feed(item('1')) }),
    );
    expect(error).toBeNull();
    expect(found).toHaveLength(1);
    expect(Object.fromEntries(endpoints.map((one) => [one.url, one.error?.code ?? null]))).toEqual({
      'https://a.example/1': 'unreachable',
      'https://b.example/2': null,
      'not an address': 'needs_config',
    });
  });

  it('throws the first error if all feeds fail', async () => {
    const { error, endpoints } = await run(['https://a.example/1', 'https://b.example/2'], (url) => ({
      status: url.includes('a.example') ? 500 : 404,
      body: '',
    }));
    expect(error).toMatchObject({ code: 'unreachable' });
    expect(endpoints).toHaveLength(2);
  });

  it('reads all feeds if there is no limit', async () => {
    const { found } = await run(['https://a.example/1', 'https://b.example/2'], (url) => ({ body: feed(item(url)) }), {
      limit: Number.POSITIVE_INFINITY,
    });
    expect(found.map(({ id }) => id).sort()).toEqual(['https://a.example/1', 'https://b.example/2']);
  });

  it('requests a feed that is listed twice only once', async () => {
    const { asked } = await run(['https://a.example/1', 'https://a.example/1'], () => ({ body: feed('') }));
    expect(asked).toHaveLength(1);
  });
});

describe('pages of a feed', () => {
  const next = (to: string) => `<atom:link rel="next" href="${to}"/>`;

  it('are followed as long as they are within the time window', async () => {
    const { asked, found } = await run(['https://a.example/feed'], (url) => ({
      body: url.endsWith('3')
        ? feed(item('c', '2026-11-01'))
        : feed(item(url), next(url.endsWith('2') ? '?p=3' : '?p=2')),
    }));
    expect(asked.map(({ url }) => url)).toEqual([
      'https://a.example/feed',
      'https://a.example/feed?p=2',
      'https://a.example/feed?p=3',
    ]);
    expect(found).toHaveLength(3);
  });

  it('are followed without times as long as they contain new items', async () => {
    const { asked, found } = await run(['https://a.example/feed'], (url) => ({
      body: JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        items: url.endsWith('4') ? [] : [{ id: url, content_text: 'Acme' }],
        next_url: `https://a.example/feed?p=${Number(url.at(-1)) + 1 || 2}`,
      }),
    }));
    expect(asked).toHaveLength(4);
    expect(found).toHaveLength(3);
  });

  it('are not followed in circles', async () => {
    const { asked } = await run(['https://a.example/feed'], () => ({
      body: feed(item('1'), next('https://a.example/feed')),
    }));
    expect(asked).toHaveLength(1);
    const ever = await run(['https://a.example/feed'], (url) => ({ body: feed(item('1'), next(`${url}x`)) }));
    expect(ever.asked).toHaveLength(2);
  });

  it('are reported as truncated if there are too many to read', async () => {
    const { asked, truncations } = await run(['https://a.example/feed'], (url) => ({
      body: feed(item(url), next(`${url}x`)),
    }));
    expect(asked).toHaveLength(50);
    expect(truncations).toEqual(['T has more pages than are read of one feed']);
  });

  it('are reported as truncated if one of them is not a feed', async () => {
    const { found, truncations } = await run(['https://a.example/feed'], (url) =>
      url.endsWith('2') ? { ...PAGE, body: '<html>Wait</html>' } : { body: feed(item('1'), next('?p=2')) },
    );
    expect(found).toHaveLength(1);
    expect(truncations).toEqual(['T names a page of older items that was not read']);
  });

  it('are untrusted, so that they cannot lead to private addresses', async () => {
    const { asked } = await run(['https://a.example/feed'], (url) => ({
      body: feed(item(url), url.includes('127.0.0.1') ? '' : next('http://127.0.0.1/feed')),
    }));
    expect(asked.map(({ untrusted }) => untrusted)).toEqual([false, true]);
  });
});

describe('a cached feed', () => {
  const url = 'https://a.example/feed?k=1';
  const whole: Answer = {
    headers: { etag: 'W/"1"', 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT' },
    body: feed(item('1')),
  };

  it('returns its items if the server answers 304', async () => {
    const first = await run([url], () => whole);
    const again = await run([url], () => ({ status: 304, body: '' }), { cache: Object.fromEntries(first.cached) });
    expect(again.asked[0]?.headers).toMatchObject({
      'if-none-match': 'W/"1"',
      'if-modified-since': 'Sat, 21 Nov 2026 10:00:00 GMT',
    });
    expect(again.found).toEqual(first.found);
  });

  it('is not used for another feed of the same site', async () => {
    const first = await run([url], () => whole);
    const other = await run(['https://a.example/feed?k=2'], () => whole, { cache: Object.fromEntries(first.cached) });
    expect(other.asked[0]?.headers).not.toHaveProperty('if-none-match');
  });

  it('is fetched again if the cache entry cannot be parsed', async () => {
    const first = await run([url], () => whole);
    const cache = Object.fromEntries([...first.cached.keys()].map((key) => [key, '{"bytes":7']));
    const again = await run([url], (_, headers) => ('if-none-match' in headers ? { status: 304, body: '' } : whole), {
      cache,
    });
    expect(again.found).toHaveLength(1);
  });

  it('is requested without a condition if the server answers 412', async () => {
    const first = await run([url], () => whole);
    const again = await run([url], (_, headers) => ('if-none-match' in headers ? { status: 412, body: '' } : whole), {
      cache: Object.fromEntries(first.cached),
    });
    expect(again.asked.map(({ headers }) => 'if-none-match' in headers!)).toEqual([true, false]);
    expect(again.found).toEqual(first.found);
    const refused = await run([url], () => ({ status: 412, body: '' }));
    expect([refused.error, refused.asked.length]).toEqual([expect.objectContaining({ code: 'bad_response' }), 1]);
  });

  it('is not validated by an ETag that is too long to send back', async () => {
    const { cached } = await run([url], () => ({ ...whole, headers: { etag: `"${'x'.repeat(2000)}"` } }));
    expect(cached.size).toBe(0);
    const dated = { etag: `"${'x'.repeat(2000)}"`, 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT' };
    const first = await run([url], () => ({ ...whole, headers: dated }));
    const again = await run([url], () => ({ status: 304, body: '' }), { cache: Object.fromEntries(first.cached) });
    expect(again.asked[0]?.headers).toMatchObject({ 'if-modified-since': dated['last-modified'] });
    expect(again.asked[0]?.headers).not.toHaveProperty('if-none-match');
  });

  it('is truncated and not stored if it was cut off in the middle', async () => {
    const whole = feed(item('1') + item('2') + item('3'));
    const torn = { headers: { etag: '"1"' }, body: whole.slice(0, whole.lastIndexOf('<title>')) };
    const { found, cached, truncations } = await run([url], () => torn);
    expect(found).toHaveLength(2);
    expect(truncations).toEqual(['T is cut off in the middle: the rest is not counted']);
    expect(cached.size).toBe(0);
  });

  it('is not stored if it is long', async () => {
    const { cached } = await run([url], () => ({ ...whole, body: feed(item('1').repeat(5000)) }));
    expect(cached.size).toBe(0);
  });

  it('is reported as gone if the server answers 410', async () => {
    const { error } = await run([url], () => ({ status: 410, body: '' }));
    expect(error).toMatchObject({ code: 'not_found', message: 'a.example/feed is gone for good (HTTP 410)' });
  });
});

describe('the page of a site', () => {
  const page = (head: string): Answer => ({ ...PAGE, body: `<!doctype html><html><head>${head}</head></html>` });
  const link = (href: string, title = '', type = 'application/rss+xml') =>
    `<link rel="alternate" type="${type}" title="${title}" href="${href}">`;

  it('leads to the feed that it links to, preferably not that of its comments', async () => {
    const { asked, found, notes } = await run(['https://a.example/blog/'], (url) =>
      url.endsWith('/posts') ? { body: feed(item('1')) } : page(link('/c', 'Comments Feed') + link('posts', 'Posts')),
    );
    expect(asked.map((one) => one.url)).toEqual(['https://a.example/blog/', 'https://a.example/blog/posts']);
    expect(found).toHaveLength(1);
    expect(notes).toEqual(['a.example/blog/ has its feed at a.example/blog/posts']);
  });

  it('has the feeds that it links to treated as untrusted', async () => {
    const { asked } = await run(['https://a.example/'], (url) =>
      url.includes('10.0.0.1') ? { body: feed(item('1')) } : page(link('http://10.0.0.1/feed')),
    );
    expect(asked.map(({ untrusted }) => untrusted)).toEqual([false, true]);
  });

  it('is searched for a feed in the usual places if it links to none', async () => {
    const { asked, found } = await run(['https://a.example/blog/x'], (url) =>
      url === 'https://a.example/rss.xml' ? { body: feed(item('1')) } : url.endsWith('/x') ? page('') : NOTHING,
    );
    expect(asked[1]?.url).toBe('https://a.example/blog/feed/');
    expect(asked.at(-1)?.url).toBe('https://a.example/rss.xml');
    expect(found).toHaveLength(1);
  });

  it('is rejected if no feed can be found', async () => {
    const { error, asked } = await run(['https://a.example/'], () => page(''));
    expect(error).toMatchObject({
      code: 'not_a_feed',
      message: 'a.example is not a feed: it is a web page that names none',
    });
    expect(asked).toHaveLength(10);
  });

  it.each<[string, string, string]>([
    ['texts', '"acme"', 'not_a_feed'],
    ['objects of another form', '{"key":"acme"}', 'bad_response'],
  ])('is rejected as a JSON Feed with items that are %s', async (_, one, code) => {
    const body = `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[${one},${one}]}`;
    const { error } = await run(['https://a.example/feed.json'], () => ({ body }));
    expect(error).toMatchObject({ code });
  });

  it('is not searched further if the site is down', async () => {
    const { error, asked } = await run(['https://a.example/'], (url) =>
      url.endsWith('/') && !url.endsWith('feed/') ? page('') : { status: 503, body: '' },
    );
    expect(error).toMatchObject({ code: 'unreachable' });
    expect(asked).toHaveLength(2);
  });

  it('is reported as blocked if it is a bot wall', async () => {
    const { error } = await run(['https://a.example/'], () => page('<title>Just a moment...</title>'));
    expect(error).toMatchObject({ code: 'blocked' });
  });
});
