import { describe, expect, it } from '@jest/globals';
import hackernews from '../../../src/sources/hackernews/index.js';
import type { QueryNode } from '../../../src/sources/source.js';
import { collect, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, from, not, or, phrase, site, week, word } from '../searches.js';

const search = { query: sourceQuery(phrase('acme coffee'), word('AcmeCoffee')), ...week, limit: 20 };

keepsTheContract(hackernews, 'hackernews/search.har', search, { emptyBody: '{"hits":[],"nbHits":0}' });

describe('hackernews', () => {
  const find = async () => {
    const http = tapeHttp(tape('hackernews/search.har'));
    const found = await collect(hackernews.search(search.query, testContext(hackernews, search, http).context));
    return { found, asked: http.asked.map(({ url }) => new URL(url).searchParams) };
  };

  it('merges the branches newest first', async () => {
    const { found } = await find();
    expect(found).toHaveLength(28);
    const times = found.map(({ publishedAt }) => publishedAt ?? '');
    expect(times).toEqual(times.toSorted().reverse());
  });

  it('moves the window back to the oldest second, and returns the items of that second once', async () => {
    const { found, asked } = await find();
    const edge = found.filter(({ publishedAt }) => publishedAt === '2026-11-19T14:00:00.000Z');
    expect(edge).toHaveLength(3);
    expect(asked[2]?.get('numericFilters')).toBe(
      `created_at_i>=1794657600,created_at_i<${Date.parse('2026-11-19T14:00:01Z') / 1000}`,
    );
    expect(asked[2]?.has('page')).toBe(false);
  });

  it.each([
    ['quotes every word, for outside quotes it is a prefix', word('acme'), '"acme"', '(story,comment)'],
    ['leaves exclusions to the filter here', and(word('acme'), not(word('tea'))), '"acme"', '(story,comment)'],
    [
      'asks for an author by a tag',
      and(word('acme'), from('@ann_tester')),
      '"acme"',
      '(story,comment),author_ann_tester',
    ],
    ['asks for an author alone', from('ann_tester'), '', '(story,comment),author_ann_tester'],
    ['keeps a quote from ending the phrase', phrase('acme" -"x'), '"acme - x"', '(story,comment)'],
  ])('%s', (_, node, text, tags) => {
    const { context } = testContext(
      hackernews,
      { query: sourceQuery(node), ...week },
      tapeHttp(tape('hackernews/search.har')),
    );
    const [request] = hackernews.requests(sourceQuery(node), context);
    expect(request?.query).toBe(text);
    expect(new URL(request!.url).searchParams.get('tags')).toBe(tags);
    expect(new URL(request!.url).searchParams.get('typoTolerance')).toBe('false');
  });

  it('filters by the minimum of points in every window', async () => {
    const likes = (value: string): QueryNode => ({ type: 'field', field: 'likes', value });
    const wanted = { ...search, query: sourceQuery(and(word('acme'), likes('>=10'), likes('>20'))) };
    const second = (index: number) => 1795000000 - index;
    const hits = Array.from({ length: 20 }, (_, index) => ({
      objectID: String(index),
      title: 'acme',
      points: 30,
      created_at_i: second(index),
    }));
    const { urls } = await ask(hackernews, wanted, (url) => ({
      body: JSON.stringify({ hits: url.href.includes(String(second(19) + 1)) ? [] : hits }),
    }));
    const bounds = urls.map(({ searchParams }) => searchParams.get('numericFilters')!.split(',').slice(1));
    expect(bounds).toEqual([
      [`created_at_i<${week.until.getTime() / 1000}`, 'points>=21'],
      [`created_at_i<${second(19) + 1}`, 'points>=21'],
    ]);
    expect(urls[0]?.searchParams.get('query')).toBe('"acme"');
  });

  it('reports truncation if the hits of one second exceed the largest page', async () => {
    const second = 1795000000;
    const hits = (count: number, first: number, time: number) =>
      Array.from({ length: count }, (_, n) => ({ objectID: String(first + n), title: 'acme', created_at_i: time }));
    const { found, truncations, urls } = await ask(
      hackernews,
      { ...search, query: sourceQuery(word('acme')) },
      (url) => {
        const size = Number(url.searchParams.get('hitsPerPage'));
        const isBefore = url.searchParams.get('numericFilters')?.endsWith(`<${second}`);
        return { body: JSON.stringify({ hits: isBefore ? hits(1, 9000, second - 1) : hits(size, 0, second) }) };
      },
    );
    expect(found).toHaveLength(1001);
    expect(truncations).toEqual(['Hacker News returns at most 1000 hits of one second']);
    expect(urls.map(({ searchParams }) => searchParams.get('hitsPerPage'))).toEqual([
      '20',
      '20',
      '1000',
      '1000',
      '1000',
    ]);
  });

  it.each([
    ['another site', and(word('acme'), site('acme.com'))],
    ['an account that cannot be there', and(word('acme'), from('ann@hachyderm.io'))],
    ['a name that would change the filter', from('a,story_1')],
  ])('sends no request for %s', (_, node) => {
    const query = sourceQuery(node);
    const { context } = testContext(hackernews, { query, ...week }, tapeHttp(tape('hackernews/search.har')));
    expect(hackernews.requests(query, context)).toEqual([]);
  });

  it('searches for its own site, and for the valid one of several authors', () => {
    const query = sourceQuery(and(word('acme'), site('ycombinator.com'), or(from('ann_tester'), from('x@y.z'))));
    const { context } = testContext(hackernews, { query, ...week }, tapeHttp(tape('hackernews/search.har')));
    expect(hackernews.requests(query, context)).toHaveLength(1);
  });

  it.each([
    [1, 20],
    [100, 100],
    [Number.POSITIVE_INFINITY, 1000],
  ])('adapts the number of hits per page to the limit: %p', (limit, expected) => {
    const { context } = testContext(hackernews, { ...search, limit }, tapeHttp(tape('hackernews/search.har')));
    const [request] = hackernews.requests(search.query, context);
    expect(new URL(request!.url).searchParams.get('hitsPerPage')).toBe(String(expected));
  });

  it('reads all of a window with more than a thousand hits, and sends no superfluous request', async () => {
    const end = week.until.getTime() / 1000 - 1;
    const all = Array.from({ length: 2500 }, (_, index) => ({
      objectID: String(90_000 - index),
      // Ten per second, so that a window begins again in the middle of a second.
      created_at_i: end - Math.floor(index / 10),
      comment_text: 'acme',
      _tags: ['comment'],
    }));
    const wanted = { query: sourceQuery(word('acme')), ...week, limit: Number.POSITIVE_INFINITY };
    const { found, urls, truncations } = await ask(hackernews, wanted, (url) => {
      const [, since = '', until = ''] =
        /created_at_i>=(\d+),created_at_i<(\d+)/.exec(url.searchParams.get('numericFilters')!) ?? [];
      const hits = all.filter((hit) => hit.created_at_i >= Number(since) && hit.created_at_i < Number(until));
      return { body: JSON.stringify({ hits: hits.slice(0, 1000), nbHits: hits.length }) };
    });
    expect([new Set(found.map(({ id }) => id)).size, found.length, urls.length]).toEqual([2500, 2500, 3]);
    expect(truncations).toEqual([]);
  });

  it.each([
    ['asks on from the oldest time that it can read', 1795000000, 2, 0],
    ['says that there may be more where there are none', undefined, 1, 1],
  ])('%s', async (_, time, times, truncated) => {
    const hits = Array.from({ length: 19 }, (__, index) => ({
      objectID: String(index),
      comment_text: 'acme',
      _tags: ['comment'],
      created_at_i: time,
    }));
    const wanted = { ...search, query: sourceQuery(word('acme')) };
    const { urls, truncations } = await ask(hackernews, wanted, (url) => ({
      body: JSON.stringify({ hits: url.href.includes('1795000001') ? [] : [...hits, { other: 'acme' }] }),
    }));
    expect([urls.length, truncations.length]).toEqual([times, truncated]);
  });

  it('stops if a server returns the same page forever', async () => {
    const hits = Array.from({ length: 20 }, (_, index) => ({
      objectID: String(index),
      created_at_i: 1795000000,
      comment_text: 'acme',
      _tags: ['comment'],
    }));
    const body = JSON.stringify({ hits });
    let asked = 0;
    const { context } = testContext(
      hackernews,
      { ...search, query: sourceQuery(word('acme')) },
      {
        async request({ url }) {
          asked += 1;
          return {
            status: 200,
            url,
            headers: {},
            bytes: new Uint8Array(),
            text: () => body,
            json: () => JSON.parse(body) as unknown,
          };
        },
      },
    );
    const found = await collect(hackernews.search(sourceQuery(word('acme')), context));
    expect([found.length, asked]).toEqual([20, 3]);
  });
});
