import { describe, expect, it } from '@jest/globals';
import bluesky from '../../../src/sources/bluesky/index.js';
import type { QueryNode } from '../../../src/sources/source.js';
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
import { and, from, handle, lang, phrase, site, tag, week, word } from '../searches.js';

const query = sourceQuery(phrase('acme coffee'), word('AcmeCoffee'));
const login = { handle: 'me.example.com', appPassword: 'aaaa-bbbb-cccc-dddd' };
const session = (accessJwt: string, server = 'https://bsky.social') => ({
  'session:me.example.com': JSON.stringify({ accessJwt, refreshJwt: 'REFRESH', server }),
});
const asStranger: Search = { query, ...week };
const asMember: Search = { ...asStranger, settings: login, cache: session('ACCESS') };

const emptyBody = '{"posts":[]}';
keepsTheContract(bluesky, 'bluesky/stranger.har', asStranger, { emptyBody, onePage: true });
keepsTheContract(bluesky, 'bluesky/member.har', asMember, { emptyBody });

/** Runs a search whose requests are answered by `answer`; returns its results and requests. */
async function run(search: Search, answer: (method: string, bearer: string) => Answer) {
  const http = answering(({ url, headers }) => {
    const bearer = headers?.['authorization']?.replace('Bearer ', '') ?? 'nobody';
    return answer(new URL(url).pathname.replace(/^.*\./, ''), bearer);
  }, week.until);
  const test = testContext(bluesky, search, http);
  const outcome = await collect(bluesky.search(search.query, test.context)).then(
    (found) => ({ found, error: null }),
    (error: unknown) => ({ found: [], error }),
  );
  return { ...test, ...outcome, asked: http.asked.map(({ url }) => url.replace(/\?.*/, '').replace('/xrpc/', ' ')) };
}

const posts = { body: '{"posts":[]}' };
const created = (accessJwt: string, more: object = {}) => ({
  body: JSON.stringify({ accessJwt, refreshJwt: 'REFRESH', handle: 'me.example.com', did: 'did:plc:me', ...more }),
});
const expired = { status: 400, body: '{"error":"ExpiredToken","message":"Token has expired"}' };
const LOGIN = 'https://bsky.social com.atproto.server.createSession';
const REFRESH = 'https://bsky.social com.atproto.server.refreshSession';
const SEARCH = 'https://bsky.social app.bsky.feed.searchPosts';

describe('bluesky without a login', () => {
  it('returns the first page, reports truncation and leaves out accounts hidden without a login', async () => {
    const test = testContext(bluesky, asStranger, tapeHttp(tape('bluesky/stranger.har')));
    const found = await collect(bluesky.search(query, test.context));
    expect(found.map(({ author }) => author?.handle)).toEqual([
      'ann.example.com',
      null,
      'bob.example.com',
      'fay.example.com',
    ]);
    expect(test.truncations).toHaveLength(1);
  });

  it.each([
    ['a page of the edge', { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>403</html>' }],
    ['a word of the service', { status: 403, body: '{"error":"Forbidden"}' }],
    ['a wish for a login', { status: 401, body: '{"error":"AuthMissing","message":"Authentication Required"}' }],
  ])('reports %s as blocked and suggests an app password', async (_, answer) => {
    const { error } = await run(asStranger, () => answer);
    expect(error).toMatchObject({ code: 'blocked', hint: expect.stringContaining('app password') });
  });
});

describe('bluesky with a login', () => {
  it('logs in once for all branches, searches the server of the account and caches the session', async () => {
    const http = tapeHttp(tape('bluesky/login.har'));
    const test = testContext(bluesky, { ...asStranger, settings: { ...login, handle: '@me.example.com' } }, http);
    expect(await collect(bluesky.search(query, test.context))).toHaveLength(7);
    expect(http.asked.map(({ url, untrusted }) => [new URL(url).host, untrusted ?? false])).toEqual([
      ['bsky.social', false],
      ['oyster.host.example', true],
      ['oyster.host.example', true],
      ['oyster.host.example', true],
    ]);
    expect(http.asked[0]?.body).toEqual({ identifier: 'me.example.com', password: 'aaaa-bbbb-cccc-dddd' });
    expect(test.truncations).toEqual([]);
    const again = tapeHttp(tape('bluesky/login.har'));
    const second = testContext(bluesky, { ...asMember, cache: Object.fromEntries(test.cached) }, again);
    expect(await collect(bluesky.search(query, second.context))).toHaveLength(7);
    expect(again.asked.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('logs in once for several concurrent searches of one process', async () => {
    const http = answering(({ url }) => (url.endsWith('createSession') ? created('NEW') : posts));
    const { context } = testContext(bluesky, { ...asStranger, settings: login }, http);
    // Each search has its own wrapper of the same cache, like the brands of one run.
    const { get, set, delete: remove } = context.cache;
    const searches = [1, 2, 3].map(() => ({ ...context, cache: { get, set, delete: remove } }));
    await Promise.all(searches.map(async (own) => collect(bluesky.search(query, own))));
    expect(http.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('renews an expired session once for all branches', async () => {
    const { asked, error, cached } = await run({ ...asMember, cache: session('OLD') }, (method, bearer) => {
      if (method === 'refreshSession') return created('NEW');
      return bearer === 'NEW' ? posts : expired;
    });
    expect(error).toBeNull();
    expect(asked.filter((url) => url === REFRESH)).toHaveLength(1);
    expect(asked).not.toContain(LOGIN);
    expect(cached.get('session:me.example.com')).toContain('"NEW"');
  });

  it.each([
    ['the refresh token has run out too', expired],
    ['the refresh token is none', { status: 401, body: '{"error":"InvalidToken"}' }],
  ])('logs in again if %s', async (_, refused) => {
    const { asked, error } = await run(
      { ...asMember, query: sourceQuery(word('acme')), cache: session('OLD') },
      (method, bearer) => {
        if (method === 'refreshSession') return refused;
        if (method === 'createSession') return created('NEW');
        return bearer === 'NEW' ? posts : expired;
      },
    );
    expect([error, asked]).toEqual([null, [SEARCH, REFRESH, LOGIN, SEARCH]]);
  });

  it('gives up if a new session is refused like the old one', async () => {
    const { asked, error } = await run({ ...asMember, query: sourceQuery(word('acme')) }, (method) =>
      method === 'refreshSession' ? created('NEW') : expired,
    );
    expect(error).toMatchObject({ code: 'auth' });
    expect(asked).toEqual([SEARCH, REFRESH, SEARCH]);
  });

  it.each([
    ['AuthenticationRequired', 'refused the handle'],
    ['AuthFactorTokenRequired', 'not an app password'],
  ])('suggests what to do about %s', async (name, words) => {
    const { error, asked } = await run({ ...asStranger, settings: login }, () => ({
      status: 401,
      body: `{"error":"${name}"}`,
    }));
    expect(error).toMatchObject({
      code: 'auth',
      message: expect.stringContaining(words),
      hint: expect.stringContaining('app-passwords'),
    });
    // Both branches need the session, and the number of logins is limited.
    expect(asked).toEqual([LOGIN]);
  });

  it('reports when the login limit ends', async () => {
    const headers = { 'ratelimit-limit': '10', 'ratelimit-reset': '1795300000' };
    const { error } = await run({ ...asStranger, settings: login }, () => ({
      status: 429,
      headers,
      body: '{"error":"RateLimitExceeded"}',
    }));
    expect(error).toMatchObject({ code: 'rate_limited', retryAt: '2026-11-21T22:26:40.000Z' });
  });

  it.each([
    ['no address', 'oyster'],
    ['no https', 'http://oyster.host.example'],
    ['another scheme', 'file:///etc/passwd'],
  ])('stays at the default server if the server of the account has %s', async (_, serviceEndpoint) => {
    const didDoc = { service: [{ id: 'did:plc:me#atproto_pds', serviceEndpoint }] };
    const search = { ...asStranger, query: sourceQuery(word('acme')), settings: login };
    const { asked } = await run(search, (method) => (method === 'createSession' ? created('NEW', { didDoc }) : posts));
    expect(asked).toEqual([LOGIN, SEARCH]);
  });

  it('reports an invalid request as bad_response, without the message of the server', async () => {
    const { error } = await run(asMember, () => ({
      status: 400,
      body: '{"error":"InvalidRequest","message":"SECRET"}',
    }));
    expect(error).toMatchObject({
      code: 'bad_response',
      message: 'bsky.social rejected the request (InvalidRequest)',
    });
  });

  it.each([{ handle: 'me.example.com' }, { appPassword: 'aaaa' }])(
    'requires both the handle and the app password: %j',
    async (settings) => {
      const { error, asked } = await run({ ...asStranger, settings }, () => posts);
      expect(error).toMatchObject({ code: 'needs_config' });
      expect(asked).toEqual([]);
    },
  );

  it('stops if the cursor does not change', async () => {
    const { asked } = await run({ ...asMember, query: sourceQuery(word('acme')) }, () => ({
      body: '{"posts":[],"cursor":"25"}',
    }));
    expect(asked).toHaveLength(2);
  });
});

describe('the search parameters of bluesky', () => {
  it.each<[string, QueryNode, object]>([
    ['an author of its own', and(word('acme'), from('@ann')), { q: '"acme"', author: 'ann.bsky.social' }],
    ['an author elsewhere', and(word('acme'), from('ann.example.com')), { q: '"acme"', author: 'ann.example.com' }],
    ['an author alone', from('ann'), { q: 'from:ann.bsky.social', author: 'ann.bsky.social' }],
    ['a language', and(word('acme'), lang('de')), { q: '"acme"', lang: 'de' }],
    ['a tag', tag('acme'), { q: '#acme' }],
    ['a handle of its own', handle('acme'), { q: '"@acme.bsky.social"' }],
  ])('express %s', (_, node, expected) => {
    const one = sourceQuery(node);
    const { context } = testContext(bluesky, { ...asStranger, query: one }, answering({ body: '' }));
    const parameters = new URL(bluesky.requests(one, context)[0]!.url).searchParams;
    for (const [name, value] of Object.entries(expected)) expect(parameters.get(name)).toBe(value);
  });

  it.each(['no', 'tl'])('leave out the language %s, which some posts mark with another code', (language) => {
    const one = sourceQuery(and(word('acme'), lang(language)));
    const { context } = testContext(bluesky, { ...asStranger, query: one }, answering({ body: '' }));
    expect(new URL(bluesky.requests(one, context)[0]!.url).searchParams.has('lang')).toBe(false);
  });

  it.each<[string, QueryNode, number]>([
    ['another site', and(word('acme'), site('acme.com')), 0],
    ['an account of Mastodon', from('ann@far.example'), 0],
    ['a name that none can have there', from('ann_b'), 0],
    ['a language alone', lang('de'), 1],
  ])('cannot express %s', async (_, node, truncations) => {
    const test = await run({ ...asStranger, query: sourceQuery(node) }, () => posts);
    expect([test.asked.length, test.truncations.length]).toEqual([0, truncations]);
  });
});
