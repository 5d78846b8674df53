import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
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

  it('is asked only when it is named', () => {
    expect(lobsters.isOptIn).toBe(true);
  });

  it('reads people of both shapes, times with a zone, and stories once', async () => {
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

  it('stops after twelve pages, and says that there are more', async () => {
    let asked = 0;
    const { urls, truncations } = await ask(lobsters, search, () => {
      asked += 1;
      return { body: JSON.stringify([story(`s${asked}`)]) };
    });
    expect([urls.length, truncations.length]).toEqual([12, 1]);
    expect(urls[11]?.pathname).toBe('/newest/page/12.json');
  });

  it('takes its plain refusal for what it is', async () => {
    const answer = { status: 429, headers: { 'content-type': 'text/plain' }, body: 'Retry later\n' };
    expect((await ask(lobsters, search, answer)).error).toMatchObject({ code: 'rate_limited' });
  });
});

describe('what Lobsters itself answered', () => {
  const corpora = process.env['SOCIALRANK_CORPORA'];
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => {});
    return;
  }

  it('is read into stories', () => {
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
