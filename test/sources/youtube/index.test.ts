import { describe, expect, it } from '@jest/globals';
import type { Found } from '../../../src/sources/source.js';
import youtube from '../../../src/sources/youtube/index.js';
import { nextDayInCalifornia } from '../../../src/sources/youtube/quota.js';
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
import { and, not, or, phrase, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const channel = 'UCbeansbeansbeansbeansbe';
const query = sourceQuery(or(phrase('acme coffee'), word('AcmeCoffee')));
const search: Search = { query, ...week, settings: { key: 'KEYKEYKEY', channels: [channel] } };
const alone: Search = { ...search, settings: { key: 'KEYKEYKEY' } };
const first = JSON.parse(new TextDecoder().decode(tape('youtube/search.har').entries[0]!.response.bytes)) as object;
const video = (id: string) => ({
  id: { videoId: id },
  snippet: { title: 'acme', channelId: channel, publishedAt: '2026-11-20T08:30:00Z' },
});
const list = (items: unknown[], nextPageToken?: string) => ({ body: JSON.stringify({ items, nextPageToken }) });
const refusal = (status: number, reason: string): Answer => ({
  status,
  body: JSON.stringify({ error: { code: status, message: 'see <a href="/x">quota</a>', errors: [{ reason }] } }),
});
/** Answers a search with one video, and the request for its comments with `comments`. */
const withComments = (details: object, comments: Answer) => (url: URL) => {
  if (isSearch(url)) return list([video('v1')]);
  if (url.pathname.endsWith('/videos')) return list([details]);
  return url.pathname.endsWith('/channels') ? list([{ id: channel }]) : comments;
};
const isSearch = (url: URL) => url.pathname.endsWith('/search');

keepsTheContract(youtube, 'youtube/search.har', search, { emptyBody: '{"items":[]}' });

describe('youtube', () => {
  survivesStrangeAnswers(youtube, alone, first);

  it('reads videos with their counts, and comments on them and on the configured channels', async () => {
    const { context } = testContext(youtube, search, tapeHttp(tape('youtube/search.har')));
    const found = await collect(youtube.search(query, context));
    expect(found.map(({ id }) => id)).toEqual(['UgA1.r1', 'UgA1', 'vid_aaaaaa1', 'vid_aaaaaa2', 'UgB1', 'vid_aaaaaa3']);
    expect(found[2]).toMatchObject({
      kind: 'video',
      url: 'https://www.youtube.com/watch?v=vid_aaaaaa1',
      title: "I tried Acme Coffee's new beans",
      text: 'Acme Coffee sent me a box.\n\nLinks below',
      author: { name: 'Ann & Bo', followers: 4500 },
      language: 'en-GB',
      tags: ['coffee', 'acme'],
      engagement: { likes: 300, replies: 2, views: 12345 },
    });
    expect(found[1]).toMatchObject({
      kind: 'comment',
      url: 'https://www.youtube.com/watch?v=vid_aaaaaa1&lc=UgA1',
      text: 'acme coffee < 3 €?',
      author: { id: 'UClover', handle: 'bean-lover' },
      engagement: { likes: 2, replies: 7 },
      thread: { root: 'vid_aaaaaa1', parent: 'vid_aaaaaa1' },
    });
    expect(found[0]).toMatchObject({ author: { name: 'Old Name' }, thread: { root: 'vid_aaaaaa1', parent: 'UgA1' } });
    expect(found[5]).toMatchObject({ title: 'Old acme coffee ad', text: 'see it', engagement: { views: null } });
  });

  it.each([
    ['says nothing of', [], [], ['details_not_read', 'details_not_read']],
    ['says nothing known of', [{ id: 'other' }], [{ id: 'other' }], ['details_not_read', 'details_not_read']],
    ['knows the videos, but no channels of', [{ id: 'v1', snippet: {}, statistics: {} }], [], ['details_not_read']],
    ['knows all of', [{ id: 'v1', snippet: {}, statistics: {} }], [{ id: channel, statistics: {} }], []],
  ])('warns only about missing details: YouTube %s what was found', async (_, videos, channels, codes) => {
    const { found, warnings } = await ask(youtube, alone, (url) => {
      if (isSearch(url)) return list([video('v1')]);
      return list(url.pathname.endsWith('/videos') ? videos : channels);
    });
    expect([found.length, warnings.map(({ code }) => code)]).toEqual([1, codes]);
  });

  it.each(['videos', 'channels'])(
    'keeps what a search found if the request for its %s is refused, and stops',
    async (things) => {
      const http = answering(({ url }) => {
        if (isSearch(new URL(url))) return list([video('v1'), video('v2')], 'p2');
        return new URL(url).pathname.endsWith(`/${things}`) ? refusal(403, 'quotaExceeded') : list([]);
      }, alone.until);
      const found: Found[] = [];
      const reading = async () => {
        for await (const page of youtube.search(query, testContext(youtube, alone, http).context)) found.push(...page);
      };
      await expect(reading()).rejects.toMatchObject({ code: 'quota' });
      expect([found.map(({ id }) => id), http.asked.length]).toEqual([['v1', 'v2'], 3]);
    },
  );

  it('sends its key in a header rather than in the address', async () => {
    const { asked } = await ask(youtube, alone, list([]));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers).toEqual({ 'x-goog-api-key': 'KEYKEYKEY' });
    expect(asked[0]?.url).not.toContain('KEYKEYKEY');
  });

  it.each([
    ['alternatives with a bar', or(word('a'), phrase('b c')), 'a | "b c"'],
    ['no exclusions', and(word('acme'), not(word('tea'))), 'acme'],
  ])('searches for %s', (_, node, text) => {
    const { context } = testContext(youtube, { ...alone, query: sourceQuery(node) }, answering({ body: '' }));
    expect(youtube.requests(sourceQuery(node), context).map((request) => request.query)).toEqual([text]);
  });

  it.each(['videos', 'channels'])('fails if none of its %s is recognised', async (name) => {
    const { error } = await ask(youtube, alone, (url) => {
      if (isSearch(url)) return list([video('v1')]);
      return list(url.pathname.endsWith(name) ? [{ key: 'v1' }] : []);
    });
    expect(error).toMatchObject({ message: `no ${name} can be recognised in what YouTube answered` });
  });

  it('is truncated after ten pages, which is some five hundred videos', async () => {
    let page = 0;
    const { truncations, urls } = await ask(youtube, alone, (url) => {
      if (!isSearch(url)) return list([]);
      page += 1;
      return list([video(`v${page}`)], `t${page}`);
    });
    expect([urls.filter(isSearch).length, truncations.length]).toEqual([10, 1]);
  });

  it.each([
    ['closed', refusal(403, 'commentsDisabled')],
    ['gone', refusal(404, 'videoNotFound')],
    ['not for everybody', refusal(403, 'forbidden')],
  ])('skips comments that are %s without a warning', async (_, answer) => {
    const details = { id: 'v1', statistics: { commentCount: '5' } };
    const { found, error, warnings } = await ask(youtube, alone, withComments(details, answer));
    expect([error, found.map(({ id }) => id), warnings]).toEqual([null, ['v1'], []]);
  });

  it.each([
    ['failed', { status: 500, body: '' }],
    ['cost more than there was', refusal(403, 'quotaExceeded')],
  ])('warns about comments that %s', async (_, answer) => {
    const details = { id: 'v1', statistics: { commentCount: '5' } };
    const { found, error, warnings } = await ask(youtube, alone, withComments(details, answer));
    expect([error, found.map(({ id }) => id), warnings.map(({ code }) => code)]).toEqual([
      null,
      ['v1'],
      ['comments_not_read'],
    ]);
  });

  it.each([
    [2, 2, 0],
    [2, 7, 1],
  ])('with %d replies of %d to a comment reports truncation %d times', async (given, total, times) => {
    const comment = (id: string) => ({ id, snippet: { textOriginal: 'acme', publishedAt: '2026-11-20T09:00:00Z' } });
    const thread = {
      snippet: { videoId: 'v1', totalReplyCount: total, topLevelComment: comment('c') },
      replies: { comments: Array.from({ length: given }, (_reply, index) => comment(`c.${index}`)) },
    };
    const details = { id: 'v1', statistics: { commentCount: '5' } };
    const { found, truncations } = await ask(youtube, alone, withComments(details, list([thread])));
    expect([found.length, truncations.length]).toEqual([given + 2, times]);
  });

  it('reads comments on the most discussed videos up to the maximum, and reports truncation', async () => {
    const ids = ['v1', 'v2', 'v3'];
    const details = ids.map((id, index) => ({ id, statistics: { commentCount: String(index + 1) } }));
    const { urls, truncations } = await ask(
      youtube,
      { ...alone, settings: { key: 'KEYKEYKEY', commentVideos: '2' } },
      (url) => {
        if (isSearch(url)) return list(ids.map(video));
        return list(url.pathname.endsWith('/videos') ? details : []);
      },
    );
    expect(urls.map((url) => url.searchParams.get('videoId')).filter((id) => id !== null)).toEqual(['v3', 'v2']);
    expect(truncations).toHaveLength(1);
  });

  it('warns about a channel whose comments cannot be read', async () => {
    const { warnings, error } = await ask(youtube, search, (url) =>
      url.searchParams.has('allThreadsRelatedToChannelId') ? refusal(404, 'channelNotFound') : list([]),
    );
    expect([error, warnings.map(({ code }) => code)]).toEqual([null, ['channel_not_read']]);
  });

  it.each([
    ['channels', { channels: ['@acme'] }],
    ['commentVideos', { commentVideos: 'all' }],
    ['dailySearches', { dailySearches: 'many' }],
  ])('rejects an invalid value of %s', async (name, settings) => {
    const { error, asked } = await ask(youtube, { ...alone, settings: { key: 'KEYKEYKEY', ...settings } }, list([]));
    expect([error, asked]).toMatchObject([
      { code: 'needs_config', message: expect.stringContaining(`youtube.${name}`) },
      [],
    ]);
  });
});

describe('a list that is missing from a response of youtube', () => {
  const body = '{"kind":"youtube#channelListResponse","pageInfo":{"totalResults":0,"resultsPerPage":5}}';

  it('is read as empty if the total is zero, as for a closed channel', async () => {
    const { found, error, warnings } = await ask(youtube, alone, (url) => {
      if (isSearch(url)) return list([video('v1')]);
      return url.pathname.endsWith('/channels') ? { body } : list([{ id: 'v1' }]);
    });
    expect([error, found.map(({ id }) => id), warnings.map(({ code }) => code)]).toEqual([
      null,
      ['v1'],
      ['details_not_read'],
    ]);
  });

  it('is an error if the total is not zero', async () => {
    const { error } = await ask(youtube, alone, { body: body.replace(':0', ':1') });
    expect(error).toMatchObject({ code: 'bad_response' });
  });
});

describe('the daily quota of youtube', () => {
  const spent = (searches: number, day = '2026-11-21') => ({ searches: `${day} ${searches}` });

  it('is counted across runs, with one search per page', async () => {
    const { cached, context } = await ask(youtube, { ...alone, cache: spent(7) }, list([]));
    expect(cached.get('searches')).toBe('2026-11-21 8');
    expect(await youtube.quota?.(context)).toEqual({
      unit: 'searches',
      used: 8,
      limit: 100,
      resetsAt: '2026-11-22T08:00:00.000Z',
    });
  });

  it('prevents all requests once it is used up', async () => {
    const { error, asked } = await ask(youtube, { ...alone, cache: spent(100) }, list([]));
    expect([error, asked]).toMatchObject([{ code: 'quota', retryAt: '2026-11-22T08:00:00.000Z' }, []]);
  });

  it('truncates a search if it runs out on the way', async () => {
    const { truncations, error, found } = await ask(youtube, { ...alone, cache: spent(99) }, (url) =>
      isSearch(url) ? list([video('v1')], 't1') : list([]),
    );
    expect([error, found.length, truncations.length]).toEqual([null, 1, 1]);
  });

  it('is reset at midnight in California', async () => {
    const { error } = await ask(youtube, { ...alone, cache: spent(100, '2026-11-20') }, list([]));
    expect(error).toBeNull();
  });

  it.each([
    ['2026-11-21T12:00:00Z', '2026-11-22T08:00:00.000Z'],
    ['2026-07-01T06:59:59Z', '2026-07-01T07:00:00.000Z'],
    ['2026-03-08T09:00:00Z', '2026-03-09T07:00:00.000Z'],
    ['2026-11-01T08:00:00Z', '2026-11-02T08:00:00.000Z'],
  ])('is reset after %s at %s', (now, expected) => {
    expect(nextDayInCalifornia(new Date(now))).toBe(expected);
  });

  it('is recorded as used up for later runs if Google reports that', async () => {
    const { error, cached } = await ask(youtube, alone, refusal(403, 'quotaExceeded'));
    expect(error).toMatchObject({ code: 'quota', retryAt: '2026-11-22T08:00:00.000Z' });
    expect(cached.get('searches')).toBe('2026-11-21 100');
  });

  const exhausted = (limit: string, details: unknown[] = []): Answer => ({
    status: 429,
    body: JSON.stringify({
      error: {
        code: 429,
        message: `Quota exceeded for quota metric 'Search Queries' and limit '${limit}' of service 'youtube.example'.`,
        errors: [{ domain: 'global', reason: 'rateLimitExceeded' }],
        status: 'RESOURCE_EXHAUSTED',
        details,
      },
    }),
  });

  it.each<[string, Answer]>([
    ['in words', exhausted('Search Queries per day')],
    [
      'as a unit',
      exhausted('Searches', [{ reason: 'RATE_LIMIT_EXCEEDED', metadata: { quota_unit: '1/d/{project}' } }]),
    ],
  ])('is used up if Google answers 429 and names the day %s', async (_, answer) => {
    const { error, cached } = await ask(youtube, alone, answer);
    expect(error).toMatchObject({ code: 'quota', retryAt: '2026-11-22T08:00:00.000Z' });
    expect(cached.get('searches')).toBe('2026-11-21 100');
  });

  it.each<[string, Answer, object]>([
    ['asked too often', refusal(403, 'rateLimitExceeded'), { code: 'rate_limited' }],
    ['asked too often in a minute', exhausted('Search Queries per minute'), { code: 'rate_limited' }],
    ['given a wrong key', refusal(400, 'keyInvalid'), { code: 'auth' }],
    [
      'given a wrong key, in newer words',
      {
        status: 400,
        body: '{"error":{"code":400,"status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}',
      },
      { code: 'auth' },
    ],
    ['not enabled', refusal(403, 'accessNotConfigured'), { code: 'auth' }],
    ['refusing in its old way', { status: 403, body: '{"error":"error message"}' }, { code: 'auth' }],
  ])('is distinguished from the error of being %s', async (_, answer, expected) => {
    expect((await ask(youtube, alone, answer)).error).toMatchObject(expected);
  });
});
