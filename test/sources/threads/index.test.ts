import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { QueryNode } from '../../../src/sources/source.js';
import threads from '../../../src/sources/threads/index.js';
import { fromPost } from '../../../src/sources/threads/wire.js';
import { answering, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, from, phrase, site, tag, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const query = sourceQuery(and(word('acme'), word('coffee')));
const search: Search = { query, ...week, settings: { token: 'THREADSTOKEN' } };

keepsTheContract(threads, 'threads/search.har', search, { emptyBody: '{"data":[]}' });
survivesStrangeAnswers(threads, search, {
  data: [{ id: '1', text: 'acme', username: 'ann', timestamp: '2026-11-20T09:00:00+0000' }],
  paging: { cursors: { after: 'A' } },
});

describe('threads', () => {
  it('reads posts, whose UTC offset has no colon and which have no engagement counts', async () => {
    const test = testContext(threads, search, tapeHttp(tape('threads/search.har')));
    const found = await collect(threads.search(query, test.context));
    expect(found[0]).toEqual({
      id: '18000000000000009',
      kind: 'post',
      url: 'https://www.threads.net/@ann_9/post/C9',
      text: 'Acme Coffee, said 9 & again',
      author: { handle: 'ann_9', url: 'https://www.threads.net/@ann_9' },
      publishedAt: '2026-11-21T09:00:00.000Z',
      precision: 'second',
      tags: ['coffee'],
    });
    expect(found.map(({ id }) => id?.at(-1))).toEqual(['9', '7', '6']);
  });

  it('counts requests of the last 24 hours, except those without results', async () => {
    const first = testContext(threads, search, tapeHttp(tape('threads/search.har')));
    await collect(threads.search(query, first.context));
    const used = async (now: Date) => {
      const cached = Object.fromEntries(first.cached);
      const { context } = testContext(threads, { ...search, now, cache: cached }, answering({ body: '' }));
      return (await threads.quota?.(context))?.used;
    };
    expect(await used(week.until)).toBe(2);
    expect(await used(new Date('2026-11-22T11:59:00Z'))).toBe(2);
    expect(await used(new Date('2026-11-22T12:01:00Z'))).toBe(0);
  });

  it.each([
    [190, 'auth', 'has run out'],
    [10, 'auth', 'may not search'],
    [200, 'auth', 'may not search'],
    [4, 'rate_limited', 'too many requests'],
    [613, 'rate_limited', 'too many requests'],
    [100, 'bad_response', 'error 100'],
    [1, 'bad_response', 'HTTP 400'],
  ])('maps the error code %p to its meaning', async (number, code, words) => {
    const body = JSON.stringify({ error: { message: 'THREADSTOKEN', type: 'THApiException', code: number } });
    const { error } = await ask(threads, search, { status: 400, body });
    expect(error).toMatchObject({ code, message: expect.stringContaining(words) });
  });

  it.each([
    ['none', [{ id: '1', body: 'acme' }, { id: '2' }], ['no_texts']],
    ['one', [{ id: '1' }, { id: '2', text: 'acme' }], []],
    ['nothing', [], []],
  ])('warns only if there are posts and none has a text: %s', async (_, posts, codes) => {
    const data = posts.map((post) => ({ ...post, timestamp: '2026-11-20T09:00:00+0000' }));
    const { warnings } = await ask(threads, search, { body: JSON.stringify({ data }) });
    expect(warnings.map(({ code }) => code)).toEqual(codes);
  });

  it('stops if the cursor does not change', async () => {
    const body = '{"data":[{"id":"1","text":"acme"}],"paging":{"cursors":{"after":"A"}}}';
    const { asked, found } = await ask(threads, search, { body });
    expect([asked.length, found.length]).toEqual([2, 1]);
  });
});

describe('queries of threads', () => {
  const planned = (node: QueryNode, more: Partial<Search> = {}) => {
    const { context } = testContext(threads, { ...search, ...more, query: sourceQuery(node) }, answering({ body: '' }));
    return threads
      .requests(sourceQuery(node), context)
      .map(({ url }) => new URL(url).searchParams)
      .map((sent) => [sent.get('search_mode'), sent.get('q')]);
  };

  it.each<[string, QueryNode, (readonly string[])[]]>([
    ['a tag as one', tag('acme'), [['TAG', 'acme']]],
    ['a tag among words as a word', and(word('tea'), tag('acme')), [['KEYWORD', 'tea acme']]],
    ['a phrase as its words', phrase('acme coffee'), [['KEYWORD', 'acme coffee']]],
    ['nothing about another site', and(word('acme'), site('acme.com')), []],
    ['nothing of an account that cannot be there', and(word('acme'), from('ann@far.example')), []],
  ])('express %s', (_, node, expected) => {
    expect(planned(node)).toEqual(expected);
  });

  it('are not sent for a window before Threads existed', () => {
    const sent = (since: string, until: string) =>
      planned(word('a'), { since: new Date(since), until: new Date(until) });
    expect(sent('2020-01-01', '2021-01-01')).toEqual([]);
    expect(sent('2020-01-01', '2024-01-01')).toHaveLength(1);
  });
});

const corpora = process.env['SOCIALRANK_CORPORA'];
if (corpora === undefined) {
  it('skipped: SOCIALRANK_CORPORA is not set', () => {});
} else {
  it('reads the official example and a real error', async () => {
    const payload = (name: string) => readFileSync(`${corpora}/payloads/threads/${name}`, 'utf8');
    const { data } = JSON.parse(payload('keyword_search-shape.json')) as { data: unknown[] };
    expect(data.map(fromPost)).toEqual([
      expect.objectContaining({ id: '<string>', text: '<string>', url: null, publishedAt: '2025-01-01T00:00:00.000Z' }),
    ]);
    const { error } = await ask(threads, search, { status: 400, body: payload('error-100.json') });
    expect(error).toMatchObject({ code: 'bad_response', message: 'Threads rejected the request (error 100)' });
  });
}
