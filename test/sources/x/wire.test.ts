import { describe, expect, it } from '@jest/globals';
import { complete } from '../../../src/core/mention/complete.js';
import { fromPost, fromTweetV1, isPost, isTweetV1, usersIn } from '../../../src/sources/x/wire.js';

const users = usersIn({
  users: [
    { id: '7', username: 'ann_b', name: 'Ann', public_metrics: { followers_count: 12 } },
    null,
    'x',
    { username: 'nobody' },
  ],
});
const post = {
  id: '1990000000000000009',
  text: 'Acme &amp; co &lt;3 &amp;amp; https://t.co/a',
  author_id: '7',
  conversation_id: '1990000000000000001',
  created_at: '2026-11-20T08:30:00.000Z',
  lang: 'en',
  edit_history_tweet_ids: ['1990000000000000009'],
  public_metrics: { retweet_count: 3, reply_count: 2, like_count: 12, quote_count: 1, impression_count: 900 },
  referenced_tweets: [
    { type: 'replied_to', id: '1990000000000000002' },
    { type: 'quoted', id: '1980000000000000000' },
  ],
  entities: {
    hashtags: [{ start: 0, end: 1, tag: 'coffee' }],
    urls: [
      { url: 'https://t.co/a', expanded_url: 'https://bit.example/a', unwound_url: 'https://acme.example/' },
      { url: 'https://t.co/b', expanded_url: 'https://x.com/ann_b/status/1990000000000000009/photo/1' },
      { url: 'https://t.co/c' },
    ],
  },
};

describe('fromPost', () => {
  it('reads a tweet', () => {
    expect(fromPost(post, users)).toEqual({
      id: '1990000000000000009',
      kind: 'post',
      url: 'https://x.com/ann_b/status/1990000000000000009',
      text: 'Acme & co <3 &amp; https://t.co/a',
      author: { id: '7', handle: 'ann_b', name: 'Ann', url: 'https://x.com/ann_b', followers: 12 },
      publishedAt: '2026-11-20T08:30:00.000Z',
      precision: 'second',
      language: 'en',
      tags: ['coffee'],
      links: ['https://acme.example/'],
      engagement: { likes: 12, reposts: 3, replies: 2, quotes: 1, views: 900 },
      thread: { root: '1990000000000000001', parent: '1990000000000000002' },
      repostOf: null,
      quoteOf: '1980000000000000000',
      media: [],
    });
  });

  it('reads the new field names like the old ones', () => {
    const { referenced_tweets, edit_history_tweet_ids, public_metrics, ...rest } = post;
    const { retweet_count, ...metrics } = public_metrics;
    const renamed = {
      ...rest,
      referenced_posts: referenced_tweets,
      edit_history_post_ids: edit_history_tweet_ids,
      public_metrics: { ...metrics, repost_count: retweet_count },
    };
    expect(isPost(renamed)).toBe(true);
    expect(fromPost(renamed, users)).toEqual(fromPost(post, users));
  });

  it.each(['note_tweet', 'note_post'])('reads the full text from %s', (note) => {
    const whole = { text: 'whole &amp; long', entities: { hashtags: [{ tag: 'more' }] } };
    expect(fromPost({ ...post, [note]: whole }, users)).toMatchObject({
      text: 'whole & long',
      tags: ['coffee', 'more'],
    });
  });

  it('names the author in the address only if it is known or embedded in the post', () => {
    expect(fromPost(post)?.url).toBe('https://x.com/i/status/1990000000000000009');
    expect(fromPost({ ...post, author: { id: '7', username: 'ann_b' } })?.url).toBe(
      'https://x.com/ann_b/status/1990000000000000009',
    );
  });

  it('reads a reference to a retweeted post as a repost', () => {
    expect(fromPost({ ...post, referenced_tweets: [{ type: 'retweeted', id: '5' }] })?.repostOf).toBe('5');
  });

  it.each([
    ['und', null],
    ['qme', null],
    ['zxx', null],
    ['iw', 'he'],
    ['in', 'id'],
    ['zh-TW', 'zh'],
  ])('maps the language %s to %p', (lang, language) => {
    const mention = complete(fromPost({ ...post, lang }, users)!, { source: 'x', seenAt: '2026-11-21T12:00:00.000Z' });
    expect(mention?.language).toBe(language);
  });

  it.each([
    [null],
    [7],
    [[]],
    [{}],
    [{ id: 9, text: 'a', author_id: '7' }],
    [{ id: 'a b', text: 'a', author_id: '7' }],
    [{ id: '9', author_id: '7' }],
  ])('returns null for %j', (value) => {
    expect(fromPost(value, users)).toBeNull();
    expect(isPost(value)).toBe(false);
  });
});

describe('fromTweetV1', () => {
  const tweet = {
    created_at: 'Fri Nov 20 08:30:00 +0000 2026',
    id: 1990000000000000000,
    id_str: '1990000000000000009',
    full_text: 'Acme &gt; all https://t.co/a',
    user: { id_str: '7', screen_name: 'ann_b', name: 'Ann', followers_count: 12 },
    retweet_count: 3,
    favorite_count: 12,
    lang: 'en',
    in_reply_to_status_id_str: '5',
    quoted_status_id_str: null,
    entities: {
      hashtags: [{ text: 'coffee' }],
      urls: [{ url: 'https://t.co/a', expanded_url: 'https://acme.example/' }],
    },
    extended_entities: { media: [{ media_url_https: 'https://pbs.example/1.jpg' }] },
  };

  it('reads a tweet of an archive', () => {
    expect(isTweetV1(tweet)).toBe(true);
    expect(fromTweetV1(tweet)).toMatchObject({
      id: '1990000000000000009',
      url: 'https://x.com/ann_b/status/1990000000000000009',
      text: 'Acme > all https://t.co/a',
      author: { id: '7', handle: 'ann_b', name: 'Ann', followers: 12 },
      publishedAt: '2026-11-20T08:30:00.000Z',
      tags: ['coffee'],
      links: ['https://acme.example/'],
      engagement: { likes: 12, reposts: 3, replies: null, quotes: null },
      thread: { root: null, parent: '5' },
      repostOf: null,
      media: ['https://pbs.example/1.jpg'],
    });
  });

  it('reads a retweet with the full text of the original', () => {
    const repeated = { ...tweet, id_str: '4', full_text: 'the whole of it' };
    expect(fromTweetV1({ ...tweet, full_text: 'RT @ann_b: the wh…', retweeted_status: repeated })).toMatchObject({
      id: '1990000000000000009',
      text: 'the whole of it',
      repostOf: '4',
    });
  });

  it.each([
    ['extended_tweet', { full_text: undefined, text: 'cut…', extended_tweet: { full_text: 'not cut' } }, 'not cut'],
    ['text', { full_text: undefined, text: 'short' }, 'short'],
  ])('reads the text from %s', (_, change, text) => {
    expect(fromTweetV1({ ...tweet, ...change })?.text).toBe(text);
  });

  it.each([
    [null],
    [[]],
    [{}],
    [{ ...tweet, id_str: 9 }],
    [{ ...tweet, user: null }],
    [{ ...tweet, full_text: null }],
    [post],
  ])('returns null for anything else', (value) => {
    expect([fromTweetV1(value), isTweetV1(value)]).toEqual([null, false]);
  });
});
