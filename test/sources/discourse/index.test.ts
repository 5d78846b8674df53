import { describe, expect, it } from '@jest/globals';
import discourse from '../../../src/sources/discourse/index.js';
import {
  type Answer,
  answering,
  collect,
  type Search,
  sourceQuery,
  tapeHttp,
  testContext,
} from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, from, not, phrase, tag, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const query = sourceQuery(phrase('acme coffee'), word('AcmeCoffee'));
const search: Search = { query, ...week, settings: { sites: ['forum.example', 'https://beans.example/talk'] } };
const emptyBody = '{"posts":[],"users":[],"grouped_search_result":{"more_full_page_results":null,"error":null}}';
const first = JSON.parse(new TextDecoder().decode(tape('discourse/search.har').entries[0]!.response.bytes)) as object;

keepsTheContract(discourse, 'discourse/search.har', search, { emptyBody });

describe('discourse', () => {
  survivesStrangeAnswers(discourse, search, first);

  it('reads posts of several forums with their topics', async () => {
    const { context } = testContext(discourse, search, tapeHttp(tape('discourse/search.har')));
    const found = await collect(discourse.search(query, context));
    expect(found.map(({ id }) => id)).toEqual([
      'forum.example/t/41/5',
      'forum.example/t/42/1',
      'beans.example/t/8/1',
      'forum.example/t/43/2',
    ]);
    expect(found[0]).toMatchObject({
      kind: 'comment',
      url: 'https://forum.example/t/which-beans/41/5',
      title: null,
      text: '...I asked Acme Coffee & they answered...',
      tags: ['coffee'],
      engagement: { likes: 4, replies: null, views: null },
      thread: { root: 'forum.example/t/41/1', parent: 'forum.example/t/41/1' },
    });
    expect(found[1]).toMatchObject({
      kind: 'post',
      title: 'Acme Coffee machine leaks',
      text: 'My Acme Coffee machine leaks if water < 1 l',
      author: { id: 'forum.example/ann_t', handle: 'ann_t', name: null, url: 'https://forum.example/u/ann_t' },
      engagement: { likes: 4, replies: 5, views: 77 },
    });
    expect(found[2]).toMatchObject({
      url: 'https://beans.example/talk/t/bonjour/8/1',
      origin: { name: 'beans.example', url: 'https://beans.example/talk/' },
    });
    expect(found[3]?.tags).toEqual(['talk']);
  });

  it.each<[string, unknown, string[]]>([
    ['are there', [{ id: 7, title: 'Beans', slug: 'beans' }], []],
    ['are there for some', [{ id: 8, title: 'Beans', slug: 'beans' }], []],
    ['are not there', undefined, ['topics_not_read']],
    ['have other names', [{ id: 7, headline: 'Beans', slug: 'beans' }], ['topics_not_read']],
    ['have other ids', [{ topic: 7, title: 'Beans', slug: 'beans' }], ['topics_not_read']],
  ])('warns if topics cannot be read: topics of posts %s', async (_, topics, codes) => {
    const posts = [7, 8].map((topic) => ({ topic_id: topic, post_number: 2, blurb: 'acme coffee' }));
    const only = { ...search, query: sourceQuery(word('acme')), settings: { sites: ['forum.example'] } };
    const { found, warnings } = await ask(discourse, only, { body: JSON.stringify({ posts, topics }) });
    expect([found.length, warnings.map(({ code }) => code)]).toEqual([2, codes]);
  });

  it('reports truncation if more is announced but the same page is returned again', async () => {
    const posts = [{ topic_id: 7, post_number: 2, blurb: 'acme', created_at: '2026-11-20T10:00:00Z' }];
    const topics = [{ id: 7, title: 'Beans', slug: 'beans' }];
    const body = JSON.stringify({ posts, topics, grouped_search_result: { more_full_page_results: true } });
    const only = { ...search, query: sourceQuery(word('acme')), settings: { sites: ['forum.example'] } };
    const { found, truncations } = await ask(discourse, only, { body });
    expect(found).toHaveLength(1);
    expect(truncations).toEqual([expect.stringContaining('forum.example returns the same page again')]);
  });

  it.each([
    ['words in quotes', word('acme'), '"acme"'],
    ['no exclusions', and(word('acme'), not(word('tea'))), '"acme"'],
    ['an author', and(word('acme'), from('ann_t')), '"acme" @ann_t'],
    ['an author alone', from('@ann_t'), '@ann_t'],
  ])('is searched for %s', (_, node, text) => {
    const { context } = testContext(discourse, { ...search, query: sourceQuery(node) }, answering({ body: '' }));
    const [request] = discourse.requests(sourceQuery(node), context);
    expect(request?.query).toBe(`${text} after:2026-11-12 before:2026-11-23 order:latest`);
  });

  it.each([
    ['a tag, which is searched as a word before', tag('acme')],
    ['an account that cannot be there', from('a b')],
  ])('is not searched for %s', (_, node) => {
    const { context } = testContext(discourse, { ...search, query: sourceQuery(node) }, answering({ body: '' }));
    expect(discourse.requests(sourceQuery(node), context)).toEqual([]);
  });

  const one = { ...search, query: sourceQuery(word('acme')), settings: { sites: ['forum.example'] } };

  it('stops after ten pages and reports truncation', async () => {
    let number = 0;
    const { urls, truncations } = await ask(discourse, one, () => {
      number += 1;
      const posts = [{ topic_id: 1, post_number: number, blurb: 'acme' }];
      return { body: JSON.stringify({ posts, grouped_search_result: { more_full_page_results: true } }) };
    });
    expect([urls.length, urls[9]?.searchParams.get('page'), truncations.length]).toEqual([10, '10', 1]);
  });

  it('stops if posts are older than the window', async () => {
    const posts = [{ topic_id: 1, post_number: 1, blurb: 'acme', created_at: '2026-11-13T08:00:00Z' }];
    const body = JSON.stringify({ posts, grouped_search_result: { more_full_page_results: true } });
    const { urls, truncations } = await ask(discourse, one, { body });
    expect([urls.length, truncations]).toEqual([1, []]);
  });

  it('sends its key only to the first forum', async () => {
    const keyed = { ...search.settings, key: 'KEYKEY', username: 'ann_t' };
    const { asked } = await ask(discourse, { ...search, settings: keyed }, { body: emptyBody });
    const keys = asked.map(({ url, headers }) => [new URL(url).host, headers?.['api-key'], headers?.['api-username']]);
    expect(keys.filter(([host]) => host === 'forum.example')).toEqual(
      Array(2).fill(['forum.example', 'KEYKEY', 'ann_t']),
    );
    expect(keys.filter(([host]) => host === 'beans.example')).toEqual(
      Array(2).fill(['beans.example', undefined, undefined]),
    );
  });

  it.each<[string, Answer, object]>([
    [
      'closed to strangers',
      { status: 403, body: '{"errors":["no"],"error_type":"not_logged_in"}' },
      { code: 'blocked', hint: expect.stringContaining('discourse.key') },
    ],
    [
      'asked too often, with the seconds to wait',
      { status: 429, body: '{"errors":["no"],"error_type":"rate_limit","extras":{"wait_seconds":9}}' },
      { code: 'rate_limited', retryAt: '2026-11-21T12:00:09.000Z' },
    ],
    [
      'not searching, with 200',
      { body: '{"posts":[],"grouped_search_result":{"error":"Your search term is too short."}}' },
      { code: 'bad_response' },
    ],
    [
      'too busy to search, with 200',
      { body: '{"posts":[],"grouped_search_result":{"error":"Too many are here at once: try again later"}}' },
      { code: 'unreachable' },
    ],
    ['of another age', { body: '[{"type":"topic","results":[]}]' }, { code: 'bad_response' }],
  ])('reports that a forum is %s', async (_, answer, expected) => {
    expect((await ask(discourse, one, answer)).error).toMatchObject(expected);
  });

  it('reports a wrong key', async () => {
    const answer = { status: 403, body: '{"errors":["no"],"error_type":"invalid_access"}' };
    const settings = { ...one.settings, key: 'KEYKEY' };
    expect((await ask(discourse, { ...one, settings }, answer)).error).toMatchObject({ code: 'auth' });
  });

  it('reports the failure of one forum and reads the others', async () => {
    const { error, endpoints } = await ask(
      discourse,
      { ...one, settings: { sites: ['http://', 'forum.example'] } },
      { body: emptyBody },
    );
    expect(error).toBeNull();
    expect(endpoints.map(({ url, error: failed }) => [url, failed?.code])).toEqual([
      ['http://', 'needs_config'],
      ['forum.example', undefined],
    ]);
  });
});
