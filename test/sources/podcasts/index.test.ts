import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import podcasts from '../../../src/sources/podcasts/index.js';
import { fromApple, fromIndex } from '../../../src/sources/podcasts/wire.js';
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
import { and, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const query = sourceQuery(and(word('acme'), word('coffee')), word('AcmeCoffee'));
const search: Search = { query, ...week };
const keyed: Search = { ...search, settings: { key: 'KEYKEYKEY', secret: 'SECRETSECRET' } };
const isIndex = (url: URL) => url.host === 'api.podcastindex.org';
const none = (url: URL): Answer => ({ body: isIndex(url) ? '{"items":[]}' : '{"results":[]}' });

keepsTheContract(podcasts, 'podcasts/search.har', search, { emptyBody: '{"results":[],"items":[]}', onePage: true });
keepsTheContract(podcasts, 'podcasts/search.har', keyed, { emptyBody: '{"results":[],"items":[]}', onePage: true });

describe('podcasts', () => {
  survivesStrangeAnswers(podcasts, keyed, {
    results: [{ trackId: 1, trackName: 'a' }],
    items: [{ id: 1, title: 'a' }],
  });

  it('sorts episodes newest first and merges those found in both directories', async () => {
    const { context, truncations } = testContext(podcasts, keyed, tapeHttp(tape('podcasts/search.har')));
    const found = await collect(podcasts.search(query, context));
    expect(found.map(({ id }) => id)).toEqual([
      'bean.example/feed.xml#12',
      'https://bean.example/?p=501',
      'b2f5ff47-4362-4eac-b1f4-d4a7b1e1a001',
      'b2f5ff47-4362-4eac-b1f4-d4a7b1e1a003',
    ]);
    expect(found[2]).toMatchObject({
      kind: 'audio',
      url: 'https://podcasts.apple.com/us/podcast/bean/id77?i=1001&uo=4',
      title: 'The best fit',
      text: 'All about Acme Coffee & co.',
      author: { name: 'Ann & Bo' },
      publishedAt: '2026-11-15T05:00:00.000Z',
      tags: ['Food'],
      origin: { name: 'Bean There', url: 'https://podcasts.apple.com/us/podcast/bean-there/id77?uo=4' },
      media: ['https://cdn.example/1001.mp3'],
    });
    expect(found[1]).toMatchObject({
      title: 'Acme Coffee – a talk',
      author: {},
      publishedAt: '2026-11-20T05:00:00.000Z',
      language: 'en-us',
    });
    expect(truncations).toEqual([]);
  });

  it('queries the Podcast Index only with a key, and signs the request', async () => {
    expect((await ask(podcasts, search, none)).urls.some(isIndex)).toBe(false);
    const { asked, error } = await ask(podcasts, keyed, none);
    expect(error).toBeNull();
    const [signed] = asked.filter(({ url }) => isIndex(new URL(url)));
    const at = String(week.until.getTime() / 1000);
    expect(signed?.headers).toEqual({
      'x-auth-key': 'KEYKEYKEY',
      'x-auth-date': at,
      authorization: createHash('sha1').update(`KEYKEYKEYSECRETSECRET${at}`).digest('hex'),
    });
    expect(asked.filter(({ url }) => !isIndex(new URL(url))).every(({ headers }) => headers === undefined)).toBe(true);
  });

  it('signs again by the clock of the server if the clock of the run differs', async () => {
    const date = 'Sat, 28 Nov 2026 12:00:00 GMT';
    const right = String(Date.parse(date) / 1000);
    const { error, asked } = await ask(podcasts, { ...keyed, query: sourceQuery(word('acme')) }, (url, { headers }) => {
      if (!isIndex(url) || headers?.['x-auth-date'] === right) return none(url);
      return { status: 401, headers: { date }, body: '{"status":"false"}' };
    });
    expect(error).toBeNull();
    expect(asked.filter(({ url }) => isIndex(new URL(url)))).toHaveLength(2);
  });

  it('reports a wrong key if the request is refused although its time is right', async () => {
    const headers = { date: 'Sat, 21 Nov 2026 12:00:00 GMT' };
    const { error, asked } = await ask(podcasts, { ...keyed, query: sourceQuery(word('acme')) }, (url) =>
      isIndex(url) ? { status: 401, headers, body: '{}' } : none(url),
    );
    expect(error).toMatchObject({ code: 'auth', hint: expect.stringContaining('podcasts.secret') });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['secret', { key: 'KEYKEYKEY' }],
    ['key', { secret: 'SECRETSECRET' }],
  ])('requires the %s as well if only the other half is set', async (missing, settings) => {
    const { error, asked } = await ask(podcasts, { ...search, settings }, none);
    expect([error, asked]).toMatchObject([
      { code: 'needs_config', message: expect.stringContaining(`podcasts.${missing}`) },
      [],
    ]);
  });

  it('is truncated if a directory returns its maximum number of results', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, id) => ({ id, trackId: id, title: 'a', trackName: 'a' }));
    const { truncations } = await ask(podcasts, { ...keyed, query: sourceQuery(word('acme')) }, (url) => ({
      body: JSON.stringify(isIndex(url) ? { items: many(1000) } : { results: many(200) }),
    }));
    expect(truncations).toHaveLength(2);
  });

  it.each([
    ['de', 'DE'],
    ['Germany', 'US'],
  ])('queries the directory of the given country, if valid: %s', (country, expected) => {
    const { context } = testContext(podcasts, { ...search, settings: { country } }, answering({ body: '' }));
    const [request] = podcasts.requests(query, context);
    expect(new URL(request!.url).searchParams.get('country')).toBe(expected);
  });
});

describe('fromApple and fromIndex', () => {
  it.each([[null], [7], [{}], [{ trackId: 1, id: 1 }], [{ trackId: {}, id: [], title: 'a', trackName: 'a' }]])(
    'return null for %j',
    (value) => {
      expect([fromApple(value), fromIndex(value)]).toEqual([null, null]);
    },
  );
});
