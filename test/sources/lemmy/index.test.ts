import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../../src/core/query/parse.js';
import lemmy from '../../../src/sources/lemmy/index.js';
import { fromView } from '../../../src/sources/lemmy/wire.js';
import type { QueryNode } from '../../../src/sources/source.js';
import { answering, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, lang, phrase, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const query = sourceQuery(phrase('acme coffee'));
const old: Search = { query, ...week, settings: { instances: ['lemmy.example'] } };
const next: Search = { query, ...week, settings: { instances: ['next.example'] } };

const EMPTY = '{"type_":"Posts","comments":[],"posts":[],"communities":[],"users":[]}';
keepsTheContract(lemmy, 'lemmy/v3.har', old, { emptyBody: EMPTY });
keepsTheContract(lemmy, 'lemmy/v4.har', next, { emptyBody: EMPTY });
survivesStrangeAnswers(lemmy, next, {
  posts: [{ post: { ap_id: 'https://a.example/1', name: 'a', published_at: '2026-11-20T10:00:00Z' }, creator: {} }],
  comments: [],
  next_page: 'P1',
});

describe('lemmy through API v3', () => {
  const find = async (search: Search) => {
    const http = tapeHttp(tape('lemmy/v3.har'));
    const test = testContext(lemmy, search, http);
    return { ...test, found: await collect(lemmy.search(query, test.context)), asked: http.asked };
  };

  it('merges posts and comments newest first, and reads a time without a zone as UTC', async () => {
    const { found } = await find(old);
    expect(found.map(({ id, publishedAt }) => [id, publishedAt])).toEqual([
      ['https://lemmy.example/post/4', '2026-11-21T10:00:00.191Z'],
      ['https://far.example/comment/9', '2026-11-20T18:00:00.000Z'],
      ['https://far.example/comment/8', '2026-11-20T12:00:00.000Z'],
      ['https://lemmy.example/post/3', '2026-11-20T10:00:00.191Z'],
      ['https://lemmy.example/post/1', '2026-11-12T10:00:00.000Z'],
    ]);
    expect(found[0]).toMatchObject({
      title: 'Acme Coffee, part 4',
      text: 'I like *acme coffee* 4 times',
      author: { id: 'https://lemmy.example/u/bo', handle: 'bo@lemmy.example', name: null },
      links: ['https://acme.example/menu'],
      engagement: { likes: 13, score: 11, replies: 4 },
      origin: { name: 'coffee@lemmy.example', url: 'https://lemmy.example/c/coffee' },
    });
  });

  it('threads a comment under its post, and under its parent only if that is known', async () => {
    const { found } = await find(old);
    const root = 'https://lemmy.example/post/1';
    expect(found.slice(1, 3).map(({ thread, author }) => [thread, author?.handle])).toEqual([
      [{ root, parent: null }, 'cleo@far.example'],
      [{ root, parent: root }, 'cleo@far.example'],
    ]);
  });

  it('merges the copies of a post on several instances by its URL on the home instance', async () => {
    const { found, endpoints } = await find({ ...old, settings: { instances: ['lemmy.example', 'far.example'] } });
    const ids = found.map(({ id }) => id);
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
    expect(endpoints.map(({ url, error }) => [url, error ?? null])).toEqual([
      ['far.example', null],
      ['lemmy.example', null],
    ]);
  });

  it('stops once the window is passed or there are no more pages', async () => {
    const { asked } = await find(old);
    const pages = asked
      .map(({ url }) => new URL(url).searchParams)
      .map((one) => `${one.get('type_')} ${one.get('page')}`);
    expect(pages.sort()).toEqual(['Comments 1', 'Comments 2', 'Posts 1', 'Posts 2']);
  });

  it('reads the remaining requests from the headers', () => {
    const [first] = tape('lemmy/v3.har').entries;
    const response = { ...first!.response, url: first!.url, text: () => '', json: () => null };
    expect(lemmy.allowance?.(response)).toEqual({ remaining: 58, resetsAt: '2026-11-21T12:07:00.000Z' });
  });

  it.each([
    [400, 'rate_limit_error', { 'x-ratelimit-reset': '30' }, 'rate_limited', '2026-11-21T12:00:30.000Z'],
    [429, 'too_many_requests', { 'x-ratelimit-reset': '30' }, 'rate_limited', '2026-11-21T12:00:30.000Z'],
    [429, 'too_many_requests', {}, 'rate_limited', null],
    [403, 'instance_is_private', {}, 'blocked', null],
    [401, 'not_logged_in', {}, 'blocked', null],
    [400, 'couldnt_find_post', {}, 'bad_response', null],
  ])('maps %p %s to the right error', async (status, name, headers, code, retryAt) => {
    const { error } = await ask(lemmy, old, { status, headers, body: JSON.stringify({ error: name }) });
    expect(error).toMatchObject({ code, retryAt });
  });

  it.each(['', 'two words', 'ann@lemmy.example', '///'])('rejects %j as an instance', async (instance) => {
    const { error, asked } = await ask(lemmy, { ...old, settings: { instances: [instance] } }, { body: EMPTY });
    expect([error, asked]).toEqual([expect.objectContaining({ code: 'needs_config' }), []]);
  });
});

describe('lemmy through API v4', () => {
  it('switches to it if v3 is gone, and follows its cursor', async () => {
    const http = tapeHttp(tape('lemmy/v4.har'));
    const { context } = testContext(lemmy, next, http);
    const found = await collect(lemmy.search(query, context));
    expect(found.map(({ id }) => id)).toEqual([
      'https://next.example/post/3',
      'https://far.example/comment/9',
      'https://next.example/post/2',
      'https://next.example/post/1',
    ]);
    expect(found[0]).toMatchObject({
      author: { handle: 'ann@next.example', url: 'https://next.example/u/ann' },
      publishedAt: '2026-11-21T09:00:00.500Z',
      engagement: { likes: 6, score: 5, replies: 2 },
    });
    expect(http.asked.map(({ url }) => new URL(url).pathname.slice(5, 7))).toEqual(['v3', 'v3', 'v4', 'v4', 'v4']);
  });

  it('reads the single list that it returned before its release', async () => {
    const view = { post: { ap_id: 'https://a.example/1', name: 'Acme', published_at: '2026-11-20T10:00:00Z' } };
    const body = JSON.stringify({ search: [{ type_: 'post', ...view, creator: { name: 'ann' } }] });
    const { found } = await ask(lemmy, next, ({ pathname, searchParams }) => {
      if (pathname.includes('/v3/')) return { status: 404, body: '' };
      return { body: searchParams.get('type_') === 'posts' ? body : '{"search":[]}' };
    });
    expect(found.map(({ id }) => id)).toEqual(['https://a.example/1']);
  });
});

describe('the search terms of lemmy', () => {
  it.each<[string, QueryNode, string[]]>([
    ['of several words the longest', and(word('tea'), word('espresso')), ['espresso', 'espresso']],
    ['what may be written in other ways in its parts', word('Coca-Cola'), ['Coca Cola', 'Coca Cola']],
    ['a name of letters as it is', word('H&M'), ['H&M', 'H&M']],
    ['a short name with a dash as it is', word('C-3'), ['C-3', 'C-3']],
    ['no sign of a pattern', word('50%_off'), ['50 off', '50 off']],
    ['nothing for a language alone', lang('de'), []],
  ])('are: %s', (_, node, words) => {
    const one = sourceQuery(node);
    const { context } = testContext(lemmy, { ...old, query: one }, answering({ body: '' }));
    expect(lemmy.requests(one, context).map((request) => request.query)).toEqual(words);
  });
});

describe('a search for a page', () => {
  const mill = parseQuery('link:beans.example/mill');
  const link = { ...sourceQuery(phrase('beans.example/mill')), node: mill.node };
  const post = (id: number, url: string) => ({
    post: {
      ap_id: `https://lemmy.example/post/${id}`,
      name: 'Look',
      url,
      published: '2026-11-20T10:00:00Z',
    },
    creator: { name: 'ann' },
  });

  it('also searches by URL, in every form in which it may have been posted', async () => {
    const { found, urls } = await ask(lemmy, { ...old, query: link }, ({ searchParams }) => {
      const isFirst = searchParams.get('page') === '1';
      const posts = searchParams.get('type_') === 'Url' ? [post(1, searchParams.get('q')!)] : [];
      return { body: JSON.stringify({ posts: isFirst ? posts : [], comments: [] }) };
    });
    const pages = urls.filter(({ searchParams }) => searchParams.get('type_') === 'Url');
    expect([...new Set(pages.map(({ searchParams }) => searchParams.get('q')))]).toEqual([
      'https://beans.example/mill',
      'https://www.beans.example/mill',
      'https://beans.example/mill/',
      'https://www.beans.example/mill/',
    ]);
    expect(found).toMatchObject([{ id: 'https://lemmy.example/post/1', links: ['https://beans.example/mill'] }]);
  });

  it('uses the parameters of API v4', async () => {
    const { urls } = await ask(lemmy, { ...next, query: link }, ({ pathname }) =>
      pathname.includes('/v3/') ? { status: 404, body: '' } : { body: EMPTY },
    );
    const sent = urls.filter(({ pathname }) => pathname.includes('/v4/')).map(({ searchParams }) => searchParams);
    expect(sent.map((one) => [one.get('type_'), one.get('post_url_only')])).toEqual([
      ['posts', null],
      ['comments', null],
      ...Array.from({ length: 4 }, () => ['posts', 'true']),
    ]);
  });

  it('does not search by URL for a whole site', () => {
    const site = { ...sourceQuery(phrase('beans.example')), node: parseQuery('link:beans.example').node };
    const { context } = testContext(lemmy, { ...old, query: site }, answering({ body: '' }));
    expect(lemmy.requests(site, context).map((request) => request.query)).toEqual(['beans.example', 'beans.example']);
  });
});

it('searches once for a name that is written as one word and as two', () => {
  const both = sourceQuery(word('AcmeCoffee'), phrase('Acme Coffee'), word('tea'));
  const { context } = testContext(lemmy, { ...old, query: both }, answering({ body: '' }));
  const words = lemmy.requests(both, context).map((request) => request.query);
  expect(words).toEqual(['Acme Coffee', 'Acme Coffee', 'tea', 'tea']);
});

it('reports truncation if the same page is returned again, as by software without paging', async () => {
  const creator = { name: 'ann', actor_id: 'https://a.example/u/ann' };
  const view = { post: { ap_id: 'https://a.example/1', name: 'acme', published: '2026-11-20T10:00:00Z' }, creator };
  const { found, truncations } = await ask(lemmy, old, { body: JSON.stringify({ posts: [view], comments: [] }) });
  expect(found).toHaveLength(1);
  expect(truncations).toEqual([expect.stringContaining('lemmy.example returns the same page again')]);
});

const corpora = process.env['SOCIALRANK_CORPORA'];
if (corpora === undefined) {
  it('skipped: SOCIALRANK_CORPORA is not set', () => {});
} else {
  describe('an answer of an instance', () => {
    const payload = (name: string) =>
      JSON.parse(readFileSync(`${corpora}/payloads/lemmy/${name}`, 'utf8')) as Record<string, unknown>;

    it('is parsed into a comment with its URL on the home instance', () => {
      const comment = fromView(payload('v3-comment-fragment.json'));
      expect(comment?.id).toMatch(/^https:\/\/[^/]+\/comment\/\d+$/);
      expect(comment).toMatchObject({ kind: 'comment', title: null, publishedAt: '2026-04-17T15:22:18.397Z' });
      expect(comment?.author?.handle).toMatch(/^\w+@[\w.]+$/);
      expect(comment?.thread?.parent).toBe(comment?.thread?.root);
    });

    it('is parsed into a post with its counts', () => {
      expect(fromView(payload('v3-post-view-authored.json')['post_view'])).toMatchObject({
        kind: 'post',
        engagement: { likes: 791, score: 779, replies: 58 },
        publishedAt: '2026-08-23T09:54:39.191Z',
      });
    });

    it('is reported as rate limited', async () => {
      const { error } = await ask(lemmy, old, { status: 429, body: JSON.stringify(payload('error-429.json')) });
      expect(error).toMatchObject({ code: 'rate_limited' });
    });
  });
}
