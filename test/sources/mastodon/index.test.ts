import { describe, expect, it } from '@jest/globals';
import mastodon from '../../../src/sources/mastodon/index.js';
import type { HttpRequest, QueryNode } from '../../../src/sources/source.js';
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
import { and, from, lang, not, phrase, tag, week, word } from '../searches.js';

const here = { instances: ['social.example'] };
const byTag: Search = { query: sourceQuery(tag('acmecoffee')), ...week, settings: here };
const byText: Search = {
  query: sourceQuery(phrase('acme coffee')),
  ...week,
  settings: { ...here, token: 'TOKENTOKEN' },
};

keepsTheContract(mastodon, 'mastodon/hashtag.har', byTag, { emptyBody: '[]' });
keepsTheContract(mastodon, 'mastodon/full-text.har', byText, {
  emptyBody: '{"accounts":[],"statuses":[],"hashtags":[]}',
});

/** Runs a search with each request answered by `answer`; returns the results, the requests and the reports. */
async function run(search: Search, answer: (url: URL, headers: Readonly<Record<string, string>>) => Answer) {
  const http = answering(({ url, headers }) => answer(new URL(url), headers ?? {}), search.until);
  const test = testContext(mastodon, search, http);
  const outcome = await collect(mastodon.search(search.query, test.context)).then(
    (found) => ({ found, error: null }),
    (error: unknown) => ({ found: [], error }),
  );
  return { ...test, ...outcome, asked: http.asked };
}

const status = (id: string, host: string, createdAt: string) => ({
  id,
  uri: `https://${host}/users/ann/statuses/${id}`,
  url: `https://${host}/@ann/${id}`,
  created_at: createdAt,
  content: '<p>acme</p>',
  account: { acct: 'ann', url: `https://${host}/@ann` },
});

describe('mastodon without a token', () => {
  it('merges copies of a post from several instances, and reports instances that refuse', async () => {
    const instances = ['social.example', 'https://far.example/', 'closed.example'];
    const search = { ...byTag, settings: { instances } };
    const test = testContext(mastodon, search, tapeHttp(tape('mastodon/three-instances.har')));
    const found = await collect(mastodon.search(search.query, test.context));
    expect(found.map(({ author, endpoint }) => `${author?.handle} ${endpoint}`)).toEqual([
      'ann@social.example social.example',
      'cleo@far.example https://far.example/',
      'bob@far.example social.example',
      'cafe_taro@kissaten.example social.example',
      'acme_bot@social.example social.example',
      'dora@social.example social.example',
      'ann@social.example social.example',
    ]);
    expect(test.endpoints.map(({ url, error }) => [url, error?.code ?? null])).toEqual([
      ['closed.example', 'blocked'],
      ['https://far.example/', null],
      ['social.example', null],
    ]);
  });

  it('checks only once a day what an instance shows without a login', async () => {
    const answer = (url: URL) =>
      url.pathname.endsWith('/instance')
        ? {
            body: '{"version":"4.5.0","configuration":{"timelines_access":{"hashtag_feeds":{"local":"disabled","remote":"disabled"}}}}',
          }
        : { body: '[]' };
    const first = await run(byTag, answer);
    expect(first.error).toMatchObject({ code: 'blocked' });
    expect(first.asked).toHaveLength(2);
    const again = await run({ ...byTag, cache: Object.fromEntries(first.cached) }, answer);
    expect(again.error).toMatchObject({ code: 'blocked' });
    expect(again.asked).toHaveLength(1);
    const nextDay = new Date(week.until.getTime() + 90_000_000);
    const later = await run({ ...byTag, now: nextDay, cache: Object.fromEntries(first.cached) }, answer);
    expect(later.asked).toHaveLength(2);
  });

  it('starts a past window at an id of its time, or at the top if ids carry no time', async () => {
    const past = {
      ...byTag,
      since: new Date('2026-08-01T00:00:00Z'),
      until: new Date('2026-08-01T13:55:55.867Z'),
      now: week.until,
    };
    const { asked, found } = await run(past, (url) => {
      if (url.pathname.endsWith('/instance')) return { body: '{"version":"2.7.2 (compatible; Pleroma 2.6.0)"}' };
      if (url.searchParams.has('max_id')) return { body: '[]' };
      return { body: JSON.stringify([status('AbCdEf', 'social.example', '2026-08-01T10:00:00Z')]) };
    });
    // The id that mastodon.social assigned to a post of that millisecond, without its random tail.
    expect(new URL(asked[0]!.url).searchParams.get('max_id')).toBe(String(117020593741168640n + 131072n));
    expect(asked.map(({ url }) => new URL(url).search)).toEqual([expect.stringContaining('max_id'), '', '?limit=40']);
    expect(found).toHaveLength(1);
  });

  it('accepts an empty hashtag timeline if an instance reports nothing about itself', async () => {
    const { error, found, asked } = await run(byTag, (url) =>
      url.pathname.endsWith('/instance') ? { status: 404, body: '{"error":"Record not found"}' } : { body: '[]' },
    );
    expect([error, found, asked.length]).toEqual([null, [], 2]);
  });

  it.each([
    ['its own refusal', { 'content-type': 'application/json' }, '{"error":"no"}', /only to its own people/],
    ['the page of an edge', { 'content-type': 'text/html' }, '<!doctype html>', /at its edge/],
  ])('reports an instance as closed to anonymous users by %s', async (_, headers, body, message) => {
    const { error } = await run(byTag, () => ({ status: 403, headers, body }));
    expect(error).toMatchObject({ code: 'blocked', message: expect.stringMatching(message) });
  });

  it('makes no further requests if a past window that is found by id is empty', async () => {
    const past = {
      ...byTag,
      since: new Date('2026-08-01T00:00:00Z'),
      until: new Date('2026-08-02T00:00:00Z'),
      now: week.until,
    };
    const { asked, found } = await run(past, (url) =>
      url.pathname.endsWith('/instance') ? { body: '{"version":"4.5.0"}' } : { body: '[]' },
    );
    expect([asked.length, found.length]).toEqual([2, 0]);
  });

  it.each([
    ['another host', 'https://evil.example/api/v1/timelines/tag/acmecoffee?max_id=7'],
    ['the page it is on', 'https://social.example/api/v1/timelines/tag/acmecoffee?limit=40'],
    ['nothing that is an address', 'http://['],
  ])('does not follow a next page that leads to %s, and reports truncation', async (_, next) => {
    const body = JSON.stringify([status('9', 'social.example', '2026-11-20T10:00:00Z')]);
    const { asked, found, truncations } = await run(byTag, () => ({
      body,
      headers: { link: `<${next}>; rel="next"` },
    }));
    expect([asked.length, found.length, truncations.length]).toEqual([1, 1, 1]);
  });

  it.each(['social.example', '127.0.0.1:3000'])(
    'follows a next page on %s if that host was requested or answered',
    async (host) => {
      const link = `<http://${host}/api/v1/timelines/tag/acmecoffee?max_id=9&limit=2>; rel="next", <x>; rel="prev"`;
      const network = answering(({ url }) =>
        url.includes('max_id')
          ? { body: '[]' }
          : { body: JSON.stringify([status('9', 'social.example', '2026-11-20T10:00:00Z')]), headers: { link } },
      );
      // Imitates the client with baseUrl set: the source requests social.example, another address answers.
      const rebased = {
        async request(request: HttpRequest) {
          const url = request.url.replace('https://social.example', 'http://127.0.0.1:3000');
          return { ...(await network.request(request)), url };
        },
      };
      const { context } = testContext(mastodon, byTag, rebased);
      await collect(mastodon.search(byTag.query, context));
      expect(network.asked.map(({ url }) => url)).toEqual([
        'https://social.example/api/v1/timelines/tag/acmecoffee?limit=40',
        'https://social.example/api/v1/timelines/tag/acmecoffee?limit=2&max_id=9',
      ]);
    },
  );

  it.each([
    [
      'the ISO time of its own header',
      { 'x-ratelimit-reset': '2026-11-21T12:05:00.619774Z' },
      '2026-11-21T12:05:00.619Z',
    ],
    ['nothing known where that is garbage', { 'x-ratelimit-reset': 'soon' }, null],
  ])('sets the retry time after a 429 to: %s', async (_, headers, retryAt) => {
    const { error } = await run(byTag, () => ({ status: 429, headers, body: '{"error":"Too many requests"}' }));
    expect(error).toMatchObject({ code: 'rate_limited', retryAt });
  });

  it.each(['', 'two words', 'ann@social.example', '///'])('rejects %j as an instance', async (instance) => {
    const { error, asked } = await run({ ...byTag, settings: { instances: [instance] } }, () => ({ body: '[]' }));
    expect(error).toMatchObject({ code: 'needs_config' });
    expect(asked).toEqual([]);
  });

  it('tolerates a failing instance if another one answers', async () => {
    const search = { ...byTag, settings: { instances: ['down.example', 'social.example'] } };
    const { found, endpoints, error } = await run(search, ({ host }) =>
      host === 'down.example'
        ? { status: 503, body: '' }
        : { body: JSON.stringify([status('9', 'social.example', '2026-11-20T10:00:00Z')]) },
    );
    expect(error).toBeNull();
    expect(found).toHaveLength(1);
    expect(endpoints.map(({ url, error: failure }) => [url, failure?.code ?? null])).toEqual([
      ['down.example', 'unreachable'],
      ['social.example', null],
    ]);
  });
});

it('mastodon reports its remaining allowance and the time of the reset', () => {
  const [first] = tape('mastodon/hashtag.har').entries;
  const response = { ...first!.response, url: first!.url, text: () => '', json: () => null };
  expect(mastodon.allowance?.(response)).toEqual({ remaining: 298, resetsAt: '2026-11-21T12:05:00.619Z' });
  expect(mastodon.allowance?.({ ...response, headers: {} })).toBeUndefined();
});

describe('mastodon with a token', () => {
  it('sends the token only to the first instance, and queries the others by hashtag', async () => {
    const query = sourceQuery(phrase('Acme Coffee'), word('AcmeCoffee'), and(word('tea'), tag('acme')));
    const settings = { instances: ['social.example', 'far.example'], token: 'TOKENTOKEN' };
    const { asked, warnings } = await run({ ...byText, query, settings }, ({ host }) => ({
      body: host === 'far.example' ? '[]' : '{"statuses":[]}',
    }));
    const [own, others] = [true, false].map((isOwn) =>
      asked.filter(({ url }) => (new URL(url).host === 'social.example') === isOwn),
    );
    expect(own?.map(({ headers }) => headers)).toEqual(Array(3).fill({ authorization: 'Bearer TOKENTOKEN' }));
    expect(others?.every(({ headers }) => headers === undefined)).toBe(true);
    const timelines = others?.map(({ url }) => new URL(url).pathname).filter((path) => path.includes('/tag/'));
    expect(timelines).toEqual(['/api/v1/timelines/tag/acmecoffee', '/api/v1/timelines/tag/acme']);
    expect(warnings.map(({ code }) => code)).toEqual(['hashtags_only']);
  });

  it('returns only public posts, though the owner of the token could see more', async () => {
    const { context } = testContext(mastodon, byText, tapeHttp(tape('mastodon/full-text.har')));
    const found = await collect(mastodon.search(byText.query, context));
    expect(found.map(({ text }) => text)).toEqual(['Acme Coffee opened next door.', 'acme coffee, again']);
  });

  it.each<[string, QueryNode, string]>([
    ['a window of whole days in any time zone', word('acme'), '"acme" after:2026-11-12'],
    [
      'an author with an instance',
      and(word('acme'), from('@ann@far.example')),
      '"acme" from:@ann@far.example after:2026-11-12',
    ],
    ['no author without one', and(word('acme'), from('ann')), '"acme" after:2026-11-12'],
    ['a language', and(word('acme'), lang('de')), '"acme" language:de after:2026-11-12'],
    ['no language with regions', and(word('acme'), lang('pt')), '"acme" after:2026-11-12'],
    ['no language with two codes', and(word('acme'), lang('no')), '"acme" after:2026-11-12'],
    ['no exclusion, which would stem', and(word('acme'), not(word('tea'))), '"acme" after:2026-11-12'],
    ['no quote that would spoil the query', word('say"'), '"say" after:2026-11-12'],
  ])('writes %s', (_, node, expected) => {
    const query = sourceQuery(node);
    const { context } = testContext(mastodon, { ...byText, query }, answering({ body: '' }));
    expect(mastodon.requests(query, context)[0]?.query).toBe(expected);
  });

  it.each([
    [422, 'This method requires an authenticated user', 'auth'],
    [422, 'The query could not be read', 'bad_response'],
    [403, 'This action is outside the authorized scopes', 'auth'],
  ])('maps %i with the message %j to the matching error', async (status, said, code) => {
    const { error } = await run(byText, () => ({ status, body: JSON.stringify({ error: said }) }));
    expect(error).toMatchObject({ code });
  });

  it.each<[string, QueryNode[], number, number]>([
    ['for an account without its instance', [from('ann')], 0, 1],
    ['for one beside words', [from('ann'), word('acme')], 1, 1],
    ['for one that has it', [from('ann@far.example')], 1, 0],
  ])('reports truncation only if it cannot search %s', async (_, branches, requests, truncations) => {
    const test = await run({ ...byText, query: sourceQuery(...branches) }, () => ({ body: '{"statuses":[]}' }));
    expect([test.error, test.asked.length, test.truncations.length]).toEqual([null, requests, truncations]);
  });

  it('reports truncation if a page repeats, as with servers that do not support offsets', async () => {
    const body = JSON.stringify({ statuses: [status('9', 'social.example', '2026-11-20T10:00:00Z')] });
    const { asked, found, truncations } = await run(byText, () => ({ body }));
    expect([asked.length, found.length]).toEqual([2, 1]);
    expect(truncations).toEqual([expect.stringContaining('social.example returns the same page again')]);
  });

  it('searches text with a token, and only hashtags without one', () => {
    const capabilities = (search: Search) =>
      mastodon.capabilities(testContext(mastodon, search, answering({ body: '' })).context.settings).search;
    expect([capabilities(byText), capabilities(byTag)]).toEqual(['words', 'tags']);
  });
});
