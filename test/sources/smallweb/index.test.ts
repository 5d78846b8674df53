import { describe, expect, it } from '@jest/globals';
import smallweb from '../../../src/sources/smallweb/index.js';
import { collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { week } from '../searches.js';

const search: Search = { query: sourceQuery(), ...week };
const EMPTY = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Kagi Small Web</title></feed>';

keepsTheContract(smallweb, 'smallweb/feed.har', search, { emptyBody: EMPTY, onePage: true });

describe('smallweb', () => {
  it('attributes posts to their blogs', async () => {
    const test = testContext(smallweb, search, tapeHttp(tape('smallweb/feed.har')));
    const found = await collect(smallweb.search(search.query, test.context));
    expect(found[0]).toMatchObject({
      id: 'https://blog1.example/post/1',
      kind: 'article',
      url: 'https://blog1.example/post/1',
      title: 'Acme Coffee in my kitchen 1',
      text: 'I brewed Acme Coffee & liked it.',
      author: { name: 'Blog number 1' },
      publishedAt: '2026-11-21T10:30:00.000Z',
      language: 'en',
      origin: { name: 'Blog number 1', url: 'https://blog1.example' },
    });
    expect(found).toHaveLength(3);
  });

  it('warns how far back the feed reaches', async () => {
    const test = testContext(smallweb, search, tapeHttp(tape('smallweb/feed.har')));
    await collect(smallweb.search(search.query, test.context));
    expect(test.warnings).toEqual([
      {
        code: 'short_feed',
        message: 'Kagi Small Web reaches back to 2026-11-19 06:00 UTC only: older items are not counted',
      },
    ]);
  });

  it('revalidates the cached feed by its ETag', async () => {
    const feed = { headers: { etag: '"1"' }, body: EMPTY };
    const first = await ask(smallweb, search, feed);
    const second = await ask(
      smallweb,
      { ...search, cache: Object.fromEntries(first.cached) },
      { status: 304, body: '' },
    );
    expect([second.asked[0]?.headers?.['if-none-match'], second.error]).toEqual(['"1"', null]);
  });
});
