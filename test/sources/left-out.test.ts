/** Items left out on purpose are not unrecognized: a list of nothing else is an answer without results. */
import { describe, expect, it } from '@jest/globals';
import { BUILT_IN } from '../../src/sources/built-in.js';
import { type Search, sourceQuery } from '../../src/testing.js';
import { ask } from './asked.js';
import { tag, week, word } from './searches.js';

const at = '2026-11-20T09:00:00Z';
const seconds = Date.parse(at) / 1000;
const did = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
const record = (collection: string, operation: string) => ({
  did,
  time_us: seconds * 1e6,
  kind: 'commit',
  commit: { operation, collection, rkey: '3k' },
});

interface Case {
  readonly source: string;
  readonly what: string;
  readonly settings?: Search['settings'];
  readonly cache?: Search['cache'];
  readonly body: unknown;
  /** The second page, if a page without results is not the last one. */
  readonly behind?: unknown;
  /** Fields with its text, or with what identifies it if items without text are common. The tests rename them. */
  readonly words: readonly string[];
}

const CASES: readonly Case[] = [
  {
    source: 'hackernews',
    what: 'a job without a title',
    body: { hits: [{ objectID: '9', _tags: ['job'], created_at_i: seconds, title: null }] },
    words: ['title'],
  },
  {
    source: 'bluesky',
    what: 'posts of somebody who is not shown to strangers',
    body: {
      posts: [
        {
          uri: `at://${did}/app.bsky.feed.post/3k`,
          author: { did, handle: 'ann.example', labels: [{ val: '!no-unauthenticated' }] },
          record: { text: 'acme', createdAt: at },
        },
      ],
    },
    words: ['text'],
  },
  {
    source: 'mastodon',
    what: 'what was said to its reader alone',
    settings: { token: 'TOKENTOKEN' },
    body: {
      statuses: [
        {
          uri: 'https://a.example/1',
          account: { acct: 'ann' },
          visibility: 'direct',
          content: 'acme',
          created_at: '2026-01-01T00:00:00Z',
        },
      ],
    },
    words: ['content'],
  },
  {
    source: 'lemmy',
    what: 'what was removed',
    body: {
      posts: [{ post: { ap_id: 'https://a.example/1', name: 'acme', removed: true, published: at }, creator: {} }],
      comments: [],
    },
    behind: { posts: [], comments: [] },
    words: ['name'],
  },
  {
    source: 'reddit',
    what: 'a submission that was removed',
    settings: { clientId: 'ID', clientSecret: 'SECRETSECRET' },
    cache: { 'session:ID': JSON.stringify({ token: 'T', expiresAt: week.until.getTime() + 1e6 }) },
    body: {
      kind: 'Listing',
      data: {
        children: [
          {
            kind: 't3',
            data: { id: '1a', title: '[removed]', selftext: '', subreddit: 'coffee', created_utc: seconds },
          },
        ],
      },
    },
    words: ['title'],
  },
  {
    source: 'reddit',
    what: 'communities alone',
    settings: { clientId: 'ID', clientSecret: 'SECRETSECRET' },
    cache: { 'session:ID': JSON.stringify({ token: 'T', expiresAt: week.until.getTime() + 1e6 }) },
    body: { kind: 'Listing', data: { children: [{ kind: 't5', data: { id: '2q', display_name: 'coffee' } }] } },
    words: ['id'],
  },
  {
    source: 'reddit',
    what: 'communities in the feed',
    body: '<feed><entry><id>t5_2q</id><title>coffee</title><link href="https://www.reddit.com/r/coffee/"/></entry></feed>',
    words: ['id'],
  },
  {
    source: 'threads',
    what: 'pictures without a word',
    settings: { token: 'TOKENTOKEN' },
    body: { data: [{ id: '1', permalink: 'https://www.threads.net/@ann/post/1', timestamp: at }] },
    words: ['permalink', 'timestamp'],
  },
  {
    source: 'tumblr',
    what: 'posts that say nothing',
    settings: { key: 'KEYKEYKEY' },
    body: { response: [{ id_string: '7', timestamp: seconds - 1e7, tags: [], content: [], summary: '' }] },
    words: ['content'],
  },
  {
    source: 'telegram',
    what: 'what Telegram says itself, and a picture',
    settings: { channels: ['acmefans'] },
    body:
      '<section class="tgme_channel_history"><div class="tgme_widget_message service_message" data-post="acmefans/1">' +
      '<div class="tgme_widget_message_text">Channel created</div></div>' +
      '<div class="tgme_widget_message" data-post="acmefans/2">3 views</div></section>',
    words: ['data-post'],
  },
  {
    source: 'jetstream',
    what: 'posts that were deleted, and accounts',
    settings: { lookBack: '36h' },
    body: [record('app.bsky.feed.post', 'delete'), { did, time_us: seconds * 1e6, kind: 'account', account: {} }]
      .map((event) => JSON.stringify(event))
      .join('\n'),
    words: ['collection'],
  },
  {
    source: 'stackexchange',
    what: 'a question without a word',
    body: { items: [{ question_id: 7, title: '', excerpt: '' }] },
    words: ['title', 'excerpt'],
  },
  {
    source: 'lobsters',
    what: 'a story without a title',
    body: [{ short_id: 'aaaaa1', title: '' }],
    words: ['title'],
  },
  { source: 'devto', what: 'an article without a title', body: [{ id: 1, title: '' }], words: ['title'] },
  {
    source: 'producthunt',
    what: 'a launch without a name',
    settings: { token: 'TOKENTOKEN' },
    body: { data: { posts: { nodes: [{ id: '1', name: '' }] } } },
    words: ['name'],
  },
  {
    source: 'gdelt',
    what: 'an article without a headline',
    body: { articles: [{ url: 'https://a.example/1', title: '' }] },
    words: ['title'],
  },
  {
    source: 'brave',
    what: 'a page without a title',
    settings: { key: 'KEYKEYKEY' },
    body: { type: 'news', results: [{ url: 'https://a.example/1', title: '' }] },
    words: ['title'],
  },
  {
    source: 'searxng',
    what: 'pairs of a name and a value',
    settings: { baseUrl: 'https://searx.example' },
    body: { results: [{ url: null, kvmap: { beans: 7 } }] },
    words: ['kvmap'],
  },
  {
    source: 'marginalia',
    what: 'a page that says nothing',
    body: { results: [{ url: 'https://a.example/1', title: '', description: '' }] },
    words: ['title', 'description'],
  },
  {
    source: 'disqus',
    what: 'comments that were taken down',
    settings: { key: 'KEYKEYKEY' },
    body: { response: [{ id: '7', isDeleted: true, raw_message: '' }] },
    words: ['isDeleted', 'raw_message'],
  },
  {
    source: 'webmention',
    what: 'a like, and what is kept from the public',
    settings: { token: 'TOKENTOKEN' },
    body: { children: [{ 'wm-id': 1, 'wm-property': 'like-of', url: 'https://a.example/1' }] },
    words: ['url'],
  },
  {
    source: 'discourse',
    what: 'a post of which nothing is shown',
    settings: { sites: ['forum.example'] },
    body: { posts: [{ topic_id: 7, post_number: 2, blurb: '' }] },
    words: ['blurb'],
  },
  {
    source: 'appstore',
    what: 'the app itself',
    settings: { apps: ['123456789'] },
    body: { feed: { entry: [{ id: { label: 'https://a.example' }, 'im:name': { label: 'Acme' } }] }, results: [] },
    words: ['im:name'],
  },
  {
    source: 'appstore',
    what: 'a review without a word',
    settings: { apps: ['123456789'] },
    body: {
      feed: {
        entry: [{ id: { label: '7' }, 'im:rating': { label: '5' }, title: { label: '' }, content: { label: '' } }],
      },
      results: [],
    },
    words: ['title', 'content'],
  },
  {
    source: 'youtube',
    what: 'channels and playlists',
    settings: { key: 'KEYKEYKEY' },
    body: {
      items: [
        { id: { channelId: 'UC_1' }, snippet: { title: 'Acme' } },
        { id: { playlistId: 'PL1' }, snippet: { title: 'x' } },
      ],
    },
    words: ['title'],
  },
  {
    source: 'podcasts',
    what: 'an episode without a word',
    body: { results: [{ trackId: 1, trackName: '' }] },
    words: ['trackName'],
  },
  {
    source: 'rss',
    what: 'pictures without a word',
    settings: { feeds: ['https://a.example/feed'] },
    body: '<rss><channel><title>Pictures</title><item><link>https://a.example/1</link></item></channel></rss>',
    words: ['link'],
  },
  {
    source: 'rss',
    what: 'a picture that has not even an address of its own',
    settings: { feeds: ['https://a.example/feed'] },
    body: '<rss><channel><item><enclosure url="https://a.example/1.jpg" type="image/jpeg"/></item></channel></rss>',
    words: ['enclosure'],
  },
  {
    source: 'blogger',
    what: 'posts without a word',
    settings: { sites: ['acmeroast'] },
    body: '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:blogger.com,1999:1</id></entry></feed>',
    words: ['id'],
  },
];

const search = ({ source, settings, cache }: Case): Search => {
  const query = sourceQuery(source === 'devto' || source === 'tumblr' ? tag('acme') : word('acme'));
  return { query, ...week, settings: settings ?? {}, cache: cache ?? {} };
};

async function outcome(given: Case, body: string) {
  const behind = written(given.behind ?? given.body);
  const source = BUILT_IN.find(({ name }) => name === given.source)!;
  const { error, found, endpoints } = await ask(source, search(given), ({ pathname, searchParams }) =>
    pathname === '/robots.txt' ? { status: 404, body: '' } : { body: searchParams.get('page') === '2' ? behind : body },
  );
  const errors = [error, ...endpoints.map((endpoint) => endpoint.error ?? null)].filter((one) => one !== null);
  return { found, codes: errors.map((one) => (one as { code?: string }).code) };
}

const written = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body));

describe.each(CASES)('$source, given $what', (given) => {
  it('finds nothing, without an error', async () => {
    expect(await outcome(given, written(given.body))).toEqual({ found: [], codes: [] });
  });

  it('reports bad_response if the fields with its text or identity have other names', async () => {
    const body = given.words.reduce(
      (text, name) => text.replace(new RegExp(`(?<=["</ ])${name}(?=["=> ])`, 'g'), `other-${name}`),
      written(given.body),
    );
    const { found, codes } = await outcome(given, body);
    expect([found, codes.includes('bad_response')]).toEqual([[], true]);
  });
});

const isText = (value: unknown) => typeof value !== 'object' || value === null || 'label' in value;

/** The body with objects in place of its texts; null if its fields contain something else. */
function wrapped({ body, words }: Case): string | null {
  if (typeof body === 'string') return null;
  let texts = true;
  const changed = JSON.stringify(body, (name: string, value: unknown) => {
    if (!words.includes(name)) return value;
    texts &&= isText(value) && typeof value !== 'boolean';
    return { other: value };
  });
  return texts ? changed : null;
}

const CHANGED = CASES.flatMap((given) => {
  const changed = wrapped(given);
  return changed === null ? [] : [{ ...given, changed }];
});

describe.each(CHANGED)('$source, given $what', (given) => {
  it('reports bad_response if its text fields contain objects', async () => {
    const { found, codes } = await outcome(given, given.changed);
    expect([found, codes.includes('bad_response')]).toEqual([[], true]);
  });
});
