import { describe, expect, it } from '@jest/globals';
import webmention from '../../../src/sources/webmention/index.js';
import { collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { week } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const settings = { token: 'TOKENTOKEN', domains: ['acme.example'] };
const search: Search = { query: sourceQuery(), ...week, settings };
const EMPTY = '{"type":"feed","name":"Webmentions","children":[]}';

keepsTheContract(webmention, 'webmention/mentions.har', search, { emptyBody: EMPTY });

describe('webmention', () => {
  const onTape = async () => {
    const test = testContext(webmention, search, tapeHttp(tape('webmention/mentions.har')));
    return collect(webmention.search(search.query, test.context));
  };

  it('reads a page that links to the domain, with its links', async () => {
    const found = await onTape();
    expect(found[0]).toEqual({
      id: '801',
      kind: 'article',
      url: 'https://writer1.example/note/1',
      title: 'On Acme Coffee',
      text: 'Acme Coffee is fine, says 1 & co',
      author: { id: 'https://writer1.example/', name: 'Writer 1', url: 'https://writer1.example/' },
      publishedAt: '2026-11-21T09:00:00.000Z',
      precision: 'second',
      links: ['https://acme.example/menu', 'https://other.example/'],
      origin: { name: 'writer1.example', url: 'https://writer1.example' },
      repostOf: null,
      media: [],
      endpoint: 'acme.example',
    });
    expect(found.at(-1)).toMatchObject({ id: '1000', author: {} });
  });

  it('reads replies, reposts and bookmarks, and omits likes and private mentions', async () => {
    const found = await onTape();
    const kinds = ['802', '803', '804'].map((id) => found.find((one) => one.id === id)?.kind);
    expect(kinds).toEqual(['comment', 'post', 'bookmark']);
    expect(found.find(({ id }) => id === '803')?.repostOf).toBe('https://acme.example/menu');
    expect(found.find(({ id }) => id === '804')).toMatchObject({
      text: 'Acme Coffee menu',
      publishedAt: '2026-11-21T09:33:00.000Z',
    });
    expect(found.filter(({ id }) => id === '805' || id === '806')).toEqual([]);
    expect(found).toHaveLength(99);
  });

  it('queries the whole account without a domain, and accepts an address as a domain', async () => {
    const all = await ask(webmention, { ...search, settings: { token: 'TOKENTOKEN' } }, { body: EMPTY });
    expect(all.urls.map(({ searchParams }) => searchParams.get('domain'))).toEqual([null]);
    const one = await ask(
      webmention,
      { ...search, settings: { token: 'T', domains: ['https://acme.example/x'] } },
      { body: EMPTY },
    );
    expect(one.urls.map(({ searchParams }) => searchParams.get('domain'))).toEqual(['acme.example']);
  });

  it.each([400, 401])('reports a wrong token if the status is %i', async (status) => {
    const { error } = await ask(webmention, search, { status, body: '{"error":"invalid_token"}' });
    expect(error).toMatchObject({ code: 'auth', hint: expect.stringContaining('webmention.io/settings') });
  });

  survivesStrangeAnswers(webmention, search, {
    children: [{ 'wm-id': 1, url: 'https://a.example', content: { html: '<p>acme' }, author: { name: 'x', url: 'y' } }],
  });
});
