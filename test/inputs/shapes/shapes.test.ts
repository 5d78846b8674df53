import { describe, expect, it } from '@jest/globals';
import { readFileNamed, readStdin } from '../reading.js';

const post = {
  id: '1790000000000000001',
  text: 'Acme &amp; me',
  author_id: '77',
  created_at: '2026-11-20T08:00:00.000Z',
  edit_history_tweet_ids: ['1790000000000000001'],
};
const tweet = {
  created_at: 'Fri Nov 20 08:00:00 +0000 2026',
  id: 2,
  id_str: '1790000000000000002',
  full_text: 'Acme once more',
  user: { id_str: '77', screen_name: 'ann', name: 'Ann', followers_count: 5 },
  favorite_count: 3,
};
const { user: _, ...archived } = tweet;
const submission = {
  id: '1abcde',
  title: 'Acme?',
  selftext: 'What of it',
  author: 'ann_b',
  subreddit: 'coffee',
  created_utc: 1795161600,
};
const comment = {
  id: 'kx1',
  body: 'Acme again',
  author: 'bo',
  subreddit: 'coffee',
  created_utc: 1795161600,
  link_id: 't3_1abcde',
  parent_id: 't3_1abcde',
};
const hit = {
  objectID: '501',
  title: 'Acme',
  author: 'ann',
  created_at: '2026-11-20T08:00:00Z',
  created_at_i: 1795161600,
  points: 4,
  _tags: ['story'],
};
const item = { id: 502, type: 'comment', by: 'bo', text: 'Acme &#x27;n&#x27; all', time: 1795161600, parent: 501 };
const uri = 'at://did:plc:aaaabbbbccccddddeeeeffff/app.bsky.feed.post/3kabc';
const record = {
  $type: 'app.bsky.feed.post',
  text: 'Acme in the sky',
  createdAt: '2026-11-20T08:00:00Z',
  langs: ['en'],
};
const postView = {
  uri,
  cid: 'c',
  author: { did: 'did:plc:aaaabbbbccccddddeeeeffff', handle: 'ann.example' },
  record,
  indexedAt: '2026-11-20T08:00:00Z',
  likeCount: 2,
};
const commit = {
  did: 'did:plc:aaaabbbbccccddddeeeeffff',
  time_us: 1795161600123456,
  kind: 'commit',
  commit: { operation: 'create', collection: 'app.bsky.feed.post', rkey: '3kabc', record },
};
const status = {
  id: '9',
  uri: 'https://social.example/users/ann/statuses/9',
  url: 'https://social.example/@ann/9',
  created_at: '2026-11-20T08:00:00.000Z',
  content: '<p>Acme <b>here</b></p>',
  account: { acct: 'ann', url: 'https://social.example/@ann', followers_count: 8 },
  visibility: 'public',
  favourites_count: 1,
};
const note = {
  id: status.uri,
  type: 'Note',
  summary: null,
  inReplyTo: 'https://social.example/users/bo/statuses/8',
  published: '2026-11-20T08:00:00Z',
  url: status.url,
  attributedTo: 'https://social.example/users/ann',
  to: ['https://www.w3.org/ns/activitystreams#Public'],
  cc: [],
  content:
    '<p>Acme <b>here</b>: <a href="https://acme.example/x">x</a> <a href="https://social.example/tags/acme" class="mention hashtag">#acme</a></p>',
  contentMap: { en: '…' },
  tag: [{ type: 'Hashtag', name: '#acme' }],
  attachment: [{ type: 'Document', url: 'https://social.example/m.png' }],
};
const review = {
  '@type': 'Review',
  author: { '@type': 'Person', name: 'Ann', url: 'https://reviews.example/ann' },
  datePublished: '2026-11-20T08:00:00.000Z',
  headline: 'Never again',
  reviewBody: 'Three weeks for a box.',
  inLanguage: 'en',
  reviewRating: { '@type': 'Rating', bestRating: '5', worstRating: '1', ratingValue: '2' },
};
const telegram = {
  id: 3,
  type: 'message',
  date: '2026-11-20T09:00:00',
  date_unixtime: '1795161600',
  from: 'Ann',
  from_id: 'user77',
  text: ['See ', { type: 'link', text: 'https://acme.example/' }, ' of Acme ', { type: 'hashtag', text: '#tea' }],
  reactions: [
    { type: 'emoji', count: 3, emoji: '👍' },
    { type: 'emoji', count: 1, emoji: '🔥' },
  ],
};
const discord = {
  id: '1100',
  type: 'Reply',
  timestamp: '2026-11-20T09:00:00.000+01:00',
  timestampEdited: null,
  content: 'Acme, again',
  author: { id: '77', name: 'ann', discriminator: '0000', nickname: 'Ann B', isBot: false },
  reactions: [],
  reference: { messageId: '1099' },
};
const slack = {
  type: 'message',
  user: 'U77',
  ts: '1795161600.000200',
  text: 'Acme &amp; <https://a.example/?a=1&amp;b=2|a page> for <@U78> in <#C1|general>, <!here>',
  user_profile: { real_name: 'Ann B', name: 'ann' },
  thread_ts: '1795161000.000100',
  parent_user_id: 'U78',
  reactions: [{ name: 'tea', users: ['U78'], count: 1 }],
};
const youtubeComment = (id: string, text: string) => ({
  kind: 'youtube#comment',
  id,
  snippet: { textOriginal: text, textDisplay: text, authorDisplayName: '@ann', publishedAt: '2026-11-20T08:00:00Z' },
});
const youtubeThread = {
  kind: 'youtube#commentThread',
  id: 'Ugx',
  snippet: { videoId: 'v1', topLevelComment: youtubeComment('Ugx', 'Acme'), totalReplyCount: 1 },
  replies: { comments: [youtubeComment('Ugx.1', 'Acme, too')] },
};
const youtubeSnippet = {
  publishedAt: '2026-11-20T08:00:00Z',
  channelId: 'UC1',
  title: 'Acme &amp; me',
  description: '',
};
const vk = {
  id: 12,
  owner_id: -1,
  from_id: -1,
  date: 1795161600,
  text: 'Acme',
  likes: { count: 5, user_likes: 0 },
  comments: { count: 4, can_post: 1 },
};
const imageboard = {
  no: 570368,
  resto: 0,
  time: 1795161600,
  now: '11/20/26(Fri)03:00:00',
  name: 'Anonymous',
  sub: 'Acme &amp; co.',
  com: 'It is<br>bad &gt;&gt;5',
  replies: 2,
};
const create = { type: 'Create', actor: note.attributedTo, object: note };

const AT = '2026-11-20T08:00:00.000Z';

/** What each shape becomes; the tests of the mappers cover the rest. */
const SHAPES: readonly (readonly [title: string, value: object, found: object])[] = [
  [
    'a post of X',
    post,
    { source: 'x', id: post.id, text: 'Acme & me', publishedAt: AT, author: expect.objectContaining({ id: '77' }) },
  ],
  ['a tweet', tweet, { source: 'x', id: tweet.id_str, text: 'Acme once more', publishedAt: AT }],
  [
    "a tweet of a member's archive",
    { tweet: { ...archived, favorite_count: '3' } },
    { source: 'x', id: tweet.id_str, publishedAt: AT, engagement: expect.objectContaining({ likes: 3 }) },
  ],
  [
    'a submission to Reddit',
    submission,
    {
      source: 'reddit',
      id: 't3_1abcde',
      title: 'Acme?',
      publishedAt: AT,
      origin: expect.objectContaining({ name: 'r/coffee' }),
    },
  ],
  ['a submission in its wrapping', { kind: 't3', data: submission }, { source: 'reddit', id: 't3_1abcde' }],
  ['a comment on Reddit', comment, { source: 'reddit', id: 't1_kx1', kind: 'comment', text: 'Acme again' }],
  [
    'a hit of Algolia',
    hit,
    { source: 'hackernews', id: '501', title: 'Acme', engagement: expect.objectContaining({ likes: 4 }) },
  ],
  [
    'an item of Hacker News',
    item,
    { source: 'hackernews', id: '502', kind: 'comment', text: "Acme 'n' all", publishedAt: AT },
  ],
  [
    'a post view of Bluesky',
    postView,
    { source: 'bluesky', id: uri, text: record.text, author: expect.objectContaining({ handle: 'ann.example' }) },
  ],
  ['a post view in a feed', { post: postView, reply: {} }, { source: 'bluesky', id: uri }],
  ['a line of Jetstream', commit, { source: 'bluesky', id: uri, text: record.text, publishedAt: AT }],
  ['a record with its address', { uri, cid: 'c', value: record }, { source: 'bluesky', id: uri, publishedAt: AT }],
  ['a record with its address, by another name', { uri, record }, { source: 'bluesky', id: uri, publishedAt: AT }],
  ['a record beside its address', { uri, ...record }, { source: 'bluesky', id: uri, publishedAt: AT }],
  [
    'a record with the parts of its address',
    { did: commit.did, rkey: '3kabc', record },
    { source: 'bluesky', id: uri },
  ],
  [
    'a status of Mastodon',
    status,
    {
      source: 'mastodon',
      id: status.uri,
      text: 'Acme here',
      author: expect.objectContaining({ handle: 'ann@social.example' }),
    },
  ],
  [
    'an activity of Mastodon',
    create,
    {
      source: 'mastodon',
      id: status.uri,
      url: status.url,
      text: 'Acme here: x #acme',
      author: { id: 'https://social.example/@ann', handle: 'ann@social.example', url: 'https://social.example/@ann' },
      publishedAt: AT,
      language: 'en',
      tags: ['acme'],
      links: ['https://acme.example/x'],
      thread: { parent: note.inReplyTo },
      origin: { name: 'social.example', url: 'https://social.example' },
      media: ['https://social.example/m.png'],
    },
  ],
  [
    'a review on Trustpilot, as its page states it',
    {
      ...review,
      '@id': 'https://www.trustpilot.com/#/schema/Review/acme.example/0123456789abcdef01234567',
      itemReviewed: { '@id': 'https://www.trustpilot.com/#/schema/Organization/acme.example' },
    },
    {
      source: 'trustpilot',
      id: '0123456789abcdef01234567',
      kind: 'review',
      url: 'https://www.trustpilot.com/reviews/0123456789abcdef01234567',
      title: 'Never again',
      text: 'Three weeks for a box.',
      author: { name: 'Ann', url: 'https://reviews.example/ann' },
      publishedAt: AT,
      precision: 'second',
      language: 'en',
      rating: 2,
      origin: {
        name: 'acme.example',
        url: 'https://www.trustpilot.com/#/schema/Organization/acme.example',
      },
    },
  ],
  [
    'a message of Telegram',
    telegram,
    {
      source: 'telegram',
      id: 'user77/1795161600/3',
      text: 'See https://acme.example/ of Acme #tea',
      author: { id: 'user77', name: 'Ann' },
      publishedAt: AT,
      tags: ['tea'],
      links: ['https://acme.example/'],
      engagement: { likes: 4 },
    },
  ],
  [
    'a message of Discord',
    discord,
    {
      source: 'discord',
      id: '1100',
      text: 'Acme, again',
      author: { id: '77', handle: 'ann', name: 'Ann B' },
      publishedAt: AT,
      engagement: { likes: 0 },
      thread: { parent: '1099' },
    },
  ],
  [
    'a review that a shop states',
    {
      ...review,
      author: 'Bo',
      datePublished: '2026-11-20',
      url: 'https://shop.example/mill#r7',
      itemReviewed: { '@type': 'Product', name: 'Acme Mill', url: 'https://shop.example/mill' },
      reviewRating: { ratingValue: 4.5 },
    },
    {
      kind: 'review',
      url: 'https://shop.example/mill#r7',
      author: { name: 'Bo', url: null },
      publishedAt: '2026-11-20T12:00:00.000Z',
      precision: 'day',
      tags: ['Acme Mill'],
      rating: 4.5,
      origin: { name: 'Acme Mill', url: 'https://shop.example/mill' },
    },
  ],
  [
    'a message of Slack',
    slack,
    {
      source: 'slack',
      id: 'U77/1795161600.000200',
      text: 'Acme & a page for @U78 in #general, @here',
      links: ['https://a.example/?a=1&b=2'],
      author: { id: 'U77', handle: 'ann', name: 'Ann B' },
      publishedAt: '2026-11-20T08:00:00.000Z',
      engagement: { likes: 1 },
      thread: { parent: 'U78/1795161000.000100' },
    },
  ],
  [
    'a video of YouTube',
    { kind: 'youtube#video', id: 'v1', snippet: { ...youtubeSnippet, tags: ['tea'] }, statistics: { viewCount: '9' } },
    {
      source: 'youtube',
      id: 'v1',
      kind: 'video',
      title: 'Acme &amp; me',
      engagement: { likes: null, replies: null, views: 9 },
    },
  ],
  [
    'a result of the search of YouTube',
    { kind: 'youtube#searchResult', id: { videoId: 'v1' }, snippet: youtubeSnippet },
    { source: 'youtube', id: 'v1', title: 'Acme & me', publishedAt: AT },
  ],
  ['a comment on YouTube', youtubeComment('Ugy', 'Acme'), { source: 'youtube', id: 'Ugy', kind: 'comment' }],
  [
    'a post of VK',
    vk,
    {
      source: 'vk',
      id: '-1_12',
      url: 'https://vk.com/wall-1_12',
      author: { id: '-1', url: 'https://vk.com/club1' },
      publishedAt: AT,
      engagement: { likes: 5, reposts: null, replies: 4, views: null },
    },
  ],
  [
    'a comment of VK',
    { ...vk, id: 13, post_id: 12, from_id: 7 },
    {
      source: 'vk',
      id: '-1_12_13',
      kind: 'comment',
      url: 'https://vk.com/wall-1_12?reply=13',
      author: { id: '7', url: 'https://vk.com/id7' },
    },
  ],
  [
    'a post of an imageboard',
    imageboard,
    {
      id: '570368/1795161600',
      kind: 'post',
      title: 'Acme & co.',
      text: 'It is\nbad >>5',
      author: { handle: null, name: null },
      publishedAt: AT,
    },
  ],
  ['a reply on an imageboard', { ...imageboard, resto: 5, sub: undefined }, { kind: 'comment', title: null }],
  [
    'a post of an archive of Facebook',
    {
      timestamp: 1795161600,
      attachments: [],
      data: [{ update_timestamp: 1 }, { post: 'Acme caf\u00c3\u00a9' }],
      title: 'Ann',
    },
    { kind: 'post', text: 'Acme café', publishedAt: AT },
  ],
  [
    'a comment of an archive of Facebook',
    {
      timestamp: 1795161600,
      data: [{ comment: { timestamp: 1, comment: 'Acme', author: 'Ann \u00c3\u0096' } }],
      title: 'Ann',
    },
    { kind: 'comment', text: 'Acme', author: { name: 'Ann Ö' }, publishedAt: AT },
  ],
  [
    'a post of an archive of Instagram',
    { media: [{ uri: 'a.jpg', creation_timestamp: 1795161600, title: 'Acme Ã©tude' }] },
    { kind: 'post', text: 'Acme étude', publishedAt: AT },
  ],
  [
    'an album of an archive of Instagram',
    { media: [{ creation_timestamp: 1, title: '' }, {}], title: 'Acme \u00c3 la', creation_timestamp: 1795161600 },
    { kind: 'post', text: 'Acme \u00c3 la', publishedAt: AT },
  ],
  [
    'a comment of an archive of Instagram',
    { string_map_data: { Comment: { value: 'Acme' }, Time: { timestamp: 1795161600 } } },
    { kind: 'comment', text: 'Acme', publishedAt: AT },
  ],
];

/** Stands for lists nested so deeply that no writer of JSON would get to their end. */
const LISTS = '(lists)';
const written = (value: object): string =>
  JSON.stringify(value).replace(JSON.stringify(LISTS), `${'['.repeat(50_000)}${']'.repeat(50_000)}`);

describe('an export', () => {
  it.each(SHAPES)('is recognized: %s', async (_, value, found) => {
    const lines = await readFileNamed('export.ndjson', `${JSON.stringify(value)}\n`);
    expect(lines).toMatchObject({ error: null, warnings: [], found: [expect.objectContaining(found)] });
    const list = await readFileNamed('export.json', JSON.stringify([value, value], null, 1));
    expect(list.found).toEqual([...lines.found, ...lines.found]);
    const page = await readFileNamed('export.json', JSON.stringify({ data: [value] }));
    expect(page.found).toEqual(lines.found);
  });

  it.each<readonly [title: string, value: object]>([
    ['the readers of a note', { ...note, to: [{ toString: 1 }] }],
    ['lists in lists of readers', { ...note, to: LISTS }],
    ['the repository of a record', { ...record, did: { toString: 1 }, rkey: '3k' }],
    ['the key of a record', { ...record, did: commit.did, rkey: { toString: 1 } }],
  ])('can have other values where strings are expected: %s', async (_, value) => {
    const { found, error } = await readStdin([`${JSON.stringify(submission)}\n`, written(value)]);
    expect([found[0]?.source, error]).toEqual(['reddit', null]);
  });

  it('of any kind can be mixed with rows that are not exports', async () => {
    const text = [...SHAPES.map(([, value]) => value), { message: 'Acme by mail', id: 7 }]
      .map((value) => JSON.stringify(value))
      .join('\n');
    const { found } = await readStdin([text]);
    expect(found).toHaveLength(SHAPES.length + 1);
    expect(found.at(-1)).toMatchObject({ id: '7', text: 'Acme by mail' });
    expect(found.at(-1)).not.toHaveProperty('source');
  });

  it('is found in the JSON-LD graph of a page', async () => {
    const graph = { '@context': 'https://schema.org', '@graph': [{ '@type': 'Organization', name: 'Acme' }, review] };
    const { found } = await readFileNamed('page.json', JSON.stringify(graph, null, 2));
    expect(found.filter(({ kind }) => kind === 'review')).toHaveLength(1);
  });

  it('has the authors of a page of X, which are listed beside the posts', async () => {
    const page = {
      data: [post],
      includes: { users: [{ id: '77', username: 'ann', name: 'Ann', public_metrics: { followers_count: 12 } }] },
      meta: { result_count: 1 },
    };
    for (const text of [`${JSON.stringify(page)}\n${JSON.stringify(page)}`, JSON.stringify(page, null, 2)]) {
      const { found } = await readStdin([text]);
      expect(found[0]).toMatchObject({
        url: `https://x.com/ann/status/${post.id}`,
        author: { handle: 'ann', followers: 12 },
      });
    }
  });

  it('is found in the script of an archive that X gives its members', async () => {
    const { found } = await readFileNamed(
      'tweets.js',
      `window.YTD.tweets.part0 = ${JSON.stringify([{ tweet: archived }], null, 2)}`,
    );
    expect(found).toMatchObject([{ source: 'x', id: tweet.id_str }]);
  });

  it.each<readonly [string, unknown]>([
    [
      'an outbox',
      {
        '@context': 'x',
        id: 'outbox.json',
        type: 'OrderedCollection',
        totalItems: 2,
        orderedItems: [create, { type: 'Announce', actor: 'a', object: 'https://b.example/9' }],
      },
    ],
    ['a listing of Reddit', { kind: 'Listing', data: { after: null, children: [{ kind: 't3', data: submission }] } }],
    [
      'two listings of Reddit',
      [
        { kind: 'Listing', data: { children: [{ kind: 't3', data: submission }] } },
        { kind: 'Listing', data: { children: [] } },
      ],
    ],
    ['an answer of Algolia', { hits: [hit], nbHits: 1, page: 0 }],
    ['a search of Mastodon', { accounts: [{ acct: 'x' }], statuses: [status], hashtags: [{ name: 'acme' }] }],
    ['a chat of Telegram', { name: 'Tea', type: 'public_supergroup', id: 1, messages: [telegram] }],
    [
      'all chats of Telegram',
      { about: 'x', chats: { about: 'y', list: [{ name: 'Tea', id: 1, messages: [telegram] }] } },
    ],
    ['a channel of Discord', { guild: { id: '1' }, channel: { id: '2' }, messages: [discord], messageCount: 1 }],
    ['a feed of Bluesky', { feed: [{ post: postView }], cursor: 'c' }],
  ])('can be a page of items: %s', async (_, value) => {
    const { found } = await readStdin([JSON.stringify(value, null, 2)]);
    expect(found).toHaveLength(1);
    expect(found[0]?.source).toBeDefined();
  });

  it.each<readonly [string, object]>([
    [
      'a like',
      {
        ...commit,
        commit: {
          operation: 'create',
          collection: 'app.bsky.feed.like',
          rkey: 'k',
          record: { $type: 'app.bsky.feed.like' },
        },
      },
    ],
    [
      'a post that was deleted on Bluesky',
      { ...commit, commit: { operation: 'delete', collection: 'app.bsky.feed.post', rkey: 'k' } },
    ],
    ['a comment that was deleted on Reddit', { ...comment, body: '[deleted]' }],
    ['an item that was deleted on Hacker News', { ...item, deleted: true, text: undefined }],
    ['a status for followers', { ...status, visibility: 'private' }],
    ['a note for one reader', { ...create, object: { ...note, to: ['https://b.example/users/bo'], cc: [] } }],
    ["another's post, repeated", { type: 'Announce', actor: 'a', object: 'https://b.example/9' }],
    ['a chat of Telegram that was named', { ...telegram, type: 'service', title: 'Acme', text: '' }],
    ['a picture without a word on Telegram', { ...telegram, text: '' }],
    ['somebody who joined on Discord', { ...discord, type: 'GuildMemberJoin' }],
    ['a row that was deleted', { id: 1, text: '[removed]' }],
  ])('is counted as left out: %s', async (_, value) => {
    const { found, warnings, error } = await readStdin([`${JSON.stringify(hit)}\n${JSON.stringify(value)}\n`]);
    expect(found).toHaveLength(1);
    expect(warnings).toEqual(['empty_item: 1 item without text, or deleted: left out']);
    expect(error).toBeNull();
  });

  it('is not assumed for rows that only look similar', async () => {
    const rows = [
      { id: '12', text: 'Acme', author_id: 5 },
      { id: 7, title: 'Acme', subreddit: 'x' },
      { type: 'comment', id: 'c-1', text: 'Acme', time: '2026-11-20' },
      { uri: 'https://acme.example/1', text: 'Acme', createdAt: AT },
      { type: 'source', text: 'Acme, a source' },
      { type: 'message', text: 'Acme', date: AT, from: 'Ann' },
      { id: '1', content: 'Acme', timestampEdited: null, author: 'ann' },
    ];
    const { found } = await readStdin([rows.map((row) => JSON.stringify(row)).join('\n')]);
    expect(found).toHaveLength(rows.length);
    expect(found.filter(({ source }) => source !== undefined)).toEqual([]);
  });
});

describe('threads of YouTube comments', () => {
  it('are read comment by comment', async () => {
    const { found } = await readFileNamed('threads.json', JSON.stringify({ items: [youtubeThread] }));
    expect(found).toMatchObject([
      { id: 'Ugx', text: 'Acme', engagement: { replies: 1 }, thread: { root: 'v1', parent: 'v1' } },
      { id: 'Ugx.1', text: 'Acme, too', engagement: { replies: null } },
    ]);
  });
});

describe('exports with items that nobody wrote', () => {
  it.each([
    ['Slack', slack, { ...slack, subtype: 'channel_join' }],
    ['VK', vk, { ...vk, text: '', copy_history: [vk] }],
    ['an imageboard', imageboard, { ...imageboard, com: undefined, sub: undefined }],
    [
      'Facebook',
      { timestamp: 1795161600, data: [{ post: 'Acme' }], title: 'Ann' },
      { timestamp: 1795161600, attachments: [], title: 'Ann added a photo.' },
    ],
    ['YouTube', youtubeThread.snippet.topLevelComment, { id: { channelId: 'UC1' }, snippet: youtubeSnippet }],
  ])('have them left out and counted: %s', async (_, said, unsaid) => {
    const { found, warnings } = await readFileNamed(
      'posts.ndjson',
      [said, unsaid].map((one) => JSON.stringify(one)).join('\n'),
    );
    expect(found).toHaveLength(1);
    expect(warnings).toEqual([expect.stringMatching(/1 item without text/)]);
  });
});
