/** Queries for a page, as sent to each source that supports them. */
import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../src/core/query/parse.js';
import { pushdown } from '../../src/core/query/pushdown.js';
import { BUILT_IN } from '../../src/sources/built-in.js';
import { withThreads } from '../../src/sources/shared/threads.js';
import type { Found, SourceQuery } from '../../src/sources/source.js';
import { SourceError } from '../../src/sources/source.js';
import { answering, collect, sourceQuery, testContext } from '../../src/testing.js';
import { ask } from './asked.js';
import { week } from './searches.js';

const source = (name: string) => BUILT_IN.find((one) => one.name === name)!;

function asked(name: string, input: string, settings: Readonly<Record<string, string>> = {}): SourceQuery {
  const query = parseQuery(input);
  const { context } = testContext(source(name), { query: sourceQuery(), ...week, settings }, answering({ body: '' }));
  return { ...query, ...pushdown(query, source(name).capabilities(context.settings)) };
}

describe('a query for a page is sent to', () => {
  const app = { clientId: 'a', clientSecret: 'b' };
  const login = { handle: 'me.example', appPassword: 'aaaa' };
  it.each<[string, string, Readonly<Record<string, string>>, string, string]>([
    ['hackernews', 'link:beans.example/2026/mill', {}, 'query', '"beans.example" "2026" "mill"'],
    [
      'hackernews',
      'link:beans.example/2026/mill',
      {},
      'restrictSearchableAttributes',
      'title,story_text,comment_text,url',
    ],
    ['reddit', 'link:beans.example/mill', app, 'q', '(url:"beans.example/mill" OR selftext:"beans.example/mill")'],
    ['bluesky', 'link:beans.example/mill', login, 'url', 'https://beans.example/mill'],
    ['bluesky', 'link:beans.example/blog/*', login, 'domain', 'beans.example'],
    ['bluesky', 'link:beans.example', login, 'q', 'domain:beans.example'],
    ['x', 'link:beans.example/mill', { token: 't' }, 'query', 'url:"beans.example/mill" -is:retweet'],
    ['stackexchange', 'link:beans.example/mill', {}, 'q', 'url:"*beans.example/mill*"'],
    ['mastodon', 'link:beans.example/mill', { token: 't' }, 'q', '"beans.example/mill" after:1969-12-30'],
    ['lemmy', 'link:beans.example/mill', {}, 'q', 'beans.example/mill'],
  ])('%s: %s', (name, input, settings, parameter, expected) => {
    const query = asked(name, input, settings);
    const { context } = testContext(source(name), { query, ...week, settings }, answering({ body: '' }));
    const [first] = source(name).requests(query, context);
    expect(new URL(first!.url).searchParams.get(parameter)).toBe(expected);
  });

  it('bluesky with a login for both host names, and to reddit with an app also by exact URL', () => {
    const urls = (name: string, settings: Readonly<Record<string, string>>) => {
      const query = asked(name, 'link:beans.example/mill', settings);
      const { context } = testContext(source(name), { query, ...week, settings }, answering({ body: '' }));
      return source(name)
        .requests(query, context)
        .flatMap(({ url }) => new URL(url).searchParams.get('url') ?? []);
    };
    expect(urls('bluesky', login)).toEqual(['https://beans.example/mill', 'https://www.beans.example/mill']);
    expect(urls('reddit', app)).toHaveLength(4);
  });
});

describe('wordpress', () => {
  it('reads the comments on the post in the query', async () => {
    const query = asked('wordpress', 'link:roast.example/2026/mill', {});
    const search = { query, ...week, settings: { sites: ['roast.example'] } };
    const { found, urls } = await ask(source('wordpress'), search, ({ pathname, searchParams }) => {
      if (searchParams.get('slug') === 'mill') return { body: '[{"id":7,"link":"https://roast.example/2026/mill/"}]' };
      if (searchParams.get('post') !== '7' || !pathname.endsWith('/comments')) return { body: '[]' };
      const link = 'https://roast.example/2026/mill/#comment-1';
      return {
        body: JSON.stringify([{ link, content: { rendered: '<p>Good</p>' }, date_gmt: '2026-11-20T10:00:00' }]),
      };
    });
    expect(found).toMatchObject([
      {
        kind: 'comment',
        text: 'Good',
        thread: { root: 'https://roast.example/2026/mill/', links: ['https://roast.example/2026/mill/'] },
      },
    ]);
    expect(urls.some(({ searchParams }) => searchParams.get('search') === '"roast.example/2026/mill"')).toBe(true);
  });
});

describe('the replies to posts', () => {
  const query = { ...sourceQuery(), node: parseQuery('link:beans.example/mill').node };
  const post = (id: number, link = 'https://beans.example/mill'): Found => ({ id: `p${id}`, text: 'x', links: [link] });
  async function* pageOf(posts: readonly Found[]) {
    yield posts;
  }
  async function run(posts: readonly Found[], under: (post: Found) => AsyncIterable<readonly Found[]>) {
    const test = testContext(source('hackernews'), { query, ...week }, answering({ body: '' }));
    return { ...test, found: await collect(withThreads(pageOf(posts), under, query, test.context)) };
  }

  it('are read if the post links to the page, may have replies and is not in the thread of another post', async () => {
    const { found } = await run(
      [
        post(1),
        post(2, 'https://other.example/'),
        { ...post(3), engagement: { replies: 0 } },
        { ...post(4), thread: { root: 'p1', parent: 'p1' } },
        { ...post(5), thread: { parent: 'far' } },
      ],
      ({ id }) => pageOf([{ id: `${id}a`, text: 'y' }]),
    );
    expect(found.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3', 'p4', 'p5', 'p1a', 'p5a']);
    expect(found.at(-2)?.thread).toEqual({ parent: 'p1', root: 'p1', links: ['https://beans.example/mill'] });
  });

  it('are read for the first twenty posts, and truncation is reported', async () => {
    const many = Array.from({ length: 25 }, (_, at) => post(at));
    const { found, truncations } = await run(many, ({ id }) => pageOf([{ id: `${id}a`, text: 'y' }]));
    expect(found).toHaveLength(45);
    expect(truncations).toEqual(['only the answers to the first 20 posts were read']);
  });

  it('are left out with a warning if they cannot be read', async () => {
    const { found, warnings } = await run([post(1)], () => {
      throw new SourceError('not_found', 'gone');
    });
    expect(found).toHaveLength(1);
    expect(warnings).toEqual([{ code: 'thread_not_read', message: 'the answers to p1 could not be read: gone' }]);
  });
});

describe('a reply', () => {
  const at = '2026-11-20T10:00:00.000Z';
  const link = 'https://beans.example/mill';
  const did = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
  const record = { text: link, createdAt: at };
  const blueskyPost = { uri: `at://${did}/app.bsky.feed.post/3k`, author: { did, handle: 'ann.example' }, record };
  const story = { short_id: 'aaaaa1', title: 'Mill', url: link, created_at: at, comment_count: 2 };
  const submission = { id: '1a', title: 'Mill', selftext: '', url: link, subreddit: 'coffee', created_utc: 1795168800 };
  const listing = (...children: unknown[]) => ({ kind: 'Listing', data: { children } });
  const status = { id: '7', uri: 'https://a.example/7', account: { acct: 'ann' }, content: link, created_at: at };

  interface Thread {
    readonly settings?: Readonly<Record<string, string>>;
    readonly cache?: Readonly<Record<string, string>>;
    readonly post: unknown;
    readonly isThread: (url: URL) => boolean;
    readonly thread: (replies: readonly unknown[]) => unknown;
    /** A reply that exists but cannot be shown. */
    readonly withheld: unknown;
  }
  const threads: Readonly<Record<string, Thread>> = {
    bluesky: {
      post: { posts: [blueskyPost] },
      isThread: ({ pathname }) => pathname.endsWith('getPostThread'),
      thread: (replies) => ({ thread: { post: blueskyPost, replies } }),
      withheld: { $type: 'app.bsky.feed.defs#blockedPost', uri: blueskyPost.uri, blocked: true },
    },
    lobsters: {
      post: [story],
      isThread: ({ pathname }) => pathname.startsWith('/s/'),
      thread: (comments) => ({ ...story, comments }),
      withheld: { short_id: 'c1', is_deleted: true, comment: '' },
    },
    reddit: {
      settings: { clientId: 'ID', clientSecret: 'SECRETSECRET' },
      cache: { 'session:ID': JSON.stringify({ token: 'T', expiresAt: week.until.getTime() + 1e6 }) },
      post: listing({ kind: 't3', data: submission }),
      isThread: ({ pathname }) => pathname.startsWith('/comments/'),
      thread: (comments) => [listing({ kind: 't3', data: submission }), listing(...comments)],
      withheld: { kind: 'more', data: { id: 'b', children: ['c'] } },
    },
    mastodon: {
      settings: { token: 'TOKENTOKEN' },
      post: { statuses: [status] },
      isThread: ({ pathname }) => pathname.endsWith('/context'),
      thread: (descendants) => ({ ancestors: [], descendants }),
      withheld: { ...status, visibility: 'private' },
    },
    hackernews: {
      post: { hits: [{ objectID: '1', _tags: ['story'], title: 'Mill', url: link, created_at_i: 1795168800 }] },
      isThread: ({ searchParams }) => (searchParams.get('tags') ?? '').includes('story_1'),
      thread: (hits) => ({ hits }),
      withheld: { objectID: '2', _tags: ['comment'], comment_text: '' },
    },
    wordpress: {
      settings: { sites: 'beans.example' },
      post: [{ id: 7, link: `${link}/`, title: { rendered: 'Mill' } }],
      isThread: ({ searchParams }) => searchParams.get('post') === '7',
      thread: (comments) => comments,
      withheld: { link: `${link}/#comment-1`, content: { rendered: '' } },
    },
  };

  async function warned(name: string, reply: unknown): Promise<readonly string[]> {
    const { settings = {}, cache = {}, post, isThread, thread } = threads[name]!;
    const given = 'sites' in settings ? { sites: [settings['sites']] } : settings;
    const query = asked(name, 'link:beans.example/mill', settings);
    const pages = new Set<string>();
    const {
      warnings,
      error,
      asked: requests,
    } = await ask(source(name), { query, ...week, settings: given, cache, limit: 20 }, (url) => {
      const isFirst = !pages.has(url.pathname);
      pages.add(url.pathname);
      if (isThread(url)) return { body: JSON.stringify(thread([reply])) };
      if (name === 'wordpress') return { body: url.searchParams.has('slug') ? JSON.stringify(post) : '[]' };
      return {
        body: JSON.stringify(
          isFirst ? post : Array.isArray(post) ? [] : { posts: [], hits: [], statuses: [], ...listing() },
        ),
      };
    });
    expect([error, requests.some(({ url }) => isThread(new URL(url)))]).toEqual([null, true]);
    return warnings.map(({ code, message }) => `${code}: ${message}`);
  }

  it.each(Object.keys(threads))('to a post of %s leads to a warning if it cannot be recognized', async (name) => {
    expect(await warned(name, { other: 7 })).toEqual([
      expect.stringMatching(/^thread_not_read: .* could not be read: no \w+ can be recognised in what /),
    ]);
  });

  it('to a post of bluesky also leads to a warning if the thread has an unknown format', async () => {
    const query = asked('bluesky', 'link:beans.example/mill');
    const { warnings } = await ask(source('bluesky'), { query, ...week }, (url) => ({
      body: JSON.stringify(threads['bluesky']!.isThread(url) ? { thread: { root: 7 } } : threads['bluesky']!.post),
    }));
    expect(warnings).toEqual([
      { code: 'thread_not_read', message: expect.stringContaining('Bluesky did not return a thread') },
    ]);
  });

  it.each(Object.entries(threads))(
    'to a post of %s leads to no warning if it is withheld',
    async (name, { withheld }) => {
      expect(await warned(name, withheld)).toEqual([]);
    },
  );
});
