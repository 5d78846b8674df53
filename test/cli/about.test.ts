/** `about`: posts that link to a page and the replies to them, on local servers that imitate the networks. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Report } from '../../src/types.js';
import { checkedReport } from '../support/checked-report.js';
import { ran } from '../support/fake-io.js';
import { type Loopback, loopback } from '../support/loopback.js';
import { temporaryFolder } from '../support/temporary.js';

const PAGE = 'https://beans.example/2026/mill';
const NOW = '2026-11-21T12:00:00Z';
const unix = (at: string) => Date.parse(at) / 1000;

/** Responses by path. One Hacker News story is older than any default window. */
const ANSWERS: Readonly<Record<string, (parameters: URLSearchParams) => unknown>> = {
  '/hn/api/v1/search_by_date': (parameters) =>
    parameters.get('tags') === 'comment,story_100'
      ? {
          hits: [
            hit('102', {
              comment_text: '<p>I love that mill',
              parent_id: 101,
              created_at_i: unix('2026-11-20T10:00:00Z'),
            }),
            hit('101', { comment_text: 'A terrible idea', parent_id: 100, created_at_i: unix('2026-11-20T09:00:00Z') }),
          ],
        }
      : {
          hits: [
            hit('101', { comment_text: 'A terrible idea', parent_id: 100, created_at_i: unix('2026-11-20T09:00:00Z') }),
            hit('100', {
              title: 'They mill now',
              url: 'http://www.beans.example/2026/mill/?utm_source=hn',
              num_comments: 2,
              created_at_i: unix('2026-09-01T09:00:00Z'),
            }),
            hit('99', { title: 'Another mill', url: 'https://other.example/2026/mill', num_comments: 5 }),
          ],
        },
  '/silent/api/v1/search_by_date': () => ({ hits: [] }),
  '/lobsters/newest.json': () => [
    { short_id: 'aaaaaa', title: 'Milling', url: PAGE, created_at: '2026-11-19T10:00:00Z', comment_count: 1 },
    { short_id: 'bbbbbb', title: 'Elsewhere', url: 'https://other.example/', created_at: '2026-11-18T10:00:00Z' },
  ],
  '/lobsters/newest/page/2.json': () => [],
  '/lobsters/s/aaaaaa.json': () => ({
    comments: [
      { short_id: 'cccccc', comment_plain: 'Nice', commenting_user: 'ann', created_at: '2026-11-19T11:00:00Z' },
      {
        short_id: 'dddddd',
        comment: '<p>Not so nice</p>',
        commenting_user: { username: 'bob' },
        parent_comment: 'cccccc',
        created_at: '2026-11-19T12:00:00Z',
      },
      { short_id: 'eeeeee', comment_plain: 'gone', is_deleted: true, created_at: '2026-11-19T12:00:00Z' },
    ],
  }),
  '/bluesky/xrpc/app.bsky.feed.searchPosts': () => ({
    posts: [post('root', { text: 'read this', embed: { external: { uri: PAGE } }, replyCount: 1 })],
  }),
  '/bluesky/xrpc/app.bsky.feed.getPostThread': () => ({
    thread: {
      post: post('root', { text: 'read this' }),
      replies: [
        {
          post: post('one', { text: 'I did', parent: 'root' }),
          replies: [{ post: post('two', { text: 'me too', parent: 'one' }) }],
        },
      ],
    },
  }),
  '/mastodon/api/v2/search': () => ({
    statuses: [status('1', { content: `<a href="${PAGE}">beans</a>`, replies_count: 1 })],
  }),
  '/mastodon/api/v1/statuses/1/context': () => ({
    ancestors: [],
    descendants: [
      status('2', { content: 'thanks', in_reply_to_id: '1' }),
      status('3', { content: 'whispered', in_reply_to_id: '2', visibility: 'private' }),
    ],
  }),
  '/reddit/api/v1/access_token': () => ({ access_token: 'T', token_type: 'bearer', expires_in: 3600 }),
  '/reddit/search': () => listing([submission()]),
  '/reddit/api/info': () => listing([submission()]),
  '/reddit/comments/1abc': () => [
    listing([submission()]),
    listing([
      remark('1c', 't3_1abc', 'Great mill', [remark('1d', 't1_1c', 'Hate it', [])]),
      { kind: 'more', data: { count: 4, children: ['1e'] } },
    ]),
  ],
};

const hit = (objectID: string, more: object) => ({
  objectID,
  author: `user${objectID}`,
  created_at_i: unix('2026-11-18T09:00:00Z'),
  story_id: 100,
  ...more,
});
const uri = (name: string) => `at://did:plc:ann/app.bsky.feed.post/${name}`;
const post = (
  name: string,
  { text, embed, parent, replyCount = 0 }: { text: string; embed?: object; parent?: string; replyCount?: number },
) => ({
  uri: uri(name),
  author: { did: 'did:plc:ann', handle: 'ann.example.com' },
  record: {
    $type: 'app.bsky.feed.post',
    text,
    createdAt: '2026-11-20T08:00:00Z',
    ...(embed === undefined ? {} : { embed: { $type: 'app.bsky.embed.external', ...embed } }),
    ...(parent === undefined ? {} : { reply: { root: { uri: uri('root') }, parent: { uri: uri(parent) } } }),
  },
  replyCount,
  indexedAt: '2026-11-20T08:00:01Z',
});
const status = (id: string, more: object) => ({
  id,
  uri: `https://social.example/statuses/${id}`,
  url: `https://social.example/@dora/${id}`,
  created_at: '2026-11-20T07:00:00Z',
  account: { acct: 'dora', url: 'https://social.example/@dora' },
  visibility: 'public',
  ...more,
});
const listing = (children: readonly unknown[]) => ({ kind: 'Listing', data: { after: null, children } });
const submission = () => ({
  kind: 't3',
  data: {
    id: '1abc',
    name: 't3_1abc',
    title: 'The mill',
    subreddit: 'coffee',
    url: PAGE,
    author: 'eve',
    created_utc: unix('2026-11-20T06:00:00Z'),
    num_comments: 2,
    permalink: '/r/coffee/comments/1abc/the_mill/',
  },
});
const remark = (id: string, parent: string, body: string, replies: readonly unknown[]): unknown => ({
  kind: 't1',
  data: {
    id,
    name: `t1_${id}`,
    body,
    author: 'finn',
    link_id: 't3_1abc',
    parent_id: parent,
    created_utc: unix('2026-11-20T06:30:00Z'),
    replies: replies.length === 0 ? '' : listing(replies),
  },
});

let server: Loopback;
let env: Record<string, string>;

beforeAll(async () => {
  server = await loopback(({ url }, response) => {
    const { pathname, searchParams } = new URL(url!, 'http://here.example');
    const answer = ANSWERS[pathname];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer?.(searchParams) ?? {}));
  });
  env = {
    SOCIALRANK_HACKERNEWS_BASE_URL: `${server.url}/hn`,
    SOCIALRANK_LOBSTERS_BASE_URL: `${server.url}/lobsters`,
    SOCIALRANK_BLUESKY_BASE_URL: `${server.url}/bluesky`,
    SOCIALRANK_REDDIT_BASE_URL: `${server.url}/reddit`,
    SOCIALRANK_REDDIT_CLIENT_ID: 'app',
    SOCIALRANK_REDDIT_CLIENT_SECRET: 'secret-of-the-app',
    SOCIALRANK_MASTODON_BASE_URL: `${server.url}/mastodon`,
    SOCIALRANK_MASTODON_INSTANCES: 'social.example',
    SOCIALRANK_MASTODON_TOKEN: 'TOKENTOKEN',
  };
});

afterAll(() => server.close());

const SOURCES = ['-s', 'hackernews,lobsters,bluesky,reddit,mastodon'];

async function reported(...words: string[]): Promise<Report> {
  const { stdout } = await ran([...words, ...SOURCES, '-f', 'json', '--retries', '0'], { env, now: NOW });
  return checkedReport(JSON.parse(stdout) as Report);
}

describe('about a page', () => {
  it('finds every post that links to the page and its replies, however the address is written', async () => {
    const report = await reported('about', 'hxxps://www.beans[.]example/2026/mill/?utm_source=mail');
    expect(report.query).toMatchObject({
      brand: 'beans.example/2026/mill',
      expression: 'link:beans.example/2026/mill',
    });
    const told = report.mentions!.map(({ id, thread }) => [id, thread.parent, thread.root]);
    expect(told.sort()).toEqual([
      [`bluesky:${uri('one')}`, `bluesky:${uri('root')}`, `bluesky:${uri('root')}`],
      [`bluesky:${uri('root')}`, null, null],
      [`bluesky:${uri('two')}`, `bluesky:${uri('one')}`, `bluesky:${uri('root')}`],
      ['hackernews:100', null, null],
      ['hackernews:101', 'hackernews:100', 'hackernews:100'],
      ['hackernews:102', 'hackernews:101', 'hackernews:100'],
      ['lobsters:aaaaaa', null, null],
      ['lobsters:c/cccccc', 'lobsters:aaaaaa', 'lobsters:aaaaaa'],
      ['lobsters:c/dddddd', 'lobsters:c/cccccc', 'lobsters:aaaaaa'],
      ['mastodon:https://social.example/statuses/1', null, null],
      [
        'mastodon:https://social.example/statuses/2',
        'mastodon:https://social.example/statuses/1',
        'mastodon:https://social.example/statuses/1',
      ],
      ['reddit:t1_1c', 'reddit:t3_1abc', 'reddit:t3_1abc'],
      ['reddit:t1_1d', 'reddit:t1_1c', 'reddit:t3_1abc'],
      ['reddit:t3_1abc', null, null],
    ]);
    expect(report.sources.find(({ name }) => name === 'reddit')).toMatchObject({ truncated: true });
  });

  it('does not request the replies to a post about another page', async () => {
    await reported('about', PAGE);
    const requested = (story: string) => server.requests.filter(({ url }) => url.includes(story)).length;
    expect([requested('story_100') > 0, requested('story_99')]).toEqual([true, 0]);
  });

  it('uses the same expression as a scan for the address, which is limited to its window', async () => {
    const report = await reported('scan', PAGE);
    const ids = report.mentions!.map(({ id }) => id);
    expect(ids).toContain('hackernews:101');
    expect(ids).not.toContain('hackernews:100');
    expect(report.query.expression).toBe('link:beans.example/2026/mill');
  });

  it('shows conversations in the terminal', async () => {
    const { stdout, stderr } = await ran(['about', PAGE, ...SOURCES, '--no-progress'], {
      env: { ...env, NO_COLOR: '1' },
      now: NOW,
      columns: 80,
    });
    expect(stderr).toBe('');
    const lines = stdout.split('\n').map((line) => line.trimEnd());
    const at = lines.findIndex((line) => line.includes('@user100'));
    expect(lines.slice(at, at + 7)).toEqual([
      ' · @user100 · hackernews · 81 days ago',
      '   They mill now',
      '   https://news.ycombinator.com/item?id=100',
      '   − @user101 · 27 h ago',
      '     A terrible idea',
      '     + @user102 · 26 h ago',
      '       I love that mill',
    ]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('writes CSV rows with the depth of each reply', async () => {
    const words = ['about', PAGE, '-s', 'lobsters', '-f', 'csv', '--fields', 'depth,parent,id'];
    expect((await ran(words, { env, now: NOW })).stdout.split('\r\n')).toEqual([
      'depth,parent,id',
      '0,,lobsters:aaaaaa',
      '1,lobsters:aaaaaa,lobsters:c/cccccc',
      '2,lobsters:c/cccccc,lobsters:c/dddddd',
      '',
    ]);
  });

  it('begins its window at the oldest mention found and ends it at --until, also in a replay', async () => {
    const tape = join(temporaryFolder(), 'about.har');
    const asked = async (...words: string[]) => {
      const usual = ['-s', 'hackernews,lobsters', '--no-store', '-f', 'json'];
      const { stdout, stderr } = await ran([...words, ...usual], { env, now: NOW });
      expect(stderr).toBe('');
      return checkedReport(JSON.parse(stdout) as Report);
    };
    const all = await asked('about', PAGE);
    const ended = await asked('about', PAGE, '--until', '2026-11-20T12:00', '--record', tape);
    expect(ended.window).toEqual({ ...all.window, until: '2026-11-20T12:00:00.000Z' });
    expect(Date.parse(ended.window.since)).toBeGreaterThan(Date.parse('2020-01-01'));
    expect((await asked(PAGE, '--replay', tape)).window).toEqual(ended.window);
    const before = await asked('about', PAGE, '--until', '2020-01-01');
    expect(before.window).toMatchObject({ since: '2019-12-25T00:00:00.000Z', until: '2020-01-01T00:00:00.000Z' });
  });

  it.each([
    ['no source answers', '/nowhere', 'no source answered'],
    ['no source knows of anything', '/silent', 'No mentions of beans.example/2026/mill.'],
  ])('reports all time instead of a window if %s', async (_, path, said) => {
    const ask = async (...words: string[]) => {
      const own = { ...env, SOCIALRANK_HACKERNEWS_BASE_URL: `${server.url}${path}` };
      const run = await ran(['about', PAGE, '-s', 'hackernews', '--retries', '0', ...words], { env: own, now: NOW });
      return run.stdout;
    };
    const report = checkedReport(JSON.parse(await ask('-f', 'json')) as Report);
    expect(report.warnings.map(({ code }) => code)).toContain('all_time');
    const screen = await ask();
    expect(screen).toContain(said);
    expect(screen).toMatch(/all time · /);
    expect(screen).not.toMatch(/7 days · |in this window|--since|may look like this/);
    const markdown = await ask('-f', 'md', '--view', 'summary');
    expect(markdown).toContain('all time · ');
    expect(markdown).not.toMatch(/7 days · |in this window/);
    // With an explicit --since, that is the window.
    expect(await ask('--since', '30d')).toMatch(/22 Oct – 21 Nov 2026 UTC · 30 days · /);
  });

  it('refuses an argument that is not an address', async () => {
    const { code, stderr } = await ran(['about', 'Acme Coffee']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('not the address of a page: Acme Coffee')]);
  });
});
