import { describe, expect, it } from '@jest/globals';
import gdelt from '../../../src/sources/gdelt/index.js';
import type { QueryNode } from '../../../src/sources/source.js';
import { answering, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, lang, not, or, phrase, site, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const search: Search = { query: sourceQuery(phrase('acme coffee')), ...week, limit: 10 };

keepsTheContract(gdelt, 'gdelt/search.har', search, { emptyBody: '{}' });

const article = (id: number | string, seendate: string) => ({
  url: `https://a.example/${id}`,
  title: `Acme ${id}`,
  seendate,
  domain: 'a.example',
  language: 'English',
});
const page = (count: number, seendate: string, from = 0) =>
  Array.from({ length: count }, (_, index) => article(from + index, seendate));

function firstRequest(node: QueryNode, more: Partial<Search> = {}) {
  const { context } = testContext(gdelt, { ...search, ...more }, answering({ body: '' }));
  return gdelt.requests(sourceQuery(node), context)[0];
}

describe('gdelt', () => {
  it('returns headlines without the spaces that GDELT puts around punctuation', async () => {
    const { context } = testContext(gdelt, search, tapeHttp(tape('gdelt/search.har')));
    const found = await collect(gdelt.search(search.query, context));
    expect(found).toHaveLength(77);
    expect(found[0]).toEqual({
      id: 'https://www.dailybean.example/2026/1',
      kind: 'article',
      url: 'https://www.dailybean.example/2026/1',
      title: "Acme Coffee's beans, up 5% & rising: a report (again)",
      text: "Acme Coffee's beans, up 5% & rising: a report (again)",
      publishedAt: '2026-11-21T11:45:00.000Z',
      precision: 'minute',
      language: 'en',
      origin: { name: 'dailybean.example', url: 'https://dailybean.example' },
      media: ['https://img.example/1.jpg'],
    });
    expect(found[1]).toMatchObject({ language: 'de', media: [] });
  });

  it.each<[string, QueryNode, string]>([
    ['a phrase', phrase('acme coffee'), '"acme coffee"'],
    ['alternatives in the parentheses that it wants', or(word('acme'), phrase('acme inc')), '(acme OR "acme inc")'],
    ['exclusions', and(word('acme'), not(word('tea'))), 'acme -tea'],
    [
      'a site and a language',
      and(word('acme'), site('www.bohne.example'), lang('de')),
      'acme domain:bohne.example sourcelang:german',
    ],
    ['no language that it does not know', and(word('acme'), lang('tlh')), 'acme'],
    ['short words of other scripts', word('茶'), '茶'],
  ])('writes %s', (_, node, query) => {
    expect(firstRequest(node)?.query).toBe(query);
  });

  it('does not search for words that are too short, and warns about them', async () => {
    const { asked, warnings } = await ask(gdelt, { ...search, query: sourceQuery(word('3M')) }, { body: '{}' });
    expect(asked).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(['unsupported_query']);
  });

  it('looks back 90 days at most and reports truncation', async () => {
    const since = new Date('2026-01-01T00:00:00Z');
    const { urls, truncations } = await ask(gdelt, { ...search, since }, { body: '{}' });
    expect(urls[0]?.searchParams.get('startdatetime')).toBe('20260823120000');
    expect(truncations).toEqual(['GDELT reaches back 90 days']);
    expect(
      firstRequest(word('acme'), { since, until: new Date('2026-02-01T00:00:00Z'), now: week.until }),
    ).toBeUndefined();
  });

  it.each([
    ['11:50', [['20261121110000', '20261121120000']]],
    [
      '11:30',
      [
        ['20261121110000', '20261121120000'],
        ['20261121104500', '20261121114501'],
      ],
    ],
  ])('requests at least an hour at a time if the window begins at %s', async (time, windows) => {
    const { urls } = await ask(gdelt, { ...search, since: new Date(`2026-11-21T${time}:00Z`) }, (url) => ({
      body: JSON.stringify({
        articles: url.searchParams.get('enddatetime') === '20261121120000' ? page(75, '20261121T114500Z') : [],
      }),
    }));
    expect(urls.map(({ searchParams: said }) => [said.get('startdatetime'), said.get('enddatetime')])).toEqual(windows);
  });

  it('reads a full quarter of an hour with the longest page, continues before it and reports truncation', async () => {
    const { urls, found, truncations } = await ask(gdelt, search, ({ searchParams: said }) => {
      const most = Number(said.get('maxrecords'));
      const isLate = (said.get('enddatetime') ?? '') > '20261121100000';
      const articles = isLate ? page(most, '20261121T100000Z') : page(2, '20261121T094500Z', 1000);
      return { body: JSON.stringify({ articles }) };
    });
    expect(urls.map(({ searchParams: said }) => [said.get('enddatetime'), said.get('maxrecords')])).toEqual([
      ['20261121120000', '75'],
      ['20261121100001', '75'],
      ['20261121100001', '250'],
      ['20261121100001', '250'],
      ['20261121094501', '250'],
    ]);
    expect(found).toHaveLength(252);
    expect(truncations).toEqual(['GDELT returns at most 250 articles of a quarter of an hour']);
  });

  it('reports truncation if a full page has no times', async () => {
    const articles = page(75, '20261121T100000Z').map(({ url, title }) => ({ url, title, seen: '20261121T100000Z' }));
    const { urls, found, truncations } = await ask(gdelt, search, { body: JSON.stringify({ articles }) });
    expect([urls.length, found.length, truncations]).toEqual([1, 75, ['GDELT does not say when it saw its articles']]);
  });

  it('continues from the oldest time that it can read', async () => {
    const articles = [...page(74, '20261121T100000Z'), { other: 'acme' }];
    const { urls } = await ask(gdelt, search, (url) => ({
      body: JSON.stringify({
        articles: (url.searchParams.get('enddatetime') ?? '') > '20261121100001' ? articles : [],
      }),
    }));
    expect(urls.map(({ searchParams }) => searchParams.get('enddatetime'))).toEqual([
      '20261121120000',
      '20261121100001',
    ]);
  });

  it.each([
    ['Please limit requests to one every 5 seconds or contact the owner', 'rate_limited'],
    ['The specified phrase is too short.', 'bad_response'],
    ["Queries containing OR'd terms must be surrounded by ().", 'bad_response'],
    ['Timespan is something else', 'bad_response'],
  ])('recognizes the error message "%s" sent with status 200', async (body, code) => {
    const { error } = await ask(gdelt, search, { headers: { 'content-type': 'text/html; charset=utf-8' }, body });
    expect(error).toMatchObject({ code, status: 200 });
  });

  it('adds a hint about the rate limit to a 429 without a message', async () => {
    const { error } = await ask(gdelt, search, { status: 429, body: '' });
    expect(error).toMatchObject({ code: 'rate_limited', hint: expect.stringContaining('five seconds') });
  });

  it('parses an answer with headlines that break its JSON', async () => {
    const body =
      '{"articles":[{"url":"https://a.example/1","title":"Acme \\ coffee\\u00e9 \\"now\\"\\x \t!","seendate":"20261121T100000Z"}]}';
    const { found } = await ask(gdelt, search, { body });
    expect(found.map(({ title }) => title)).toEqual(['Acme coffeeé "now"x!']);
  });

  survivesStrangeAnswers(gdelt, search, { articles: page(3, '20261121T100000Z') });
});
