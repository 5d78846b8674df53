import { describe, expect, it } from '@jest/globals';
import marginalia from '../../../src/sources/marginalia/index.js';
import { answering, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, not, phrase, site, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const search: Search = { query: sourceQuery(phrase('acme coffee')), ...week, limit: 10 };
const EMPTY = '{"license":"CC-BY-NC-SA 4.0","query":"acme","results":[]}';

keepsTheContract(marginalia, 'marginalia/search.har', search, { emptyBody: EMPTY });

describe('marginalia', () => {
  it('returns web pages, which have no publication time', async () => {
    const http = tapeHttp(tape('marginalia/search.har'));
    const found = await collect(marginalia.search(search.query, testContext(marginalia, search, http).context));
    expect(found).toHaveLength(11);
    expect(found[0]).toEqual({
      id: 'https://small1.example/acme.html',
      kind: 'article',
      url: 'https://small1.example/acme.html',
      title: 'My years with Acme Coffee 1',
      text: 'It was the year 2001 when Acme Coffee & I met.',
      origin: { name: 'small1.example', url: 'https://small1.example' },
    });
    expect(found[10]).toMatchObject({ title: null });
  });

  it('sends the shared key, or the key of the user if there is one', async () => {
    const shared = await ask(marginalia, search, { body: EMPTY });
    const own = await ask(marginalia, { ...search, settings: { key: 'OWNOWNOWN' } }, { body: EMPTY });
    expect([shared, own].map(({ asked }) => asked[0]?.headers?.['api-key'])).toEqual(['public', 'OWNOWNOWN']);
  });

  it('is opt-in', () => {
    expect(marginalia.isOptIn).toBe(true);
  });

  it('writes exclusions and sites in the query', () => {
    const { context } = testContext(marginalia, search, answering({ body: '' }));
    const query = sourceQuery(and(word('acme'), not(phrase('road runner')), site('example.com')));
    expect(marginalia.requests(query, context)[0]?.query).toBe('acme -"road runner" site:example.com');
  });

  it.each([503, 429])('treats %i as rate limited, and suggests a key of your own if none is set', async (status) => {
    const shared = await ask(marginalia, search, { status, body: '' });
    expect(shared.error).toMatchObject({
      code: 'rate_limited',
      hint: 'ask for a key of your own, and set marginalia.key to it',
    });
    const own = await ask(marginalia, { ...search, settings: { key: 'OWNOWNOWN' } }, { status, body: '' });
    expect(own.error).toMatchObject({ code: 'rate_limited', hint: null });
  });

  it('is truncated after ten pages', async () => {
    let id = 0;
    const { asked, truncations } = await ask(marginalia, search, () => ({
      body: JSON.stringify({
        results: Array.from({ length: 10 }, () => ({ url: `https://a.example/${id++}`, title: 'x' })),
      }),
    }));
    expect([asked.length, truncations.length]).toEqual([10, 1]);
  });

  survivesStrangeAnswers(marginalia, search, {
    results: [{ url: 'https://a.example', title: 'Acme', description: 'x' }],
  });
});
