import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import reddit from '../../../src/sources/reddit/index.js';
import type { QueryNode } from '../../../src/sources/source.js';
import { answering, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { answered } from '../answered.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, from, not, or, phrase, site, tag, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const query = sourceQuery(or(phrase('acme coffee'), word('AcmeCoffee')));
const app = { clientId: 'app-id', clientSecret: 'app-secret-of-acme' };
const session = (token: string, expiresAt = week.until.getTime() + 1000) => ({
  'session:app-id': JSON.stringify({ token, expiresAt }),
});
const asStranger: Search = { query, ...week };
const asApp: Search = { ...asStranger, settings: app, cache: session('TOKEN') };

const LISTING = '{"kind":"Listing","data":{"after":null,"dist":0,"children":[],"before":null}}';
const FEED = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>search results</title></feed>';
keepsTheContract(reddit, 'reddit/app.har', asApp, { emptyBody: LISTING });
keepsTheContract(reddit, 'reddit/feed.har', asStranger, { emptyBody: FEED, onePage: true });
survivesStrangeAnswers(reddit, asApp, {
  kind: 'Listing',
  data: { after: 't3_a', children: [{ kind: 't3', data: { id: 'a', title: 'b', subreddit: 'c', created_utc: 1 } }] },
});

const HTML = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><h1>whoa there, pardner!</h1>' };
const LOGIN = 'https://www.reddit.com/api/v1/access_token';

describe('reddit with an app', () => {
  it('logs in once with HTTP Basic authentication and caches the session', async () => {
    const http = tapeHttp(tape('reddit/login.har'));
    const test = testContext(reddit, { ...asStranger, settings: { ...app, userAgent: 'linux:acme:v1' } }, http);
    expect(await collect(reddit.search(query, test.context))).toHaveLength(5);
    const [login, first] = http.asked;
    expect(login).toMatchObject({ method: 'POST', url: LOGIN, form: { grant_type: 'client_credentials' } });
    const pair = Buffer.from('app-id:app-secret-of-acme').toString('base64');
    expect(login?.headers).toEqual({ authorization: `Basic ${pair}`, 'user-agent': 'linux:acme:v1' });
    expect(first?.headers).toEqual({ authorization: 'bearer REDACTED', 'user-agent': 'linux:acme:v1' });
    const again = tapeHttp(tape('reddit/login.har'));
    const second = testContext(reddit, { ...asApp, cache: Object.fromEntries(test.cached) }, again);
    await collect(reddit.search(query, second.context));
    expect(again.asked.some(({ method }) => method === 'POST')).toBe(false);
  });

  it.each([
    ['has run out', session('OLD', week.until.getTime() - 1)],
    ['cannot be read', { 'session:app-id': '{' }],
  ])('logs in again if the cached session %s', async (_, cache) => {
    const { asked } = await ask(reddit, { ...asApp, cache }, ({ pathname }) =>
      pathname.endsWith('token') ? { body: '{"access_token":"NEW","expires_in":3600}' } : { body: LISTING },
    );
    expect(asked.map(({ headers }) => headers?.['authorization']?.slice(0, 10))).toEqual(['Basic YXBw', 'bearer NEW']);
  });

  it('renews a rejected session only once', async () => {
    const answer = ({ pathname }: URL) =>
      pathname.endsWith('token') ? { body: '{"access_token":"NEW","expires_in":3600}' } : { status: 401, body: '{}' };
    const { error, asked } = await ask(reddit, asApp, answer);
    expect(error).toMatchObject({ code: 'auth', message: 'Reddit accepts no session of this app, not even a new one' });
    expect(asked).toHaveLength(3);
  });

  it('detects a rejected login in a response with HTTP 200', async () => {
    const { error } = await ask(
      reddit,
      { ...asApp, cache: {} },
      {
        body: '{"error_description":"Only script apps may use password auth","error":"unauthorized_client"}',
      },
    );
    expect(error).toMatchObject({ code: 'auth', hint: expect.stringContaining('reddit.clientSecret') });
  });

  it.each([
    ['the seconds that are left', { 'x-ratelimit-reset': '82' }, '2026-11-21T12:01:22.000Z'],
    ['nothing', {}, null],
  ])('derives the retry time after a 429 from: %s', async (_, headers, retryAt) => {
    const { error } = await ask(reddit, asApp, { status: 429, headers, body: '{"error":429}' });
    expect(error).toMatchObject({ code: 'rate_limited', retryAt });
  });

  it('reports truncation if the search ends before the time window does', async () => {
    const children = Array.from({ length: 100 }, (_, index) => ({
      kind: 't3',
      data: { id: `a${index}`, title: 'acme', subreddit: 'c', created_utc: 1795163400 - index },
    }));
    const { truncations, urls } = await ask(reddit, asApp, ({ searchParams }) => {
      const page = Number(searchParams.get('count') ?? 0) / 100;
      const own = children.map(({ kind, data }) => ({ kind, data: { ...data, id: `${data.id}p${page}` } }));
      return {
        body: JSON.stringify({ kind: 'Listing', data: { children: own, after: page < 2 ? `t3_${page}` : null } }),
      };
    });
    expect(urls.map(({ searchParams }) => searchParams.get('after'))).toEqual([null, 't3_0', 't3_1']);
    expect(truncations).toEqual(["Reddit's search ends after 300 submissions"]);
  });

  it('reports its remaining allowance and the time of the reset by the clock of the server', () => {
    const [first] = tape('reddit/app.har').entries;
    const response = { ...first!.response, url: first!.url, text: () => '', json: () => null };
    expect(reddit.allowance?.(response)).toEqual({ remaining: 98, resetsAt: '2026-11-21T12:08:00.000Z' });
    expect(reddit.allowance?.({ ...response, headers: {} })).toBeUndefined();
  });

  it.each([{ clientId: 'a' }, { clientSecret: 'b' }])('requires both halves of a login: %j', async (settings) => {
    const { error, asked } = await ask(reddit, { ...asStranger, settings }, { body: LISTING });
    expect([error, asked]).toEqual([expect.objectContaining({ code: 'needs_config' }), []]);
  });
});

describe('reddit without an app', () => {
  it('reads one page of the feed: submissions only, without the footer that the feed adds', async () => {
    const test = testContext(reddit, asStranger, tapeHttp(tape('reddit/feed.har')));
    const found = await collect(reddit.search(query, test.context));
    expect(found).toEqual([
      {
        id: 't3_1acme9',
        kind: 'post',
        url: 'https://www.reddit.com/r/coffee/comments/1acme9/acme_coffee/',
        title: 'Acme Coffee & 9',
        text: 'Best acme coffee of my life & yours',
        author: { id: null, handle: 'ann_9', url: 'https://www.reddit.com/user/ann_9' },
        publishedAt: '2026-11-21T09:00:00.000Z',
        precision: 'second',
        links: [],
        origin: { name: 'r/coffee', url: 'https://www.reddit.com/r/coffee/' },
      },
      expect.objectContaining({ id: 't3_1acme8', text: '', links: ['https://acme.example/menu?a=1&b=2'] }),
    ]);
  });

  it('reads neither an author nor a link from the signature of a deleted user', async () => {
    const content =
      'submitted by <a href="https://www.reddit.com/user/[deleted]"> /u/[deleted] </a> to ' +
      '<a href="https://www.reddit.com/r/tea/"> r/tea </a> <a href="https://shop.example/tea">[link]</a> ' +
      '<a href="https://www.reddit.com/r/tea/comments/1gone/tea/">[comments]</a>';
    const entry =
      '<entry><id>t3_1gone</id><title>acme tea</title><author><name>/u/[deleted]</name></author><category term="tea"/>' +
      '<link href="https://www.reddit.com/r/tea/comments/1gone/tea/"/><published>2026-11-20T09:00:00+00:00</published>' +
      `<content type="html"><![CDATA[${content}]]></content></entry>`;
    const { found } = await ask(reddit, asStranger, { body: FEED.replace('</feed>', `${entry}</feed>`) });
    expect(found).toEqual([
      expect.objectContaining({
        text: '',
        author: { id: null, handle: null, url: null },
        links: ['https://shop.example/tea'],
      }),
    ]);
  });

  it.each([
    ['403 with a page', { status: 403, ...HTML }],
    ['403 with a word', { status: 403, body: '{"message":"Forbidden","error":403}' }],
    ['429 with a page that says no time', { status: 429, ...HTML }],
    ['a page where a feed should be', HTML],
  ])('treats %s as blocked, and sends no request for an hour', async (_, answer) => {
    const first = await ask(reddit, asStranger, answer);
    expect(first.error).toMatchObject({ code: 'blocked', hint: expect.stringContaining('approved app') });
    const kept = Object.fromEntries(first.cached);
    const again = await ask(reddit, { ...asStranger, cache: kept }, { body: FEED });
    expect([again.error, again.asked]).toEqual([expect.objectContaining({ code: 'blocked' }), []]);
    const later = new Date(week.until.getTime() + 3_700_000);
    expect((await ask(reddit, { ...asStranger, now: later, cache: kept }, { body: FEED })).error).toBeNull();
  });

  it.each([
    [{ 'retry-after': '4' }, '2026-11-21T12:00:04.000Z'],
    [{ 'x-ratelimit-reset': '82' }, '2026-11-21T12:01:22.000Z'],
  ])('reads the retry time from the headers of a 429 with a page: %j', async (headers, retryAt) => {
    const { error } = await ask(reddit, asStranger, {
      status: 429,
      body: HTML.body,
      headers: { ...HTML.headers, ...headers },
    });
    expect(error).toMatchObject({ code: 'rate_limited', retryAt });
  });

  it.each([{}, { 'retry-after': '4' }, { 'x-ratelimit-reset': '82' }])(
    'does not retry in the same run after a 429 with %j',
    async (headers) => {
      const { asked } = await ask(reddit, asStranger, { body: FEED });
      const refused = { ...answered({ message: 'Too Many Requests', error: 429 }, headers), status: 429 };
      expect(asked[0]?.explain?.(refused)).toMatchObject({ error: { code: 'rate_limited' }, retry: false });
    },
  );

  it('sends a single request for a long query, and reports truncation', async () => {
    const { asked, truncations } = await ask(
      reddit,
      { ...asStranger, query: sourceQuery(word('acme'), word('globex')) },
      { body: FEED },
    );
    expect([asked.length, truncations.length]).toEqual([1, 1]);
  });
});

describe('queries of reddit', () => {
  it.each<[string, QueryNode, string]>([
    ['alternatives', or(phrase('acme coffee'), word('acme')), '"acme coffee" OR acme'],
    ['an exclusion', and(word('acme'), not(word('tea'))), 'acme NOT tea'],
    ['an author', and(word('acme'), from('@ann_b')), 'acme author:ann_b'],
    ['no operator that was typed as a word', word('AND'), '"AND"'],
    ['a group', and(word('acme'), or(word('tea'), phrase('ice cream'))), 'acme (tea OR "ice cream")'],
  ])('express %s', (_, node, text) => {
    const one = sourceQuery(node);
    const { context } = testContext(reddit, { ...asStranger, query: one }, answering({ body: '' }));
    expect(reddit.requests(one, context)[0]?.query).toBe(text);
  });

  it.each<[string, QueryNode]>([
    ['another site', and(word('acme'), site('acme.com'))],
    ['a name that none can have there', and(word('acme'), from('ann.example.com'))],
    ['what it has no word for', tag('acme')],
  ])('are not sent for %s', async (_, node) => {
    const { asked } = await ask(reddit, { ...asApp, query: sourceQuery(node) }, { body: LISTING });
    expect(asked).toEqual([]);
  });

  it.each([
    ['2026-11-21T11:30:00Z', 'hour'],
    ['2026-11-20T13:00:00Z', 'day'],
    ['2026-11-14T12:00:00Z', 'week'],
    ['2026-11-01T12:00:00Z', 'month'],
    ['2026-01-01T12:00:00Z', 'year'],
    ['2020-01-01T12:00:00Z', 'all'],
  ])('that reach back to %s have t=%s', (since, span) => {
    const { context } = testContext(reddit, { ...asApp, since: new Date(since) }, answering({ body: '' }));
    expect(new URL(reddit.requests(query, context)[0]!.url).searchParams.get('t')).toBe(span);
  });
});

const corpora = process.env['SOCIALRANK_CORPORA'];
if (corpora === undefined) {
  it('skipped: SOCIALRANK_CORPORA is not set', () => {});
} else {
  describe('real responses of Reddit', () => {
    const payload = (name: string) => readFileSync(`${corpora}/payloads/reddit/${name}`, 'utf8');
    const years = { ...asApp, since: new Date('2010-01-01T00:00:00Z') };

    it('are read if they are a listing of submissions', async () => {
      const { found, error } = await ask(reddit, years, { body: payload('search.json') });
      expect([error, found.length]).toEqual([null, 4]);
      for (const { id, url, publishedAt, origin } of found) {
        expect(id).toMatch(/^t3_[a-z\d]+$/);
        expect(url).toMatch(/^https:\/\/www\.reddit\.com\/r\/\w+\/comments\//);
        expect(publishedAt).toMatch(/^20\d\d-/);
        expect(origin?.name).toMatch(/^r\/\w+$/);
      }
    });

    it.each([
      ['error-401.json', { status: 401 }, 'auth'],
      ['error-403.json', { status: 403 }, 'auth'],
      ['error-429-json.json', { status: 429 }, 'rate_limited'],
      ['error-429-html.txt', { status: 429, headers: { ...HTML.headers, 'retry-after': '4' } }, 'rate_limited'],
    ])('are reported if they are a refusal: %s', async (name, answer, code) => {
      const { error } = await ask(reddit, asApp, { ...answer, body: payload(name) });
      expect(error).toMatchObject({ code });
    });

    it('are understood if they are an accepted or a refused login', async () => {
      const answer = (name: string) => (url: URL) => ({
        body: url.pathname.endsWith('token') ? payload(name) : LISTING,
      });
      const stranger = { ...asApp, cache: {} };
      expect((await ask(reddit, stranger, answer('access_token.json'))).error).toBeNull();
      const refused = await ask(reddit, stranger, answer('access_token-error-unauthorized_client.json'));
      expect(refused.error).toMatchObject({ code: 'auth' });
    });
  });
}
