import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../../src/core/query/parse.js';
import lobsters from '../../../src/sources/lobsters/index.js';
import { fromStory } from '../../../src/sources/lobsters/wire.js';
import { collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const search: Search = { query: sourceQuery(word('acme')), ...week };

keepsTheContract(lobsters, 'lobsters/newest.har', search, { emptyBody: '[]' });

const story = (id: string, at = '2026-11-20T08:30:00.000-06:00') => ({ short_id: id, title: 'acme', created_at: at });

describe('lobsters', () => {
  survivesStrangeAnswers(lobsters, search, [story('a')]);

  it('is opt-in', () => {
    expect(lobsters.isOptIn).toBe(true);
  });

  it('reads authors in both formats, times with a zone, and each story once', async () => {
    const { context, truncations } = testContext(lobsters, search, tapeHttp(tape('lobsters/newest.har')));
    const found = await collect(lobsters.search(search.query, context));
    expect(found.map(({ id, author, publishedAt, links }) => [id, author?.handle, publishedAt, links])).toEqual([
      ['aaaaa1', 'ann', '2026-11-21T11:30:00.123Z', ['https://blog.example/aaaaa1']],
      ['aaaaa2', 'bo', '2026-11-19T11:30:00.123Z', []],
      ['aaaaa3', 'ann', '2026-11-10T11:30:00.123Z', ['https://blog.example/aaaaa3']],
    ]);
    expect(found[1]?.text).toBe('We have one & like it');
    expect(truncations).toEqual([]);
  });

  it('stops after twelve pages and reports truncation', async () => {
    let asked = 0;
    const { urls, truncations } = await ask(lobsters, search, () => {
      asked += 1;
      return { body: JSON.stringify([story(`s${asked}`)]) };
    });
    expect([urls.length, truncations.length]).toEqual([12, 1]);
    expect(urls[11]?.pathname).toBe('/newest/page/12.json');
  });

  it('reads the stories that link to a site, and their comments, for a link query', async () => {
    const link = { ...sourceQuery(), node: parseQuery('link:beans.example/mill OR link:beans.example/tea').node };
    const old = { ...story('old', '2025-01-01T00:00:00Z'), url: 'https://beans.example/mill', comment_count: 1 };
    const said = { short_id: 'cc', comment_plain: 'Good', created_at: '2026-11-20T09:00:00Z' };
    const { found, urls } = await ask(lobsters, { ...search, query: link }, ({ pathname }) => {
      if (pathname === '/domains/beans.example.json') return { body: JSON.stringify([old]) };
      return { body: pathname.startsWith('/s/') ? JSON.stringify({ comments: [said] }) : '[]' };
    });
    expect(urls.map(({ pathname }) => pathname).sort()).toEqual([
      '/domains/beans.example.json',
      '/newest.json',
      '/s/old.json',
    ]);
    expect(found.map(({ id }) => id)).toEqual(['old', 'c/cc']);
  });

  it('finds nothing if no story links to a site, and reports truncation if the list is longer', async () => {
    const link = { ...sourceQuery(), node: parseQuery('link:beans.example').node };
    const none = await ask(lobsters, { ...search, query: link }, ({ pathname }) =>
      pathname.startsWith('/domains/') ? { status: 404, body: '' } : { body: '[]' },
    );
    expect([none.error, none.found, none.truncations]).toEqual([null, [], []]);
    const many = Array.from({ length: 25 }, (_, at) => story(`m${at}`));
    const { truncations } = await ask(lobsters, { ...search, query: link }, ({ pathname }) => ({
      body: JSON.stringify(pathname.startsWith('/domains/') ? many : []),
    }));
    expect(truncations).toEqual(['only the newest 25 stories that lead to beans.example are read']);
  });

  it('reports its plain-text 429 as rate limited', async () => {
    const answer = { status: 429, headers: { 'content-type': 'text/plain' }, body: 'Retry later\n' };
    expect((await ask(lobsters, search, answer)).error).toMatchObject({ code: 'rate_limited' });
  });
});

describe('an answer of Lobsters itself', () => {
  const corpora = process.env['SOCIALRANK_CORPORA'];
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => {});
    return;
  }

  it('is parsed into stories', () => {
    const path = join(corpora, 'payloads', 'lobsters', 'newest-item.json');
    const found = (JSON.parse(readFileSync(path, 'utf8')) as unknown[]).map(fromStory);
    expect(found).toHaveLength(2);
    for (const one of found) {
      expect(one).toMatchObject({
        id: expect.stringMatching(/^\w{6}$/),
        url: expect.stringMatching(/^https:\/\/lobste\.rs\/s\/\w{6}$/),
        title: expect.stringMatching(/./),
        author: { handle: expect.stringMatching(/./) },
        publishedAt: expect.stringMatching(/^2026-09-/),
        links: [expect.stringMatching(/^https:/)],
        engagement: { score: 2 },
      });
    }
  });
});
