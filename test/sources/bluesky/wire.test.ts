import { describe, expect, it } from '@jest/globals';
import {
  fromPostView,
  fromRecord,
  isHiddenFromStrangers,
  isPostView,
  isRecord,
} from '../../../src/sources/bluesky/wire.js';

const did = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
const uri = `at://${did}/app.bsky.feed.post/3kaaaaaaaaa2a`;
const other = `at://${did}/app.bsky.feed.post/3kbbbbbbbbb2b`;
const text = '☕ Acme Coffee, acme.example/me... #beans';
const record = {
  $type: 'app.bsky.feed.post',
  text,
  createdAt: '2026-11-20T08:30:00.561858Z',
  langs: ['pt-BR', 'en'],
  tags: ['café'],
  facets: [
    {
      index: { byteStart: 17, byteEnd: 35 },
      features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://acme.example/menu' }],
    },
    { index: { byteStart: 36, byteEnd: 42 }, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'beans' }] },
    { index: {}, features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'javascript:alert(1)' }, null] },
  ],
  reply: { root: { uri: other }, parent: { uri: `${uri}x` } },
  embed: {
    $type: 'app.bsky.embed.recordWithMedia',
    record: { record: { uri: other } },
    media: { $type: 'app.bsky.embed.external', external: { uri: 'https://acme.example/news' } },
  },
};
const post = {
  uri,
  cid: 'bafy',
  author: { did, handle: 'ann.example.com', displayName: 'Ann' },
  record,
  embed: {
    $type: 'app.bsky.embed.recordWithMedia#view',
    media: { images: [{ fullsize: 'https://cdn.example/1.jpg' }] },
  },
  likeCount: 3,
  repostCount: 2,
  indexedAt: '2026-11-20T08:30:01.000Z',
};

describe('fromPostView', () => {
  it('reads a post', () => {
    expect(fromPostView(post)).toEqual({
      id: uri,
      kind: 'post',
      url: 'https://bsky.app/profile/ann.example.com/post/3kaaaaaaaaa2a',
      text,
      author: { id: did, handle: 'ann.example.com', url: 'https://bsky.app/profile/ann.example.com', name: 'Ann' },
      publishedAt: '2026-11-20T08:30:00.561Z',
      precision: 'second',
      language: 'pt-BR',
      tags: ['beans', 'café'],
      links: ['https://acme.example/menu', 'https://acme.example/news'],
      engagement: { likes: 3, reposts: 2, replies: null, quotes: null },
      thread: { root: other, parent: `${uri}x` },
      quoteOf: other,
      media: ['https://cdn.example/1.jpg'],
    });
  });

  it('reads all pictures if there are more than four', () => {
    const items = Array.from({ length: 6 }, (_, at) => ({ fullsize: `https://cdn.example/${at}.jpg`, alt: '' }));
    const gallery = { $type: 'app.bsky.embed.gallery#view', items };
    expect(fromPostView({ ...post, embed: gallery })?.media).toEqual(items.map(({ fullsize }) => fullsize));
    expect(fromPostView({ ...post, embed: { media: gallery } })?.media).toHaveLength(6);
  });

  it('uses the DID in the URL if the handle is invalid', () => {
    const lost = fromPostView({ ...post, author: { did, handle: 'handle.invalid' } });
    expect([lost?.author?.handle, lost?.url]).toEqual([null, `https://bsky.app/profile/${did}/post/3kaaaaaaaaa2a`]);
  });

  it.each([
    ['2031-01-01T00:00:00Z', '2026-11-20T08:30:01.000Z'],
    ['2010-01-01T00:00:00Z', '2010-01-01T00:00:00.000Z'],
    ['yesterday', '2026-11-20T08:30:01.000Z'],
    [undefined, '2026-11-20T08:30:01.000Z'],
  ])('trusts createdAt only up to the time of indexing: %p', (createdAt, publishedAt) => {
    expect(fromPostView({ ...post, record: { ...record, createdAt } })?.publishedAt).toBe(publishedAt);
  });

  it('does not treat an embedded list as a quote', () => {
    const embed = { $type: 'app.bsky.embed.record', record: { uri: `at://${did}/app.bsky.graph.list/3k` } };
    expect(fromPostView({ ...post, record: { ...record, embed } })?.quoteOf).toBeNull();
  });
});

describe('fromRecord', () => {
  const line = {
    did,
    time_us: 1795163401000000,
    kind: 'commit',
    commit: {
      rev: '3m',
      operation: 'create',
      collection: 'app.bsky.feed.post',
      rkey: '3kaaaaaaaaa2a',
      record,
      cid: 'bafy',
    },
  };

  it('reads an event of Jetstream and a record of a repository', () => {
    const expected = { id: uri, text, author: { id: did, handle: null }, publishedAt: '2026-11-20T08:30:00.561Z' };
    expect(fromRecord(line)).toMatchObject(expected);
    expect(fromRecord({ uri, cid: 'bafy', value: record })).toMatchObject(expected);
    expect(isRecord(line) && isRecord({ uri, value: record })).toBe(true);
  });

  it.each([
    ['a like', { ...line, commit: { ...line.commit, collection: 'app.bsky.feed.like' } }],
    ['a deleted post', { ...line, commit: { ...line.commit, operation: 'delete', record: undefined } }],
    ['an account', { did, time_us: 1, kind: 'account', account: { active: true } }],
    ['a record without a place', record],
    ['another did', { ...line, did: 'https://evil.example/' }],
  ])('returns null for %s', (_, value) => {
    expect(fromRecord(value)).toBeNull();
  });
});

it.each([
  [null],
  [7],
  [[]],
  [{}],
  [{ ...post, uri: 'https://x' }],
  [{ ...post, record: null }],
  [{ ...post, record: { text: 7 } }],
  [{ ...post, author: 'ann' }],
])('fromPostView returns null for a value that is not a post: %j', (value) => {
  expect(fromPostView(value)).toBeNull();
});

it('isPostView recognizes post views', () => {
  expect([isPostView(post), isPostView(record), isPostView({ uri, value: record })]).toEqual([true, false, false]);
});

it.each([
  ['!no-unauthenticated', undefined, true],
  ['!no-unauthenticated', true, false],
  ['porn', undefined, false],
])('isHiddenFromStrangers for an author with the label %s (negated: %p): %p', (val, neg, expected) => {
  expect(isHiddenFromStrangers({ ...post, author: { ...post.author, labels: [{ val, neg }] } })).toBe(expected);
});
