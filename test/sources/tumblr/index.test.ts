import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import tumblr from '../../../src/sources/tumblr/index.js';
import { fromPost } from '../../../src/sources/tumblr/wire.js';
import { answering, collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, not, phrase, tag, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const query = { ...sourceQuery(tag('acmecoffee')), node: phrase('Acme  Coffee') };
const search: Search = { query, ...week, settings: { key: 'CONSUMERKEY' } };

keepsTheContract(tumblr, 'tumblr/tagged.har', search, {
  emptyBody: '{"meta":{"status":200,"msg":"OK"},"response":[]}',
});
survivesStrangeAnswers(tumblr, search, {
  response: [{ id_string: '7', blog_name: 'a', timestamp: 1795163400, content: [{ type: 'text', text: 'acme' }] }],
});

const post = (id: number, at: string, more: object = {}) => ({
  id_string: String(id),
  timestamp: Date.parse(at) / 1000,
  is_blocks_post_format: true,
  content: [{ type: 'text', text: 'acme' }],
  ...more,
});
const answer = (...posts: readonly object[]) => ({ body: JSON.stringify({ response: posts }) });

describe('tumblr', () => {
  const find = async () => {
    const http = tapeHttp(tape('tumblr/tagged.har'));
    const test = testContext(tumblr, search, http);
    return { found: await collect(tumblr.search(query, test.context)), asked: http.asked };
  };

  it.each([
    ['no content', { content: undefined }],
    ['content that is called otherwise', { content: undefined, blocks: [{ type: 'text', text: 'acme' }] }],
    ['texts that are called otherwise', { content: [{ type: 'text', words: 'acme' }] }],
  ])('does not accept the tags as the only text if a post has %s', async (_, more) => {
    const strange = post(1, '2026-11-20T10:00:00Z', { tags: ['acmecoffee'], summary: 'acme', ...more });
    expect(await ask(tumblr, search, answer(strange))).toMatchObject({ error: { code: 'bad_response' } });
    const beside = await ask(tumblr, search, answer(post(2, '2026-11-13T10:00:00Z'), strange));
    expect([beside.found.map(({ id }) => id), beside.unrecognised]).toEqual([['2'], expect.arrayContaining([1])]);
  });

  it.each([
    ['asks on from the oldest time that it can read', { timestamp: 1795000000 }, 2, 0],
    ['says that there may be more where there are none', { timestamp: undefined }, 1, 1],
  ])('%s', async (_, more, times, truncated) => {
    const posts = [post(1, '2026-11-20T10:00:00Z', more), { other: 'acme' }];
    const one = { ...search, query: sourceQuery(tag('acmecoffee')) };
    const { urls, truncations } = await ask(tumblr, one, (url) =>
      answer(...(url.searchParams.get('before') === '1795000001' ? [] : posts)),
    );
    expect([urls.length, truncations.length]).toEqual([times, truncated]);
  });

  it.each([
    [401, 'auth'],
    [429, 'rate_limited'],
    [500, 'bad_response'],
  ])('treats %i inside a response as an error rather than as an empty result', async (status, code) => {
    const body = JSON.stringify({ meta: { status, msg: 'no' }, response: [] });
    expect(await ask(tumblr, search, { body })).toMatchObject({ found: [], error: { code } });
  });

  it('reports truncation if the posts of one second fill a page', async () => {
    const one = { ...search, query: sourceQuery(tag('acmecoffee')) };
    const posts = Array.from({ length: 45 }, (_, number) => post(number, '2026-11-20T10:00:00Z'));
    const older = post(99, '2026-11-20T09:00:00Z');
    const at = (count: number) => (url: URL) => {
      const before = Number(url.searchParams.get('before')) * 1000;
      const rest = [...posts.slice(0, count), older].filter(({ timestamp }) => timestamp * 1000 < before);
      return answer(...rest.slice(0, 20));
    };
    const [many, few] = [await ask(tumblr, one, at(45)), await ask(tumblr, one, at(12))];
    expect([many.found.length, many.truncations.length]).toEqual([21, 1]);
    expect([few.found.length, few.truncations]).toEqual([13, []]);
  });

  it('searches for the tag with and without spaces, and returns each post once', async () => {
    const { found, asked } = await find();
    const tags = asked.map(({ url }) => new URL(url).searchParams.get('tag'));
    expect(tags.slice(0, 2)).toEqual(['acmecoffee', 'acme coffee']);
    expect(found.map(({ id }) => id?.at(-1))).toEqual(['9', '8', '7', '6', '3', '3']);
    expect(asked.every(({ headers }) => headers?.['user-agent'] === asked[0]?.headers?.['user-agent'])).toBe(true);
  });

  it('reads blocks, with links and the alternative text of images', async () => {
    const { found } = await find();
    expect(found[0]).toEqual({
      id: '799000000000000009',
      kind: 'post',
      url: 'https://ann-9.tumblr.com/post/799000000000000009',
      title: null,
      text: 'Acme Coffee <3 & me\n\ntheir menu\n\na cup',
      author: { id: 't:ann-9', handle: 'ann-9', name: 'ann-9 brews', url: 'https://ann-9.tumblr.com' },
      publishedAt: '2026-11-21T09:00:00.000Z',
      precision: 'second',
      tags: ['acme coffee', 'Cafés'],
      links: ['https://acme.example/menu'],
      engagement: { likes: 19 },
      thread: { root: null, parent: null },
      repostOf: null,
      media: ['https://img.example/1.jpg'],
    });
    expect(found[1]).toMatchObject({ text: '#acme coffee #Cafés', media: ['https://img.example/2.jpg'] });
  });

  it('distinguishes a reblog without additions from one with a text of its own', async () => {
    const { found } = await find();
    const root = '799000000000000001';
    expect(found.slice(2, 4).map(({ text, thread, repostOf }) => ({ text, thread, repostOf }))).toEqual([
      { text: 'Acme Coffee is the best', thread: { root, parent: '799000000000000002' }, repostOf: root },
      { text: 'Acme Coffee is the best\n\nso true', thread: { root, parent: '799000000000000002' }, repostOf: null },
    ]);
  });

  it('recognises a reblog even if the original blog is gone', () => {
    const content = [{ type: 'text', text: 'acme tea' }];
    const trail = [
      { broken_blog_name: 'gone', content },
      { content: [], post: { id: '799000000000000007' } },
    ];
    const found = fromPost({ ...post(1, '2026-11-20T10:00:00Z'), content: [], is_blocks_post_format: true, trail });
    expect(found).toMatchObject({ text: 'acme tea', repostOf: '799000000000000007' });
  });

  it('reads the question of a poll', () => {
    const content = [{ type: 'poll', question: 'Is acme tea any good?', answers: [{ answer_text: 'yes' }] }];
    expect(fromPost({ ...post(1, '2026-11-20T10:00:00Z'), content })?.text).toBe('Is acme tea any good?');
  });

  it('reads the HTML of posts from before there were blocks', async () => {
    const { found } = await find();
    expect(found[4]).toMatchObject({
      id: '179779160723',
      title: 'Acme & co',
      text: 'I like them',
      links: ['https://acme.example/'],
    });
  });

  it.each([
    ['of the number that lost its digits not one', { id: 706888475865137200, id_string: '706888475865137152' }],
    ['of the address where nothing else is left', { id: 706888475865137200, id_string: undefined }],
  ])('reads the exact id: %s', (_, ids) => {
    const url = 'https://ann.tumblr.com/post/706888475865137152';
    expect(fromPost({ ...post(1, '2026-11-20T10:00:00Z'), ...ids, post_url: url })?.id).toBe('706888475865137152');
  });

  it('continues at the oldest second of the last page, or at the time a post was featured', async () => {
    const pages = [
      answer(post(9, '2026-11-20T10:00:00Z'), post(8, '2026-11-20T09:00:00Z')),
      answer(
        post(8, '2026-11-20T09:00:00Z'),
        post(7, '2026-11-10T09:00:00Z', { featured_timestamp: Date.parse('2026-11-19T09:00:00Z') / 1000 }),
      ),
      answer(),
    ];
    const { urls, found } = await ask(tumblr, { ...search, query: sourceQuery(tag('acme')) }, () => pages.shift()!);
    const before = urls.map(({ searchParams }) => Number(searchParams.get('before')) * 1000);
    expect(before.map((at) => new Date(at).toISOString())).toEqual([
      '2026-11-21T12:00:00.000Z',
      '2026-11-20T09:00:01.000Z',
      '2026-11-19T09:00:01.000Z',
    ]);
    expect(found).toHaveLength(3);
  });

  it('gets past a second that fills a page', async () => {
    const crowded = answer(post(9, '2026-11-20T10:00:00Z'), post(8, '2026-11-20T10:00:00Z'));
    const pages = [crowded, crowded, answer(post(7, '2026-11-20T09:00:00Z')), answer(), answer()];
    const { found, asked } = await ask(tumblr, { ...search, query: sourceQuery(tag('acme')) }, () => pages.shift()!);
    expect([found.length, asked.length]).toEqual([3, 4]);
  });

  it.each([
    ['of the hour', { 'x-ratelimit-perhour-reset': '60' }, '2026-11-21T12:01:00.000Z'],
    [
      'of the day where that is used up',
      {
        'x-ratelimit-perhour-remaining': '12',
        'x-ratelimit-perhour-reset': '60',
        'x-ratelimit-perday-remaining': '0',
        'x-ratelimit-perday-reset': '3600',
      },
      '2026-11-21T13:00:00.000Z',
    ],
    ['nowhere', {}, null],
  ])('sets the retry time after a 429 to the reset: %s', async (_, headers, retryAt) => {
    const body = '{"meta":{"status":429,"msg":"Limit Exceeded"},"response":[]}';
    const { error } = await ask(tumblr, search, { status: 429, headers, body });
    expect(error).toMatchObject({ code: 'rate_limited', retryAt });
  });

  it('reports a rejected key with a hint that names the setting', async () => {
    const { error } = await ask(tumblr, search, { status: 401, body: '{"meta":{"status":401}}' });
    expect(error).toMatchObject({ code: 'auth', hint: expect.stringContaining('tumblr.key') });
  });

  it('reports the remaining allowance of the hour or the day, whichever is less', () => {
    const [first] = tape('tumblr/tagged.har').entries;
    const response = { ...first!.response, url: first!.url, text: () => '', json: () => null };
    expect(tumblr.allowance?.(response)).toEqual({ remaining: 995, resetsAt: '2026-11-21T12:50:00.000Z' });
  });

  it('searches for a tag with spaces only if the query contains it like that', () => {
    const tagsFor = (node: typeof query.node) => {
      const one = { ...sourceQuery(tag('acmecoffee')), node };
      const { context } = testContext(tumblr, { ...search, query: one }, answering({ body: '' }));
      return tumblr.requests(one, context).map((request) => request.query);
    };
    expect(tagsFor(and(phrase('Acme-Coffee'), word('x')))).toEqual(['acmecoffee']);
    expect(tagsFor(and(phrase('acme coffee'), not(phrase('iced tea'))))).toEqual(['acmecoffee', 'acme coffee']);
    expect(tagsFor({ type: 'brand', text: 'Acme, Coffee', exact: false })).toEqual(['acmecoffee', 'acme coffee']);
  });
});

const corpora = process.env['SOCIALRANK_CORPORA'];
if (corpora === undefined) {
  it('skipped: SOCIALRANK_CORPORA is not set', () => {});
} else {
  it('reads real posts', () => {
    const read = (name: string) =>
      fromPost(JSON.parse(readFileSync(`${corpora}/payloads/tumblr/${name}`, 'utf8')) as unknown);
    expect(read('post-legacy-text.json')).toMatchObject({
      id: '179779160723',
      title: 'test text',
      text: 'test text',
      publishedAt: '2018-11-05T05:13:20.000Z',
      engagement: { likes: 0 },
    });
    // It was captured without its content and its tags: nothing is left that could be a mention.
    expect(read('post-npf-partial.json')).toBeNull();
  });
}
