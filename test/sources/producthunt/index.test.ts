import { describe, expect, it } from '@jest/globals';
import producthunt from '../../../src/sources/producthunt/index.js';
import { type Answer, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { answered } from '../answered.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const search: Search = {
  query: sourceQuery(word('acme')),
  ...week,
  settings: { token: 'TOKENTOKEN', posts: ['acme'] },
};
const alone: Search = { ...search, settings: { token: 'TOKENTOKEN' } };
const page = (nodes: unknown[], endCursor: string | null) => ({
  nodes,
  pageInfo: { endCursor, hasNextPage: endCursor !== null },
});
const posts = (nodes: unknown[], endCursor: string | null = null) =>
  JSON.stringify({ data: { posts: page(nodes, endCursor) } });
const post = (id: number) => ({ id: String(id), name: 'acme', createdAt: '2026-11-20T08:30:00Z' });

keepsTheContract(producthunt, 'producthunt/newest.har', search, { emptyBody: posts([]) });

describe('producthunt', () => {
  survivesStrangeAnswers(producthunt, alone, JSON.parse(posts([post(1)])));

  it('reads launches, and comments on the launches named in the settings', async () => {
    const { context } = testContext(producthunt, search, tapeHttp(tape('producthunt/newest.har')));
    const found = await collect(producthunt.search(search.query, context));
    expect(found.map(({ id }) => id)).toEqual([
      'post/900002',
      'comment/72',
      'post/900001',
      'comment/71',
      'post/900000',
    ]);
    expect(found[0]).toMatchObject({
      url: 'https://www.producthunt.com/posts/grindly',
      title: 'Grindly',
      text: 'Beans that call you back\n\nAcme Coffee sends & grinds',
      author: {},
      tags: ['Coffee'],
      engagement: { likes: 120, replies: 9 },
    });
    expect(found[3]).toMatchObject({
      kind: 'comment',
      url: 'https://www.producthunt.com/posts/acme?comment=71',
      text: 'Does it work with beans?',
      author: { handle: 'ann', name: 'Ann Tester' },
      tags: ['Acme'],
      thread: { root: 'post/800000', parent: 'post/800000' },
    });
    expect(found[1]?.thread).toEqual({ root: 'post/800000', parent: 'comment/71' });
    expect(found[1]?.author).toEqual({});
  });

  it('requests the time window and sends its token', async () => {
    const { asked } = await ask(producthunt, alone, { body: posts([]) });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      method: 'POST',
      onlyAsks: true,
      headers: { authorization: 'Bearer TOKENTOKEN' },
      body: { variables: { after: null, since: '2026-11-14T12:00:00.000Z', until: '2026-11-21T12:00:00.000Z' } },
    });
  });

  it('stops after forty pages and reports truncation', async () => {
    let asked = 0;
    const { truncations } = await ask(producthunt, alone, () => {
      asked += 1;
      return { body: posts([post(asked)], `c${asked}`) };
    });
    expect([asked, truncations.length]).toEqual([40, 1]);
  });

  it('warns about a launch that does not exist and reads the rest', async () => {
    const { error, warnings, found } = await ask(producthunt, search, (_, { body }) => ({
      body: JSON.stringify(body).includes('slug') ? '{"data":{"post":null}}' : posts([post(1)]),
    }));
    expect([error, found.length, warnings.map(({ code }) => code)]).toEqual([null, 1, ['post_not_found']]);
  });

  it('does not report a launch as missing if it cannot be recognised', async () => {
    const { error, warnings } = await ask(producthunt, search, (_, { body }) => ({
      body: JSON.stringify(body).includes('slug') ? '{"data":{"post":{"key":"1"}}}' : posts([post(1)]),
    }));
    expect([error, warnings]).toEqual([
      expect.objectContaining({ message: 'no launches can be recognised in what Product Hunt answered' }),
      [],
    ]);
  });

  it.each<[string, Answer, object]>([
    [
      'a wrong token',
      { status: 401, body: '{"data":null,"errors":[{"error":"invalid_oauth_token"}]}' },
      { code: 'auth', hint: expect.stringContaining('producthunt.token') },
    ],
    ['a wrong token, with 200', { body: '{"data":null,"errors":[{"error":"invalid_oauth_token"}]}' }, { code: 'auth' }],
    [
      'a question it cannot read, with 200',
      { body: '{"data":null,"errors":[{"message":"Field x does not exist"}]}' },
      { code: 'bad_response' },
    ],
    [
      'too much, with 200',
      { body: '{"data":null,"errors":[{"message":"Rate limit reached"}]}' },
      { code: 'rate_limited' },
    ],
    [
      'too much, beside a launch that it leaves out',
      { body: '{"data":{"post":null},"errors":[{"message":"Rate limit reached","path":["post"]}]}' },
      { code: 'rate_limited' },
    ],
    [
      'too much, with the seconds that are left',
      { status: 429, headers: { 'x-rate-limit-reset': '90' }, body: '{}' },
      { code: 'rate_limited', retryAt: '2026-11-21T12:01:30.000Z' },
    ],
  ])('reports %s', async (_, answer, expected) => {
    expect((await ask(producthunt, search, answer)).error).toMatchObject(expected);
  });

  it('reads the remaining allowance from a response', () => {
    const headers = { date: 'Sat, 21 Nov 2026 12:00:00 GMT', 'x-rate-limit-reset': '90' };
    expect(producthunt.allowance?.(answered(null, { ...headers, 'x-rate-limit-remaining': '6190' }))).toEqual({
      remaining: 6190,
      resetsAt: '2026-11-21T12:01:30.000Z',
    });
    expect(producthunt.allowance?.(answered(null, headers))).toBeUndefined();
  });
});
