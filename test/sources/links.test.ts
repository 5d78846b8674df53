/** Queries for a page, as each source that can be asked for one is asked. */
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

describe('a page is asked for', () => {
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

  it('bluesky, by a member, for both names of its host; reddit, by an app, also in its list of submissions', () => {
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
  it('reads the comments on the post that is asked for', async () => {
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

describe('the answers to posts', () => {
  const query = { ...sourceQuery(), node: parseQuery('link:beans.example/mill').node };
  const post = (id: number, link = 'https://beans.example/mill'): Found => ({ id: `p${id}`, text: 'x', links: [link] });
  async function* pageOf(posts: readonly Found[]) {
    yield posts;
  }
  async function run(posts: readonly Found[], under: (post: Found) => AsyncIterable<readonly Found[]>) {
    const test = testContext(source('hackernews'), { query, ...week }, answering({ body: '' }));
    return { ...test, found: await collect(withThreads(pageOf(posts), under, query, test.context)) };
  }

  it('are asked for where a post leads there, is no answer itself, and has any', async () => {
    const { found } = await run(
      [
        post(1),
        post(2, 'https://other.example/'),
        { ...post(3), engagement: { replies: 0 } },
        { ...post(4), thread: { parent: 'p1' } },
      ],
      ({ id }) => pageOf([{ id: `${id}a`, text: 'y' }]),
    );
    expect(found.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3', 'p4', 'p1a']);
    expect(found.at(-1)?.thread).toEqual({ parent: 'p1', root: 'p1', links: ['https://beans.example/mill'] });
  });

  it('are read for twenty posts, and it is said that there are more', async () => {
    const many = Array.from({ length: 25 }, (_, at) => post(at));
    const { found, truncations } = await run(many, ({ id }) => pageOf([{ id: `${id}a`, text: 'y' }]));
    expect(found).toHaveLength(45);
    expect(truncations).toEqual(['the answers to the first 20 posts alone were read']);
  });

  it('are missed with a warning where they cannot be read', async () => {
    const { found, warnings } = await run([post(1)], () => {
      throw new SourceError('not_found', 'gone');
    });
    expect(found).toHaveLength(1);
    expect(warnings).toEqual([{ code: 'thread_not_read', message: 'the answers to p1 could not be read: gone' }]);
  });
});
