import { describe, expect, it } from '@jest/globals';
import ghost from '../../../src/sources/ghost/index.js';
import { answering, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { week } from '../searches.js';

const reading = (...sites: string[]): Search => ({ query: sourceQuery(), ...week, settings: { sites } });
const search = reading('roast.example/blog');

keepsTheContract(ghost, 'ghost/feeds.har', search, {
  emptyBody: '<rss><channel><title>Roast Notes</title></channel></rss>',
});

describe('ghost', () => {
  it('reads older pages until there are none and warns how far back they reach', async () => {
    const test = testContext(ghost, search, tapeHttp(tape('ghost/feeds.har')));
    const found = await collect(ghost.search(search.query, test.context));
    expect(found.map(({ title }) => title)).toEqual([
      'Roast note 4: Acme Coffee',
      'Roast note 3: Acme Coffee',
      'Roast note 2: Acme Coffee',
    ]);
    expect(test.warnings.map(({ message }) => message)).toEqual([
      'Roast Notes reaches back to 2026-11-16 06:00 UTC only: older items are not counted',
    ]);
  });

  it('requests no older page if the first one reaches back far enough, and stops if it is repeated', async () => {
    const item = (date: string) =>
      `<rss><channel><item><title>A</title><guid>https://a.example/1</guid><pubDate>${date}</pubDate></item></channel></rss>`;
    expect((await ask(ghost, search, { body: item('2026-11-01') })).asked).toHaveLength(1);
    expect((await ask(ghost, search, { body: item('2026-11-20') })).asked).toHaveLength(2);
  });

  it('fails if an older page fails', async () => {
    const page = '<rss><channel><item><title>A</title><pubDate>2026-11-20</pubDate></item></channel></rss>';
    const { error } = await ask(ghost, search, ({ pathname }) =>
      pathname.endsWith('/2/') ? { status: 500, body: '' } : { body: page },
    );
    expect(error).toMatchObject({ code: 'unreachable' });
  });

  it.each([
    ['https://roast.example', 'https://roast.example/rss/'],
    ['roast.example/tag/beans/', 'https://roast.example/tag/beans/rss/'],
    ['https://roast.example/rss/', 'https://roast.example/rss/'],
  ])('reads %s at %s', (site, url) => {
    const { context } = testContext(ghost, reading(site), answering({ body: '' }));
    expect(ghost.requests(search.query, context)).toEqual([{ url, query: null }]);
  });
});
