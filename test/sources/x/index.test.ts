import { describe, expect, it } from '@jest/globals';
import type { HttpRequest, QueryNode } from '../../../src/sources/source.js';
import x from '../../../src/sources/x/index.js';
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
import { and, from, handle, lang, not, or, phrase, site, tag, week, word } from '../searches.js';

const query = sourceQuery(or(phrase('acme coffee'), word('AcmeCoffee'), tag('AcmeCoffee')));
const search: Search = { query, ...week, settings: { token: 'TOKENTOKEN' } };

keepsTheContract(x, 'x/tweets.har', search, { emptyBody: '{"meta":{"result_count":0}}' });
keepsTheContract(x, 'x/posts.har', search, { emptyBody: '{"meta":{"result_count":0}}' });

async function run(asked: Partial<Search>, answer: (url: URL, request: HttpRequest) => Answer) {
  const wanted = { ...search, ...asked };
  const http = answering((request) => answer(new URL(request.url), request), week.until);
  const test = testContext(x, wanted, http);
  const pages: number[] = [];
  let error: unknown = null;
  try {
    for await (const page of x.search(wanted.query, test.context)) pages.push(page.length);
  } catch (thrown) {
    error = thrown;
  }
  return { ...test, pages, error, asked: http.asked.map(({ url }) => new URL(url).searchParams) };
}

/** Answers with as many posts as were requested, and a token for the next page. */
const full = (url: URL): Answer => {
  const page = Number(url.searchParams.get('next_token') ?? 0);
  const data = Array.from({ length: Number(url.searchParams.get('max_results')) }, (_, index) => ({
    id: String(10_000 * (9 - page) - index),
    text: 'acme',
    created_at: '2026-11-20T08:30:00.000Z',
  }));
  return { body: JSON.stringify({ data, meta: { result_count: data.length, next_token: String(page + 1) } }) };
};
const used = (posts: number, day = '2026-11-21') => ({ reads: `${day} ${posts}` });

describe('the daily post budget of x', () => {
  it('is spent only on the pages that the limit needs, of at least ten posts each', async () => {
    const { asked, pages, truncations, cached } = await run({ limit: 104 }, full);
    expect(asked.map((parameters) => parameters.get('max_results'))).toEqual(['100', '10']);
    expect(pages).toEqual([100, 4]);
    expect(truncations).toHaveLength(1);
    expect(cached.get('reads')).toBe('2026-11-21 110');
  });

  it('is spent on a page of at least ten, which is trimmed to a lower limit', async () => {
    const { asked, pages } = await run({ limit: 3 }, full);
    expect([asked.map((parameters) => parameters.get('max_results')), pages]).toEqual([['10'], [3]]);
  });

  it('stops a search before it is exceeded, and reports truncation', async () => {
    const { asked, pages, truncations, notes, error, cached } = await run({ limit: 500, cache: used(845) }, full);
    expect(asked.map((parameters) => parameters.get('max_results'))).toEqual(['100', '55']);
    expect([pages, error]).toEqual([[100, 55], null]);
    expect(truncations).toEqual([expect.stringContaining('x.dailyPosts (1000)')]);
    expect(notes).toEqual(truncations);
    expect(cached.get('reads')).toBe('2026-11-21 1000');
  });

  it.each([
    ['nothing is left', { cache: used(1000) }],
    ['fewer are left than X gives', { cache: used(991) }],
    ['the user allows none', { settings: { token: 'TOKENTOKEN', dailyPosts: '0' } }],
  ])('prevents all requests if %s', async (_, asked) => {
    const { error, asked: requests } = await run(asked, full);
    expect(error).toMatchObject({ code: 'quota', retryAt: '2026-11-22T00:00:00.000Z' });
    expect(requests).toEqual([]);
  });

  it.each([
    ['begins a new day with nothing read', used(1000, '2026-11-20'), '2026-11-21 10'],
    ['takes a torn count for none', { reads: 'NaN' }, '2026-11-21 10'],
  ])('%s', async (_, cache, kept) => {
    const { cached } = await run({ limit: 10, cache }, full);
    expect(cached.get('reads')).toBe(kept);
  });

  it('is charged for posts received, not for posts requested', async () => {
    const { cached } = await run({}, () => ({ body: '{"data":[{"id":"1","text":"acme"}],"meta":{"result_count":1}}' }));
    expect(cached.get('reads')).toBe('2026-11-21 1');
  });

  it.each([
    ['nothing for a refusal', { status: 503, body: '' }, '2026-11-21 0'],
    ['all that was asked for where the answer is lost', { body: '{"data":[' }, '2026-11-21 100'],
  ])('is charged %s', async (_, answer, kept) => {
    const { cached } = await run({}, () => answer);
    expect(cached.get('reads')).toBe(kept);
  });

  it('is shared among branches that are searched concurrently', async () => {
    const branches = sourceQuery(word('a'), word('b'), word('c'));
    const { asked, error } = await run({ query: branches, cache: used(975), limit: 15 }, full);
    expect(asked.map((parameters) => parameters.get('max_results'))).toEqual(['15', '10']);
    expect(error).toBeNull();
  });

  it('is reported as a quota', async () => {
    const { context } = testContext(x, { ...search, cache: used(30) }, answering({ body: '' }));
    expect(await x.quota?.(context)).toEqual({
      unit: 'posts',
      used: 30,
      limit: 1000,
      resetsAt: '2026-11-22T00:00:00.000Z',
    });
  });

  it('is rejected if it is not a number', async () => {
    const { error } = await run({ settings: { token: 'TOKENTOKEN', dailyPosts: 'many' } }, full);
    expect(error).toMatchObject({ code: 'needs_config' });
  });
});

describe('errors of x', () => {
  it.each<[string, number, object, object]>([
    [
      'no credits',
      402,
      { title: 'CreditsDepleted', type: 'https://api.twitter.com/2/problems/credits' },
      { code: 'quota' },
    ],
    ['no credits, by its title alone', 403, { title: 'CreditsDepleted' }, { code: 'quota' }],
    [
      'the cap of the month',
      429,
      { title: 'UsageCapExceeded', type: 'https://api.x.com/2/problems/usage-capped' },
      { code: 'quota' },
    ],
    [
      'an app outside a project',
      403,
      { reason: 'client-not-enrolled', type: 'https://api.x.com/2/problems/client-forbidden' },
      { code: 'auth', hint: expect.stringContaining('project') },
    ],
    [
      'a wrong token',
      401,
      { title: 'Unauthorized', type: 'about:blank', status: 401 },
      { code: 'auth', hint: expect.stringContaining('x.token') },
    ],
    [
      'a query it cannot read',
      400,
      { title: 'Invalid Request', type: 'https://api.x.com/2/problems/invalid-request' },
      { code: 'bad_response' },
    ],
  ])('%s', async (_, status, problem, expected) => {
    const { error, asked } = await run({}, () => ({ status, body: JSON.stringify(problem) }));
    expect(error).toMatchObject(expected);
    expect(asked).toHaveLength(1);
  });

  it('report the retry time, which X sends in Unix seconds', async () => {
    const headers = { 'x-rate-limit-reset': '1795263300' };
    const { error } = await run({}, () => ({
      status: 429,
      headers,
      body: '{"title":"Too Many Requests","type":"about:blank"}',
    }));
    expect(error).toMatchObject({ code: 'rate_limited', retryAt: '2026-11-21T12:15:00.000Z' });
  });

  it('are not retried if there are no credits left', async () => {
    const explained = await new Promise((resolve) => {
      void run({}, (_, { explain }) => {
        const response = {
          status: 402,
          url: 'https://api.x.com/',
          headers: {},
          bytes: new Uint8Array(),
          json: () => null,
        };
        resolve(explain?.({ ...response, text: () => '{"title":"CreditsDepleted"}' })?.retry);
        return { body: '{"meta":{}}' };
      });
    });
    expect(explained).toBe(false);
  });
});

describe('old and new field names of x', () => {
  it('are tried once per search: the next page uses the name that was accepted', async () => {
    const http = tapeHttp(tape('x/posts.har'));
    const { context } = testContext(x, search, http);
    expect(await collect(x.search(query, context))).toHaveLength(5);
    const names = http.asked.map(({ url }) =>
      [...new URL(url).searchParams.keys()].find((name) => /^(?:tweet|post)\./.test(name)),
    );
    expect(names).toEqual(['tweet.fields', 'post.fields', 'post.fields']);
  });

  it('yield the same mentions', async () => {
    const [tweets, posts] = await Promise.all(
      ['x/tweets.har', 'x/posts.har'].map(async (name) =>
        collect(x.search(query, testContext(x, search, tapeHttp(tape(name))).context)),
      ),
    );
    const known = (found: (typeof tweets & object)[number]) => ({
      ...found,
      id: null,
      url: null,
      thread: null,
      quoteOf: null,
    });
    expect(posts?.map(known)).toEqual(tweets?.map(known));
  });

  it('come with a warning if X left something out', async () => {
    const test = testContext(x, search, tapeHttp(tape('x/tweets.har')));
    const found = await collect(x.search(query, test.context));
    expect(test.warnings).toEqual([
      { code: 'partial_answer', message: 'X left out 1 of the things that belong to its posts' },
    ]);
    expect(found[2]).toMatchObject({
      author: { id: '7000000003', handle: null },
      url: expect.stringContaining('https://x.com/i/status/'),
    });
  });
});

describe('authors of posts on x', () => {
  const data = [{ id: '9', text: 'acme', author_id: '7', created_at: '2026-11-20T08:30:00.000Z' }];
  const codesFor = async (beside: object) => {
    const body = JSON.stringify({ data, meta: { result_count: 1 }, ...beside });
    const { warnings, pages } = await run({}, () => ({ body }));
    return [pages, warnings.map(({ code }) => code)];
  };

  it.each([
    ['are not there', {}],
    ['have other names', { includes: { users: [{ id: '7', handle: 'ann', name: 'Ann' }] } }],
    ['have other ids', { includes: { users: [{ user_id: '7', username: 'ann', name: 'Ann' }] } }],
    ['are called otherwise', { includes: { accounts: [{ id: '7', username: 'ann', name: 'Ann' }] } }],
  ])('cause a warning if all of them %s', async (_, beside) => {
    expect(await codesFor(beside)).toEqual([[1], ['authors_not_read']]);
  });

  it.each<[string, object, string[]]>([
    ['named', { includes: { users: [{ id: '7', username: 'ann', name: 'Ann' }] } }, []],
    ['gone', { errors: [{ resource_type: 'user', resource_id: '7' }] }, ['partial_answer']],
  ])('cause no such warning if they are %s', async (_, beside, codes) => {
    expect(await codesFor(beside)).toEqual([[1], codes]);
  });
});

describe('a response of x', () => {
  it.each<[string, string, string | null]>([
    ['nothing', '{"meta":{"result_count":0}}', null],
    ['nothing, uncounted', '{"meta":{}}', null],
    ['posts, and none', '{"meta":{"result_count":5}}', 'bad_response'],
    ['posts in another place', '{"meta":{"result_count":0},"data":{"posts":[]}}', 'bad_response'],
    ['posts of another form', '{"meta":{"result_count":1},"data":[{"id":"7","body":"acme"}]}', 'bad_response'],
  ])('is accepted only if it is valid: %s', async (_, body, code) => {
    const { error } = await run({}, () => ({ body }));
    expect((error as { code?: string } | null)?.code ?? null).toBe(code);
  });
});

describe('the time window of x', () => {
  it.each([
    ['ends half a minute ago', {}, ['2026-11-14T12:00:30Z', '2026-11-21T11:59:30Z'], 0],
    [
      'is cut at seven days, which is said',
      { since: new Date('2026-10-01T00:00:00Z') },
      ['2026-11-14T12:00:30Z', '2026-11-21T11:59:30Z'],
      1,
    ],
    [
      'may lie in the past',
      { since: new Date('2026-11-19T00:00:00Z'), until: new Date('2026-11-20T00:00:00.5Z'), now: week.until },
      ['2026-11-19T00:00:00Z', '2026-11-20T00:00:01Z'],
      0,
    ],
  ])('%s', async (_, asked, window, truncations) => {
    const test = await run(asked, () => ({ body: '{"meta":{"result_count":0}}' }));
    expect([test.asked[0]?.get('start_time'), test.asked[0]?.get('end_time')]).toEqual(window);
    expect(test.truncations).toHaveLength(truncations);
  });

  it.each([
    ['too old', { since: new Date('2026-10-01T00:00:00Z'), until: new Date('2026-10-08T00:00:00Z'), now: week.until }],
    ['too new', { since: new Date('2026-11-21T11:59:50Z') }],
  ])('is reported as truncated, without a request, if all of it is %s', async (_, asked) => {
    const test = await run(asked, full);
    expect([test.asked.length, test.truncations.length, test.error]).toEqual([0, 1, null]);
  });
});

describe('queries of x', () => {
  const number = (field: 'likes' | 'replies' | 'reposts', value: string): QueryNode => ({
    type: 'field',
    field,
    value,
  });
  const LAST = ' -is:retweet';
  it.each<[string, QueryNode, string]>([
    ['alternatives in parentheses', or(phrase('acme coffee'), word('AcmeCoffee')), '("acme coffee" OR AcmeCoffee)'],
    ['a single word bare', word('acme'), 'acme'],
    [
      'the least of a number',
      and(word('acme'), number('likes', '>=10'), number('replies', '>2'), number('reposts', '>=1')),
      'acme min_likes:10 min_replies:3 min_reposts:1',
    ],
    ['no number that must be exact', and(word('acme'), number('likes', '=10')), 'acme'],
    [
      'an excluded group as its parts',
      and(word('acme'), not(or(word('tea'), phrase('iced tea')))),
      'acme -tea -"iced tea"',
    ],
    [
      'a handle, and one of another network as words',
      and(handle('acme'), handle('ann@far.example')),
      '@acme "ann@far.example"',
    ],
    ['a cashtag', { type: 'ticker', text: 'ACME' }, '$ACME'],
    ['an author', and(word('acme'), from('ann_b')), 'acme from:ann_b'],
    ['Hebrew and Indonesian by their old codes', and(word('a'), or(lang('he'), lang('id'))), 'a (lang:iw OR lang:in)'],
    ['Chinese by both scripts', and(word('a'), lang('zh')), 'a (lang:zh-CN OR lang:zh-TW)'],
    ['no language that X does not know', and(word('a'), lang('eo')), 'a'],
    ['no exclusion of a group', and(word('a'), not(lang('zh'))), 'a'],
  ])('express %s', (_, node, text) => {
    const { context } = testContext(x, search, answering({ body: '' }));
    expect(x.requests(sourceQuery(node), context)[0]?.query).toBe(text + LAST);
  });

  it.each<[string, QueryNode]>([
    ['another site', and(word('acme'), site('acme.com'))],
    ['an account of another network', from('ann.bsky.social')],
  ])('are not sent for %s', async (_, node) => {
    expect((await run({ query: sourceQuery(node) }, full)).asked).toEqual([]);
  });
});
