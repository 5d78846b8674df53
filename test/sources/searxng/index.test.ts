import { describe, expect, it } from '@jest/globals';
import searxng from '../../../src/sources/searxng/index.js';
import { answering, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { phrase, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const search: Search = {
  query: sourceQuery(phrase('acme coffee')),
  ...week,
  settings: { baseUrl: 'https://searx.example/own/' },
};
const answer = (results: readonly unknown[], unresponsive: readonly unknown[] = []) => ({
  body: JSON.stringify({ query: 'acme', results, unresponsive_engines: unresponsive }),
});
const result = (id: number, more: object = {}) => ({ url: `https://a.example/${id}`, title: `Acme ${id}`, ...more });

keepsTheContract(searxng, 'searxng/search.har', search, { emptyBody: '{"results":[],"unresponsive_engines":[]}' });

describe('searxng', () => {
  it('reads until a page has nothing new, and warns once about unresponsive engines', async () => {
    const http = tapeHttp(tape('searxng/search.har'));
    const test = testContext(searxng, search, http);
    const found = await collect(searxng.search(search.query, test.context));
    expect(found.map(({ id }) => id)).toEqual([1, 2, 3, 4].map((site) => `https://site${site}.example/acme`));
    expect(http.asked).toHaveLength(3);
    expect(test.warnings).toEqual([
      {
        code: 'engines_silent',
        message: 'engines that did not answer SearXNG: google (CAPTCHA), qwant (access denied)',
      },
    ]);
    expect(found[1]).toEqual({
      id: 'https://site2.example/acme',
      kind: 'article',
      url: 'https://site2.example/acme',
      title: 'Acme Coffee at site 2',
      text: 'A word about Acme Coffee & site 2.',
      author: { name: 'Dana Roast' },
      publishedAt: '2026-11-20T09:15:00.000Z',
      precision: 'second',
      origin: { name: 'site2.example', url: 'https://site2.example' },
      media: ['https://site2.example/i.jpg'],
    });
    expect(found[2]).toMatchObject({ kind: 'video', media: ['https://site3.example/t.jpg'] });
  });

  it('reports truncation if nothing was found and some engines did not answer', async () => {
    const some = await ask(searxng, search, answer([], [['google', 'CAPTCHA']]));
    expect([some.error, some.truncations]).toEqual([
      null,
      ['searx.example found nothing, and not all of its engines answered'],
    ]);
    expect((await ask(searxng, search, answer([]))).truncations).toEqual([]);
  });

  it.each([
    ['2026-11-21T00:00:00Z', 'day'],
    ['2026-11-14T12:00:00Z', 'week'],
    ['2026-11-01T00:00:00Z', 'month'],
    ['2026-01-01T00:00:00Z', 'year'],
    ['2020-01-01T00:00:00Z', null],
  ])('requests results since %s with the time range %s', (since, span) => {
    const { context } = testContext(searxng, { ...search, since: new Date(since) }, answering({ body: '' }));
    const [request] = searxng.requests(sourceQuery(word('acme')), context);
    expect(new URL(request!.url).searchParams.get('time_range')).toBe(span);
  });

  it('omits undated results from a window in the past', async () => {
    const { found } = await ask(searxng, { ...search, now: new Date('2026-12-01T00:00:00Z') }, (url) =>
      url.searchParams.has('pageno')
        ? answer([])
        : answer([result(1), result(2, { publishedDate: '2026-11-20T00:00:00' })]),
    );
    expect(found.map(({ id }) => id)).toEqual(['https://a.example/2']);
  });

  it('reports that an instance does not allow JSON, and treats other pages as blocked', async () => {
    const page = { status: 403, headers: { 'content-type': 'text/html' } };
    const flask = `<!doctype html>\n<title>403 Forbidden</title>\n<p>You don&#39;t have the permission to access the requested resource.</p>`;
    expect((await ask(searxng, search, { ...page, body: flask })).error).toMatchObject({
      code: 'needs_config',
      message: 'searx.example does not return JSON',
    });
    expect((await ask(searxng, search, { ...page, body: '<html>Anubis</html>' })).error).toMatchObject({
      code: 'blocked',
    });
  });

  it('is truncated after ten pages', async () => {
    let id = 0;
    const { asked, truncations } = await ask(searxng, search, () => answer([result(id++)]));
    expect([asked.length, truncations.length]).toEqual([10, 1]);
  });

  it('plans no requests for an invalid address', () => {
    const { context } = testContext(searxng, { ...search, settings: { baseUrl: 'not one' } }, answering({ body: '' }));
    expect(searxng.requests(search.query, context)).toEqual([]);
  });

  survivesStrangeAnswers(searxng, search, { results: [result(1)], unresponsive_engines: [['google', 'timeout']] });
});
