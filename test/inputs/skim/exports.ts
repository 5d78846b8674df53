/** Made-up lines in the formats of the exports of networks. */

const BEGUN = Date.parse('2026-11-01T00:00:00Z');
const at = (place: number): Date => new Date(BEGUN + place * 61_234);
const iso = (place: number): string => at(place).toISOString();
const digits = (place: number): string => `15000000000000${String(place).padStart(5, '0')}`;
const text = (place: number): string => `nothing to see in post ${place}`;
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

/** A time such as `Sun Nov 01 00:01:01 +0000 2026`. */
function inWords(place: number): string {
  const [weekday, day, month, year, time] = at(place).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} +0000 ${year}`;
}

const tweet = (place: number) => ({
  created_at: inWords(place),
  id: 1_500_000_000_000_000_000 + place * 1000,
  id_str: digits(place),
  full_text: text(place),
  source: '<a href="https://example.com/app" rel="nofollow">An app</a>',
  entities: { hashtags: place % 5 === 0 ? [{ text: 'tea', indices: [1, 4] }] : [], urls: [] },
  user: { id_str: '7', name: 'Ann', screen_name: 'ann', followers_count: place, verified: place % 3 === 0 },
  favorite_count: place,
  place: place % 4 === 0 ? { name: 'a town' } : null,
  lang: 'en',
});

const thing = (place: number) => ({
  id: place.toString(36),
  name: `t3_${place.toString(36)}`,
  subreddit: 'tea',
  title: text(place),
  selftext: place % 2 === 0 ? 'more' : '',
  author: 'ann',
  over_18: place % 3 === 0,
  created_utc: at(place).getTime() / 1000 - (at(place).getTime() % 1000) / 1000,
  permalink: '/r/tea/comments/x/',
});

const record = (place: number) => ({
  $type: 'app.bsky.feed.post',
  createdAt: iso(place),
  langs: ['en'],
  ...(place % 3 === 0 && { facets: [{ features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'tea' }] }] }),
  text: text(place),
});

const uri = (place: number) => `at://did:plc:abc${place}/app.bsky.feed.post/3k${place}`;

const view = (place: number) => ({
  uri: uri(place),
  cid: 'bafy',
  author: { did: 'did:plc:abc', handle: 'ann.example', displayName: 'Ann' },
  record: record(place),
  likeCount: place,
  indexedAt: iso(place + (place % 3) - 1),
});

const status = (place: number) => ({
  id: String(place),
  created_at: iso(place),
  spoiler_text: place % 7 === 0 ? 'tea' : '',
  visibility: place % 9 === 0 ? 'private' : 'public',
  uri: `https://social.example/users/ann/statuses/${place}`,
  url: `https://social.example/@ann/${place}`,
  content: `<p><a href="https://social.example/@bob" class="mention">@<span>bob</span></a> ${text(place)}</p>`,
  reblog: null,
  account: { id: '1', acct: 'ann', display_name: 'Ann', url: 'https://social.example/@ann', bot: place % 2 === 0 },
  tags: place % 4 === 0 ? [{ name: 'tea' }] : [],
});

const note = (place: number) => ({
  id: `https://social.example/users/ann/statuses/${place}`,
  type: 'Note',
  summary: null,
  published: iso(place),
  attributedTo: 'https://social.example/users/ann',
  to: [place % 6 === 0 ? 'https://social.example/users/bob' : PUBLIC],
  cc: ['https://social.example/users/ann/followers'],
  content: `<p>${text(place)}</p>`,
  tag: [],
});

const event = (place: number, collection: string, said: object) => ({
  did: `did:plc:abc${place}`,
  time_us: at(place).getTime() * 1000 + 123,
  kind: 'commit',
  commit: {
    rev: '3m',
    operation: place % 11 === 0 ? 'delete' : 'create',
    collection,
    rkey: `3k${place}`,
    record: said,
  },
});

/** Functions that make the value of a line from its place, by the name of its shape. */
export const EXPORTS: Readonly<Record<string, (place: number) => object>> = {
  'own mention': (place) => ({
    type: 'mention',
    id: `hackernews:${place}`,
    source: 'hackernews',
    kind: place % 2 === 0 ? 'post' : 'comment',
    title: place % 3 === 0 ? text(place) : null,
    text: text(place),
    author: { handle: 'ann', name: null },
    publishedAt: iso(place),
    precision: 'second',
    tags: [],
    thread: { root: null, parent: null },
  }),
  'post of X': (place) => ({
    id: digits(place),
    text: text(place),
    author_id: '7',
    created_at: iso(place),
    public_metrics: { like_count: place },
    ...(place % 3 === 0 && { entities: { hashtags: [{ start: 1, end: 4, tag: 'tea' }] } }),
    ...(place % 5 === 0 && { note_tweet: { text: `longer: ${text(place)}` } }),
  }),
  tweet: (place) =>
    place % 3 === 0
      ? { ...tweet(place), retweeted_status: tweet(place + 1), full_text: 'RT @ann: noth' }
      : tweet(place),
  'archived tweet': (place) => {
    const { user: _, ...archived } = tweet(place);
    return { tweet: { ...archived, favorite_count: String(place) } };
  },
  reddit: (place) => (place % 2 === 0 ? { kind: 't3', data: thing(place) } : thing(place)),
  'item of Hacker News': (place) => ({
    by: 'ann',
    id: 40_000_000 + place,
    ...(place % 2 === 0
      ? { type: 'story', title: text(place), score: place }
      : { type: 'comment', text: `<i>${text(place)}</i>`, parent: 1 }),
    time: Math.floor(at(place).getTime() / 1000),
  }),
  'post of Bluesky': view,
  'post of Bluesky in a feed': (place) => ({ post: view(place), reply: null }),
  'record of Bluesky': (place) =>
    [
      event(place, 'app.bsky.feed.post', record(place)),
      event(place, 'app.bsky.feed.like', { $type: 'app.bsky.feed.like', createdAt: iso(place), subject: {} }),
      event(place, 'app.bsky.graph.follow', { $type: 'app.bsky.graph.follow', subject: 'did:plc:xyz' }),
      { did: 'did:plc:abc', time_us: at(place).getTime() * 1000, kind: 'identity', identity: { handle: 'ann' } },
      { uri: uri(place), cid: 'bafy', value: record(place) },
    ][place % 5]!,
  status: (place) =>
    place % 5 === 0 ? { ...status(place), content: '', reblog: { ...status(place + 1), reblog: null } } : status(place),
  activity: (place) =>
    [
      note(place),
      {
        id: `https://social.example/a/${place}`,
        type: 'Create',
        actor: 'https://social.example/users/ann',
        object: note(place),
      },
      {
        id: `https://social.example/b/${place}`,
        type: 'Announce',
        actor: 'https://social.example/users/ann',
        object: 'x',
      },
    ][place % 3]!,
  review: (place) => ({
    '@type': 'Review',
    '@id': `https://shop.example/r/${place}`,
    author: { name: 'Ann' },
    datePublished: place % 3 === 0 ? iso(place) : iso(place).slice(0, 10),
    headline: place % 3 === 0 ? text(place) : null,
    reviewBody: `<b>${text(place)}</b>`,
    itemReviewed: { '@type': 'Thing', name: 'Tea' },
  }),
  row: (place) => ({
    id: `p${place}`,
    body: text(place),
    type: ['post', 'story', 'x'][place % 3],
    place: place % 2 === 0 ? null : { name: 'a town' },
    created_at: [iso(place), iso(place).replace('Z', '000+00:00'), inWords(place)][place % 3],
  }),
  'row of a tool': (place) => ({
    reviewId: `r${place}`,
    rawContent: place % 3 === 0 ? '' : text(place),
    reviewHeadline: text(place),
    score: (place % 5) + 1,
    hashtags: place % 4 === 0 ? "['tea']" : '[]',
    'author.username': 'ann',
    from: place % 2 === 0 ? null : { name: 'Ann' },
    at: iso(place),
    updated: iso(place + 1),
  }),
  'row with markup': (place) => ({
    id: `p${place}`,
    summary: 'in short',
    reviewText: `${text(place)}<br />and <b>m</b>ore &quot;tea&quot; ${place % 4 === 0 ? '<a href="https://a.example/">A</a>cme' : ''}`,
    created_at: iso(place),
    date: iso(place).slice(0, 10),
  }),
  'video with its comments': (place) => ({
    id: `v${place}`,
    description: text(place),
    extractor: 'youtube',
    timestamp: Math.floor(at(place).getTime() / 1000),
    ...(place % 5 === 0 && { comments: place % 2 === 0 ? [] : [{ id: `c${place}`, text: text(place) }] }),
  }),
};
