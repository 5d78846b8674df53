import { describe, expect, it } from '@jest/globals';
import medium from '../../../src/sources/medium/index.js';
import { answering, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { week } from '../searches.js';

const reading = (...feeds: string[]): Search => ({ query: sourceQuery(), ...week, settings: { feeds } });
const search = reading('tag/coffee', '@ann');

keepsTheContract(medium, 'medium/feeds.har', search, {
  emptyBody: '<rss><channel><title>Coffee on Medium</title></channel></rss>',
  onePage: true,
});

describe('medium', () => {
  it('returns a story found in two feeds once, without what the feed adds to it', async () => {
    const test = testContext(medium, search, tapeHttp(tape('medium/feeds.har')));
    const found = await collect(medium.search(search.query, test.context));
    expect(found.map(({ id, endpoint }) => [id, endpoint])).toEqual([
      ['https://medium.com/p/abc1', 'tag/coffee'],
      ['https://medium.com/p/abc3', '@ann'],
      ['https://medium.com/p/abc2', 'tag/coffee'],
    ]);
    expect(found[0]).toMatchObject({
      url: 'https://medium.com/@ann/why-acme-1',
      title: 'Why Acme Coffee matters, part 1',
      text: 'Because of Acme Coffee. Acme',
      author: { name: 'Ann Writer' },
      tags: ['coffee'],
      links: ['https://acme.example/'],
    });
    expect(test.warnings.map(({ message }) => message)).toEqual([
      'Stories by Ann Writer on Medium reaches back to 2026-11-19 10:00 UTC only: older items are not counted',
    ]);
  });

  it.each([
    ['tag/oat-milk', 'https://medium.com/feed/tag/oat-milk'],
    ['#coffee', 'https://medium.com/feed/tag/coffee'],
    ['@ann.writer', 'https://medium.com/feed/@ann.writer'],
    ['the-startup', 'https://medium.com/feed/the-startup'],
    ['the-startup/tagged/coffee', 'https://medium.com/feed/the-startup/tagged/coffee'],
    ['https://medium.com/@ann', 'https://medium.com/feed/@ann'],
    ['https://medium.com/feed/@ann/', 'https://medium.com/feed/@ann'],
    ['ann.medium.com', 'https://ann.medium.com/feed'],
    ['https://stories.acme.example/', 'https://stories.acme.example/feed'],
  ])('requests the feed %s at %s', (name, url) => {
    const { context } = testContext(medium, reading(name), answering({ body: '' }));
    expect(medium.requests(search.query, context)).toEqual([{ url, query: null }]);
  });

  it('rejects an invalid feed, and explains that Medium blocks servers', async () => {
    const wrong = await ask(medium, reading('two words'), { body: '' });
    expect(wrong.error).toMatchObject({ code: 'needs_config', message: 'medium.feeds: "two words" is not a feed' });
    const away = await ask(medium, search, { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>' });
    expect(away.error).toMatchObject({ code: 'blocked', hint: expect.stringContaining('another network') });
    expect(away.endpoints.map(({ error }) => error?.code)).toEqual(['blocked', 'blocked']);
  });
});
