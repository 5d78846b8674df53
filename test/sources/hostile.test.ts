/** Arbitrary input in place of the answer of a network. */
import { describe, expect, it } from '@jest/globals';
import { complete } from '../../src/core/mention/complete.js';
import bluesky from '../../src/sources/bluesky/index.js';
import { fromPostView, fromRecord, isPostView, isRecord } from '../../src/sources/bluesky/wire.js';
import hackernews from '../../src/sources/hackernews/index.js';
import { fromAlgolia, fromFirebase, isAlgoliaHit, isFirebaseItem } from '../../src/sources/hackernews/wire.js';
import mastodon from '../../src/sources/mastodon/index.js';
import { fromStatus, isPublic, isStatus } from '../../src/sources/mastodon/wire.js';
import { fromReddit, isReddit } from '../../src/sources/reddit/wire.js';
import { type Found, type Http, type SettingSpecs, type Source, SourceError } from '../../src/sources/source.js';
import x from '../../src/sources/x/index.js';
import { fromPost, fromTweetV1, isPost, isTweetV1, usersIn } from '../../src/sources/x/wire.js';
import { answering, collect, type Search, sourceQuery, testContext } from '../../src/testing.js';
import fc from '../support/property.js';
import { tape } from './contract.js';
import { tag, week, word } from './searches.js';
import { deep, type Json, odd, spoil } from './strange.js';

const bodyOf = (name: string, entry = 0): Json =>
  JSON.parse(new TextDecoder().decode(tape(name).entries[entry]!.response.bytes)) as Json;
const member = (value: Json, ...path: readonly (string | number)[]): Json =>
  path.reduce<Json>((inner, name) => (inner as { readonly [name: string]: Json })[name] ?? null, value);

const bare = member(bodyOf('bluesky/member.har'), 'posts', 0);
const mappers: readonly (readonly [string, Json, (value: unknown) => Found | null, (value: unknown) => boolean])[] = [
  ['fromAlgolia', member(bodyOf('hackernews/search.har'), 'hits', 0), fromAlgolia, isAlgoliaHit],
  [
    'fromFirebase',
    { by: 'a', id: 9, kids: [1], parent: 8, text: 'a<p>b', time: 1795163400, type: 'comment' },
    fromFirebase,
    isFirebaseItem,
  ],
  ['fromPostView', bare, fromPostView, isPostView],
  ['fromRecord', { uri: member(bare, 'uri'), value: member(bare, 'record') }, fromRecord, isRecord],
  [
    'fromRecord of Jetstream',
    {
      did: 'did:plc:a',
      time_us: 1,
      kind: 'commit',
      commit: { operation: 'create', collection: 'app.bsky.feed.post', rkey: '3k', record: member(bare, 'record') },
    },
    fromRecord,
    isRecord,
  ],
  [
    'fromStatus',
    member(bodyOf('mastodon/hashtag.har'), 1),
    (value) => fromStatus(value, isPublic(value) ? null : 'a.example'),
    isStatus,
  ],
  [
    'fromPost',
    member(bodyOf('x/tweets.har'), 'data', 0),
    (value) => fromPost(value, usersIn({ users: [value] })),
    isPost,
  ],
  [
    'fromTweetV1',
    {
      id_str: '9',
      full_text: 'a',
      created_at: 'Fri Nov 20 08:30:00 +0000 2026',
      user: { id_str: '7', screen_name: 'a' },
      retweeted_status: { id_str: '8', text: 'b' },
      entities: { urls: [{ expanded_url: 'https://a.example' }] },
    },
    fromTweetV1,
    isTweetV1,
  ],
  [
    'fromReddit',
    {
      kind: 't1',
      data: {
        id: 'a',
        body: 'b',
        author: 'c',
        subreddit: 'd',
        created_utc: 1795163400,
        score: 1,
        link_id: 't3_a',
        parent_id: 't1_b',
        permalink: '/r/d',
      },
    },
    fromReddit,
    isReddit,
  ],
];

const login = { handle: 'a.example', appPassword: 'aaaa-bbbb-cccc-dddd' };
const session = JSON.stringify({ accessJwt: 'ACCESS', refreshJwt: 'REFRESH', server: 'https://bsky.social' });

function searching<S extends SettingSpecs>(source: Source<S>) {
  return async (search: Search, http: Http): Promise<Found[]> =>
    collect(source.search(search.query, testContext(source, search, http).context));
}

describe.each(mappers)('%s', (_, value, map, recognises) => {
  it('reads a valid value', () => {
    expect(recognises(value)).toBe(true);
    expect(map(value)).not.toBeNull();
  });

  it('never throws, and returns only what can become a mention', () => {
    fc.assert(
      fc.property(fc.nat(7 ** 6), odd, (path, other) => {
        const spoilt = spoil(value, path, other);
        recognises(spoilt);
        const found = map(spoilt);
        if (found === null) return;
        expect(typeof found.id).toBe('string');
        expect(typeof found.text).toBe('string');
        const mention = complete(found, { source: 'x', seenAt: '2026-11-21T12:00:00.000Z' });
        if (mention === null) expect((found.title ?? '') + (found.text ?? '')).toMatch(/^\s*\p{Cc}*$/u);
        expect(found.publishedAt ?? '2026-01-01T00:00:00.000Z').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      }),
      { numRuns: 500 },
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

const searches: readonly (readonly [string, Search, Json, (search: Search, http: Http) => Promise<Found[]>])[] = [
  [
    'hackernews',
    { query: sourceQuery(word('acme')), ...week, limit: 20 },
    bodyOf('hackernews/search.har'),
    searching(hackernews),
  ],
  [
    'bluesky',
    { query: sourceQuery(word('acme')), ...week, settings: login, cache: { 'session:a.example': session } },
    bodyOf('bluesky/member.har'),
    searching(bluesky),
  ],
  ['mastodon', { query: sourceQuery(tag('acme')), ...week }, bodyOf('mastodon/hashtag.har'), searching(mastodon)],
  [
    'mastodon with a token',
    { query: sourceQuery(word('acme')), ...week, settings: { token: 'TOKENTOKEN' } },
    bodyOf('mastodon/full-text.har'),
    searching(mastodon),
  ],
  [
    'x',
    { query: sourceQuery(word('acme')), ...week, settings: { token: 'TOKENTOKEN' } },
    bodyOf('x/tweets.har'),
    searching(x),
  ],
];

describe.each(searches)('%s, given the same corrupted answer to every request', (_, search, body, find) => {
  it('ends with the items that it could read or with a SourceError', async () => {
    const link = '<https://mastodon.social/api/v1/timelines/tag/acme?max_id=7>; rel="next"';
    const strange = odd.filter((value) => value !== deep);
    await fc.assert(
      fc.asyncProperty(fc.nat(7 ** 6), strange, async (path, other) => {
        const http = answering({ headers: { link }, body: JSON.stringify(spoil(body, path, other)) });
        const outcome = await find(search, http).catch((error: unknown) => error);
        expect(Array.isArray(outcome) || outcome instanceof SourceError).toBe(true);
        expect(http.asked.length).toBeLessThan(20);
      }),
      { numRuns: 200 },
    );
  });
});
