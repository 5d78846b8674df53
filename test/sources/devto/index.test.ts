import { describe, expect, it } from '@jest/globals';
import devto from '../../../src/sources/devto/index.js';
import { collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { tag, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const search: Search = { query: sourceQuery(tag('AcmeCoffee'), tag('acme')), ...week };

keepsTheContract(devto, 'devto/tags.har', search, { emptyBody: '[]', onePage: true });

const article = (id: number) => ({ id, title: 'acme', published_at: '2026-11-20T08:30:00Z' });

describe('devto', () => {
  survivesStrangeAnswers(devto, search, [article(1)]);

  it('sorts newest first although the most liked come first, and merges the tags', async () => {
    const { context, truncations } = testContext(devto, search, tapeHttp(tape('devto/tags.har')));
    const found = await collect(devto.search(search.query, context));
    expect(found.map(({ id }) => id)).toEqual(['2', '3', '1']);
    expect(found[0]).toMatchObject({
      url: 'https://dev.to/ann/s-2',
      author: { id: '12', handle: 'ann', name: 'Ann Tester', url: 'https://dev.to/ann' },
      links: ['https://ann.example/newest'],
      tags: ['acmecoffee', 'webdev'],
      engagement: { likes: 9, replies: 2 },
      origin: { name: 'Beans Inc' },
      media: ['https://img.example/c.png'],
    });
    expect(found[1]).toMatchObject({ tags: ['acme', 'coffee'], author: { handle: null, url: null } });
    expect(truncations).toEqual([]);
  });

  it.each([
    ['a name with signs', tag('Acme & Co.'), 'acmeco'],
    ['no word', word('acme'), undefined],
    ['no tag of signs alone', tag('&'), undefined],
  ])('is searched for %s', (_, node, expected) => {
    const { context } = testContext(devto, { query: sourceQuery(node), ...week }, tapeHttp(tape('devto/tags.har')));
    const [request] = devto.requests(sourceQuery(node), context);
    expect(request && new URL(request.url).searchParams.get('tag')).toBe(expected);
  });

  it('counts days back from now, not from the end of the window', async () => {
    const { urls, asked } = await ask(devto, { ...search, now: new Date('2026-11-30T00:00:00Z') }, { body: '[]' });
    expect(urls[0]?.searchParams.get('top')).toBe('16');
    expect(asked[0]?.headers?.['accept']).toBe('application/vnd.forem.api-v1+json');
  });

  it('reports truncation if a tag has more than one page', async () => {
    const body = JSON.stringify(Array.from({ length: 1000 }, (_, id) => article(id)));
    expect((await ask(devto, search, { body })).truncations).toHaveLength(2);
  });
});
