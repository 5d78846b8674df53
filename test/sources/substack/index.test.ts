import { describe, expect, it } from '@jest/globals';
import substack from '../../../src/sources/substack/index.js';
import { answering, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { week } from '../searches.js';

const reading = (...sites: string[]): Search => ({ query: sourceQuery(), ...week, settings: { sites } });
const search = reading('acmeweekly', 'https://news.example/');

keepsTheContract(substack, 'substack/feeds.har', search, {
  emptyBody: '<rss><channel><title>Acme Weekly</title></channel></rss>',
  onePage: true,
});

describe('substack', () => {
  it('reads posts of several newsletters, newest first', async () => {
    const test = testContext(substack, search, tapeHttp(tape('substack/feeds.har')));
    const found = await collect(substack.search(search.query, test.context));
    expect(found.map(({ id }) => id)).toEqual([
      'https://acmeweekly.substack.com/p/weekly-2',
      'https://news.example/p/weekly-7',
      'https://acmeweekly.substack.com/p/weekly-1',
    ]);
    expect(found[0]).toMatchObject({
      title: 'Acme Coffee weekly #2',
      text: 'All of Acme Coffee & more, week 2.',
      author: { name: 'Mo Tester' },
      origin: { name: 'Acme Weekly', url: 'https://acmeweekly.substack.com' },
      endpoint: 'acmeweekly',
    });
  });

  it.each([
    ['AcmeWeekly', 'https://acmeweekly.substack.com/feed'],
    ['@acmeweekly', 'https://acmeweekly.substack.com/feed'],
    ['acmeweekly.substack.com', 'https://acmeweekly.substack.com/feed'],
    ['https://news.example/p/some-post', 'https://news.example/feed'],
  ])('requests the newsletter %s at %s', (name, url) => {
    const { context } = testContext(substack, reading(name), answering({ body: '' }));
    expect(substack.requests(search.query, context)).toEqual([{ url, query: null }]);
  });

  it('reports a blocked newsletter and still reads the others', async () => {
    const { error, endpoints } = await ask(substack, search, (url) =>
      url.host === 'news.example'
        ? { body: '<rss><channel><title>T</title></channel></rss>' }
        : { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>Just a moment...</html>' },
    );
    expect(error).toBeNull();
    expect(Object.fromEntries(endpoints.map((one) => [one.url, one.error?.code ?? null]))).toEqual({
      acmeweekly: 'blocked',
      'https://news.example/': null,
    });
  });
});
