import { describe, expect, it } from '@jest/globals';
import github from '../../../src/sources/github/index.js';
import type { QueryNode } from '../../../src/sources/source.js';
import { type Answer, answering, type Search, sourceQuery, testContext } from '../../../src/testing.js';
import { answered } from '../answered.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, from, not, or, phrase, site, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const search: Search = { query: sourceQuery(or(phrase('acme coffee'), word('AcmeCoffee'))), ...week, limit: 3 };
const emptyBody = '{"total_count":0,"incomplete_results":false,"items":[]}';

keepsTheContract(github, 'github/search.har', search, { emptyBody });
survivesStrangeAnswers(
  github,
  search,
  JSON.parse(new TextDecoder().decode(tape('github/search.har').entries[0]!.response.bytes)),
);

const issue = (number: number, at: number) => ({
  node_id: `I_${number}`,
  number,
  repository_url: 'https://api.github.com/repos/beans/grinder',
  html_url: `https://github.com/beans/grinder/issues/${number}`,
  title: 'acme',
  body: null,
  created_at: new Date(at).toISOString(),
});
const textOf = (node: QueryNode, settings: Search['settings'] = {}) => {
  const { context } = testContext(github, { query: sourceQuery(node), ...week, settings }, answering({ body: '' }));
  return github.requests(sourceQuery(node), context).map(({ query }) => query);
};
const NOTHING_SET = { baseUrl: undefined, leaveOut: [] };
const WINDOW = 'in:title,body created:2026-11-14T12:00:00Z..2026-11-21T12:00:00Z';

describe('the queries of github', () => {
  it.each([
    ['a word', word('acme'), 'acme'],
    ['alternatives in parentheses', or(word('a'), phrase('b c')), '(a OR "b c")'],
    ['a word of its own language as a phrase', word('NOT'), '"NOT"'],
    ['no exclusions', and(word('acme'), not(word('tea'))), 'acme'],
    ['an author', and(word('acme'), from('@ann-tester')), 'acme author:ann-tester'],
  ])('contain %s', (_, node, words) => {
    expect(textOf(node)).toEqual([`${words} is:issue ${WINDOW}`, `${words} is:pull-request ${WINDOW}`]);
  });

  it('exclude the owners that the user names and ignore invalid names', () => {
    expect(textOf(word('acme'), { leaveOut: ['acme', 'a b'] })[0]).toBe(`acme is:issue ${WINDOW} -org:acme`);
  });

  it('divide a long list to stay within the limit of operators', () => {
    const words = Array.from({ length: 14 }, (_, index) => word(`acme${index}`));
    const asked = textOf(and(word('tea'), or(...words))).filter((text) => text?.includes('is:issue'));
    expect(asked).toHaveLength(4);
    for (const text of asked) expect(text!.split(' OR ').length).toBeLessThanOrEqual(6);
    for (const { text } of words as { text: string }[]) {
      expect(asked.filter((one) => one!.split(/[ ()]/).includes(text))).toHaveLength(1);
    }
  });

  it.each([
    ['another site', and(word('acme'), site('acme.com'))],
    ['an account that cannot be there', and(word('acme'), from('ann@hachyderm.io'))],
  ])('are not sent for %s', (_, node) => {
    expect(textOf(node)).toEqual([]);
  });
});

describe('the rate of github', () => {
  it('is three times as high with a token', () => {
    expect(github.rate).toEqual({ requests: 10, seconds: 60 });
    expect(github.capabilities({ ...NOTHING_SET, token: undefined }).rate).toBeUndefined();
    expect(github.capabilities({ ...NOTHING_SET, token: 'TOKENTOKEN' }).rate).toEqual({ requests: 30, seconds: 60 });
  });
});

describe('the pages of github', () => {
  it('are numbered, and issues and pull requests are merged newest first', async () => {
    const { found, urls, error } = await ask(github, search, (url) => {
      const entry = tape('github/search.har').entries.find((one) => one.url === url.href)!;
      return { body: new TextDecoder().decode(entry.response.bytes) };
    });
    expect(error).toBeNull();
    expect(found.map(({ url }) => url?.replace(/.*\//, ''))).toEqual(['43', '42', '41', '40', '38']);
    expect(urls.map((url) => url.searchParams.get('page'))).toEqual([null, null, '2']);
  });

  it.each([
    ['', (at: string) => at],
    [', though the last of a page says no time', (at: string, index: number) => (index % 100 === 99 ? 'lately' : at)],
  ])('begin again at the oldest item if there are more than a thousand%s', async (_, said) => {
    const end = Date.parse('2026-11-21T00:00:00Z');
    const wanted = { ...search, limit: Number.POSITIVE_INFINITY };
    const { found, urls, truncations } = await ask(github, wanted, (url): Answer => {
      const q = url.searchParams.get('q')!;
      if (q.includes('pull-request')) return { body: emptyBody };
      const [, until = ''] = /\.\.(\S+)/.exec(q) ?? [];
      const all = Array.from({ length: 1500 }, (__, index) => issue(index, end - index * 60_000))
        .filter(({ created_at }) => Date.parse(created_at) <= Date.parse(until))
        .map((one) => ({ ...one, created_at: said(one.created_at, one.number) }));
      const page = Number(url.searchParams.get('page') ?? 1);
      return { body: JSON.stringify({ total_count: all.length, items: all.slice((page - 1) * 100, page * 100) }) };
    });
    expect(new Set(found.map(({ id }) => id)).size).toBe(1500);
    expect(Math.max(...urls.map((url) => Number(url.searchParams.get('page') ?? 1)))).toBe(10);
    expect(truncations).toEqual([]);
  });

  it('are reported as truncated if a second has a thousand items', async () => {
    const items = Array.from({ length: 100 }, (_, index) => issue(index, week.until.getTime()));
    let asked = 0;
    const { truncations, found } = await ask(github, { ...search, limit: Number.POSITIVE_INFINITY }, () => {
      asked += 1;
      const own = items.map((one) => ({ ...one, node_id: `I_${asked}_${one.number}` }));
      return { body: JSON.stringify({ total_count: 5000, items: own }) };
    });
    expect(truncations).toHaveLength(2);
    expect(found).toHaveLength(2000);
  });

  it('are reported as truncated if GitHub ran out of time', async () => {
    const body = JSON.stringify({ total_count: 1, incomplete_results: true, items: [issue(1, 0)] });
    expect((await ask(github, search, { body })).truncations[0]).toMatch(/took too long/);
  });
});

describe('discussions', () => {
  const token = { settings: { token: 'TOKENTOKEN' } };
  const node = {
    id: 'D_1',
    url: 'https://github.com/beans/grinder/discussions/9',
    title: 'Which acme coffee?',
    bodyText: 'a < b',
    createdAt: '2026-11-20T08:30:00Z',
    upvoteCount: 4,
    author: null,
    category: { isAnswerable: true },
    comments: { totalCount: 2 },
    repository: { nameWithOwner: 'beans/grinder' },
  };
  const page = (nodes: unknown[], endCursor: string | null) =>
    JSON.stringify({ data: { search: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } } } });

  it('are read through GraphQL to the last page, only with a token', async () => {
    const { found, asked, error } = await ask(github, { ...search, ...token }, (url, { body }) => {
      if (url.pathname !== '/graphql') return { body: emptyBody };
      const { after } = (body as { variables: { after: string | null } }).variables;
      return { body: after === null ? page([node, {}], 'c1') : page([{ ...node, id: 'D_2' }], null) };
    });
    expect(error).toBeNull();
    expect(found.map(({ id, kind, engagement }) => [id, kind, engagement])).toEqual([
      ['D_1', 'question', { likes: 4, replies: 2 }],
      ['D_2', 'question', { likes: 4, replies: 2 }],
    ]);
    expect(asked.every(({ headers }) => headers?.['authorization'] === 'Bearer TOKENTOKEN')).toBe(true);
    const posted = asked.filter(({ method }) => method === 'POST');
    // Read-only requests are retried if they fail.
    expect(posted.map(({ onlyAsks }) => onlyAsks)).toEqual([true, true]);
    expect((await ask(github, search, { body: emptyBody })).asked).toHaveLength(2);
  });

  it.each<[string, unknown[], string | null]>([
    ['may all be such as the token does not see', [null, null], null],
    ['are not read where nobody knows what they are', [null, {}], 'bad_response'],
  ])('%s', async (_, nodes, code) => {
    const { error, found } = await ask(github, { ...search, ...token }, (url) => ({
      body: url.pathname === '/graphql' ? page(code === null ? nodes : nodes.slice(1), null) : emptyBody,
    }));
    expect([(error as { code?: string } | null)?.code ?? null, found]).toEqual([code, []]);
  });

  const dated = (count: number, at: (index: number) => number) =>
    Array.from({ length: count }, (_, index) => ({
      ...node,
      id: `D_${index}`,
      createdAt: new Date(at(index)).toISOString(),
    }));
  /** GraphQL returns a thousand results at most, and marks the tenth page as the last one. */
  const graph = (all: readonly { createdAt: string }[]) => (url: URL, request: { body?: unknown }) => {
    if (url.pathname !== '/graphql') return { body: emptyBody };
    const { query, after } = (request.body as { variables: { query: string; after: string | null } }).variables;
    const [, until = ''] = /\.\.(\S+)/.exec(query) ?? [];
    const reachable = all.filter(({ createdAt }) => Date.parse(createdAt) <= Date.parse(until)).slice(0, 1000);
    const from = Number(after ?? 0);
    return { body: page(reachable.slice(from, from + 100), from + 100 < reachable.length ? String(from + 100) : null) };
  };
  const whole = { ...search, ...token, limit: Number.POSITIVE_INFINITY };

  it('begin again at the oldest one if there are more than a thousand', async () => {
    const end = Date.parse('2026-11-21T00:00:00Z');
    const all = dated(1500, (index) => end - index * 60_000);
    const { found, truncations } = await ask(github, whole, graph(all));
    expect([found.length, truncations]).toEqual([1500, []]);
    const before = graph(all);
    const beside = await ask(github, whole, (url, request) => {
      const { body } = before(url, request);
      return { body: body.replace(`"${all[999]!.createdAt}"`, '"lately"') };
    });
    expect([new Set(beside.found.map(({ id }) => id)).size, beside.truncations]).toEqual([1500, []]);
  });

  it('are reported as truncated if a second has more than a thousand', async () => {
    const all = dated(1200, () => week.until.getTime());
    const { found, truncations } = await ask(github, whole, graph(all));
    expect([found.length, truncations]).toEqual([1000, ['GitHub returns at most 1000 of one second']]);
  });

  it('are left out with a warning if GraphQL refuses', async () => {
    const { warnings, error } = await ask(github, { ...search, ...token }, (url) =>
      url.pathname === '/graphql'
        ? { body: '{"data":null,"errors":[{"type":"FORBIDDEN","message":"no"}]}' }
        : { body: emptyBody },
    );
    expect([error, warnings.map(({ code }) => code)]).toEqual([null, ['discussions_not_searched']]);
  });

  it.each(['RATE_LIMITED', 'RATE_LIMIT'])('end the search if the rate limit is exceeded: %s', async (type) => {
    const { error, warnings } = await ask(github, { ...search, ...token }, (url) => ({
      body: url.pathname === '/graphql' ? JSON.stringify({ errors: [{ type, message: 'enough' }] }) : emptyBody,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795262460' },
    }));
    expect(error).toMatchObject({ code: 'rate_limited', retryAt: '2026-11-21T12:01:00.000Z' });
    expect(warnings).toEqual([]);
  });

  it('end the search at the secondary rate limit, which has no error type', async () => {
    const { error } = await ask(github, { ...search, ...token }, (url) => ({
      body: url.pathname === '/graphql' ? '{"errors":[{"message":"This is over a secondary rate limit"}]}' : emptyBody,
      headers: { 'retry-after': '60', date: 'Sat, 21 Nov 2026 12:00:00 GMT' },
    }));
    expect(error).toMatchObject({ code: 'rate_limited', retryAt: '2026-11-21T12:01:00.000Z' });
  });
});

describe('the refusals of github', () => {
  it.each<[string, Answer, object]>([
    [
      'its limit, as 403',
      {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795262460' },
        body: '{"message":"API rate limit exceeded for 192.0.2.1."}',
      },
      { code: 'rate_limited', retryAt: '2026-11-21T12:01:00.000Z' },
    ],
    [
      'its other limit',
      { status: 403, body: '{"message":"You have exceeded a secondary rate limit."}' },
      { code: 'rate_limited', retryAt: null },
    ],
    ['a wrong token', { status: 401, body: '{"message":"Bad credentials"}' }, { code: 'auth' }],
    ['a query it cannot read', { status: 422, body: '{"message":"Validation Failed"}' }, { code: 'bad_response' }],
    ['anything else', { status: 403, body: '{"message":"Forbidden"}' }, { code: 'auth' }],
  ])('%s', async (_, answer, expected) => {
    expect((await ask(github, search, answer)).error).toMatchObject(expected);
  });

  it('can be foreseen from the remaining requests in the headers', () => {
    expect(
      github.allowance?.(answered(null, { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '1795262460' })),
    ).toEqual({
      remaining: 7,
      resetsAt: '2026-11-21T12:01:00.000Z',
    });
    expect(github.allowance?.(answered(null, { 'x-ratelimit-remaining': 'x' }))).toBeUndefined();
  });
});
