import { describe, expect, it } from '@jest/globals';
import type { Answered, AnsweredEndpoint } from '../../../src/core/report/outcome.js';
import { SourceError } from '../../../src/errors.js';
import type { Report, SourceOutcome } from '../../../src/types.js';
import { assembled, type Circumstances, speaking, WEEK } from '../../support/assembled.js';
import { AS_OF, hoursAgo } from '../../support/sample-mention.js';

const REFUSED = new SourceError('rate_limited', 'asked too often', { retryAt: AS_OF, hint: 'wait' });
const BROKEN = new SourceError('bad_response', '3 of 9 lines could not be read', { readToEnd: true });
const TORN = new SourceError('bad_response', 'its gzip ends too early, behind 9 lines');

function rowOf(answer: Partial<Answered>, found: readonly unknown[] = [], given: Circumstances = {}): SourceOutcome {
  return assembled([{ name: 'forum', found, answer }], given).report.sources[0]!;
}

const endpoint = (name: string, error: SourceError | null = null): AnsweredEndpoint => ({
  endpoint: name,
  url: name,
  error,
});
const from = (name: string, given: object = {}) => speaking({ endpoint: name, ...given });

describe('the status of a source', () => {
  it.each<[string, Partial<Answered>, readonly unknown[], SourceOutcome['status']]>([
    ['it found something', {}, [speaking()], 'ok'],
    ['it found reposts only', {}, [speaking({ repostOf: '1' })], 'ok'],
    ['it gave nothing that matches', {}, [speaking({ text: 'Globex' })], 'empty'],
    ['it gave nothing', { pages: 0 }, [], 'empty'],
    ['it failed at once', { end: 'error', error: REFUSED, pages: 0 }, [], 'failed'],
    ['it failed later', { end: 'error', error: REFUSED, pages: 1 }, [speaking()], 'partial'],
    ['it failed after an empty page', { end: 'error', error: REFUSED, pages: 1 }, [], 'partial'],
    ['it was not asked', { end: 'skipped', error: REFUSED, pages: 0 }, [], 'skipped'],
    ['all its endpoints answered', { endpoints: [endpoint('a'), endpoint('b')] }, [from('a')], 'ok'],
    ['one of its endpoints failed', { endpoints: [endpoint('a'), endpoint('b', REFUSED)] }, [from('a')], 'partial'],
    ['one failed and one had nothing', { endpoints: [endpoint('a'), endpoint('b', REFUSED)], pages: 0 }, [], 'partial'],
    [
      'all its endpoints failed',
      { endpoints: [endpoint('a', REFUSED), endpoint('b', REFUSED)], pages: 0 },
      [],
      'failed',
    ],
    [
      'all failed, one after it gave something',
      { endpoints: [endpoint('a', REFUSED), endpoint('b', REFUSED)] },
      [from('a')],
      'partial',
    ],
    [
      'it was cut off when one endpoint had answered',
      { end: 'error', error: REFUSED, pages: 0, endpoints: [endpoint('a'), endpoint('b', REFUSED)] },
      [],
      'partial',
    ],
  ])('reflects its answer: %s', (_, answer, found, status) => {
    expect(rowOf(answer, found).status).toBe(status);
  });

  it('comes without metrics if the source did not answer', () => {
    for (const answer of [
      { end: 'error', pages: 0 },
      { end: 'skipped', pages: 0 },
    ] as const) {
      expect(rowOf({ ...answer, error: REFUSED, limit: 50, requests: 2 })).toEqual({
        name: 'forum',
        status: answer.end === 'error' ? 'failed' : 'skipped',
        mentions: null,
        fetched: null,
        limit: 50,
        truncated: false,
        observedFrom: null,
        newest: null,
        requests: 2,
        durationMs: 0,
        unique: null,
        error: { code: 'rate_limited', message: 'asked too often', retryAt: AS_OF, hint: 'wait' },
        staleness: null,
        found: null,
        uniqueContribution: { value: null, num: null, den: null, ci95: null },
      });
    }
  });
});

describe('how far back a source was observed', () => {
  const recent = speaking({ publishedAt: hoursAgo(10) });
  const old = speaking({ publishedAt: hoursAgo(400) });
  const undated = speaking({ publishedAt: null });
  const at = (hours: number) => Date.parse(hoursAgo(hours));
  const LIMIT = { end: 'limit' } as const;
  const WHOLE = { isNewestFirst: false, limit: null } as const;

  it.each<[string, Partial<Answered>, readonly unknown[], boolean, string | null]>([
    ['it gave all it has', {}, [recent], false, hoursAgo(168)],
    ['it gave all it has, which is nothing', {}, [], false, hoursAgo(168)],
    ['it reached its limit within the window', LIMIT, [recent], true, hoursAgo(10)],
    ['it reached its limit behind the window', LIMIT, [recent, old], false, hoursAgo(168)],
    [
      'it reached its limit just where the window begins',
      LIMIT,
      [speaking({ publishedAt: hoursAgo(168) })],
      false,
      hoursAgo(168),
    ],
    [
      'it reached its limit with what does not match',
      LIMIT,
      [recent, speaking({ text: 'x', publishedAt: hoursAgo(20) })],
      true,
      hoursAgo(20),
    ],
    ['it reached its limit and nothing has a time', LIMIT, [undated], true, null],
    ['it says that it holds more', { holdsMore: true }, [recent], true, hoursAgo(10)],
    // The gap is not at the end: only the best of each day, or comments besides articles.
    ['it says that it holds more, and reaches behind the window', { holdsMore: true }, [recent, old], true, null],
    // One of its searches ended there, another reached further back.
    ['it says since when it gave all', { holdsMore: true, completeFrom: at(20) }, [recent, old], true, hoursAgo(20)],
    ['it gave all since before', { holdsMore: true, completeFrom: at(400) }, [recent, old], false, hoursAgo(168)],
    ['it gave all never', { holdsMore: true, completeFrom: Number.POSITIVE_INFINITY }, [recent, old], true, null],
    ['it failed on the way', { end: 'error', error: REFUSED }, [recent], true, hoursAgo(10)],
    ['it failed behind the window', { end: 'error', error: REFUSED }, [recent, old], false, hoursAgo(168)],
    ['it is read whole, and was', WHOLE, [recent], false, hoursAgo(168)],
    // In no order: an old item says nothing about what was not read.
    ['it is read whole, up to a limit', { ...WHOLE, ...LIMIT }, [recent, old], true, null],
    ['it is read whole and says that it holds more', { ...WHOLE, holdsMore: true }, [recent], true, null],
    ['it is read whole and was cut off', { ...WHOLE, end: 'error', error: REFUSED }, [recent], true, null],
    ['it is read whole and breaks off', { ...WHOLE, end: 'error', error: TORN }, [recent], true, null],
    [
      'it is read whole and some lines are broken',
      { ...WHOLE, end: 'error', error: BROKEN },
      [recent],
      false,
      hoursAgo(168),
    ],
    [
      'it is read whole, and a page of it could not be read',
      { ...WHOLE, end: 'error', error: TORN },
      [recent, old],
      true,
      null,
    ],
    [
      'one of its endpoints failed',
      { ...WHOLE, endpoints: [endpoint('a'), endpoint('b', REFUSED)] },
      [recent],
      false,
      hoursAgo(168),
    ],
  ])('depends on its answer: %s', (_, answer, found, truncated, observedFrom) => {
    expect(rowOf(answer, found)).toMatchObject({ truncated, observedFrom });
  });

  it('is unknown for a truncated file even if the window is derived from it', () => {
    const row = rowOf({ ...WHOLE, ...LIMIT, limit: 2 }, [recent, old], { window: null });
    expect(row).toMatchObject({ truncated: true, observedFrom: null });
  });

  it('excludes a source from velocity and coverage if it is unknown', () => {
    const sources = [
      { name: 'a', found: [speaking(), speaking()] },
      { name: 'b', found: [speaking(), speaking(), speaking()], answer: { ...WHOLE, ...LIMIT } },
    ];
    const { volume, coverage, counts } = assembled(sources).report;
    expect(counts.mentions).toBe(5);
    expect(volume.velocityPerHour).toMatchObject({ value: 0.011905, lowerBound: true });
    expect(coverage.time).toBe(1);
  });
});

describe('the newest item of a source', () => {
  it('is the newest of all returned items, matching or not', () => {
    const found = [speaking({ publishedAt: hoursAgo(9) }), speaking({ text: 'Globex', publishedAt: hoursAgo(4) })];
    expect(rowOf({}, found)).toMatchObject({ newest: hoursAgo(4), staleness: 4 * 3600 });
  });

  it('has no negative staleness if the window lies in the past', () => {
    const window = { ...WEEK, until: new Date(hoursAgo(9)) };
    expect(rowOf({}, [speaking()], { window }).staleness).toBe(0);
  });
});

describe('mentions that only one source found', () => {
  const story = { url: 'https://news.example/a' };
  const rows = (report: Report) => report.sources.map(({ mentions, unique }) => [mentions, unique]);

  it('are unique to it', () => {
    const { report } = assembled([
      {
        name: 'a',
        found: [
          speaking({ ...story, publishedAt: hoursAgo(9) }),
          speaking(),
          speaking({ id: '7' }),
          speaking({ id: '7' }),
        ],
      },
      { name: 'b', found: [speaking(story), speaking()] },
    ]);
    expect(rows(report)).toEqual([
      [3, 2],
      [1, 1],
    ]);
  });

  it('exclude reposts and owned mentions', () => {
    const found = [speaking(), speaking({ repostOf: '1' }), speaking({ author: { handle: 'acme' } })];
    expect(rows(assembled([{ name: 'a', found }], { owned: ['@acme'] }).report)).toEqual([[1, 1]]);
  });

  it('are not required for status ok if all mentions belong to another source', () => {
    const { report } = assembled([
      { name: 'a', found: [speaking({ ...story, publishedAt: hoursAgo(9) })] },
      { name: 'b', found: [speaking(story)] },
    ]);
    expect(report.sources[1]).toMatchObject({ status: 'ok', mentions: 0, unique: 0, fetched: 1 });
  });
});

describe('the endpoints of a source', () => {
  it('are each listed with counts, status and error', () => {
    const row = rowOf({ endpoints: [endpoint('a'), endpoint('b'), endpoint('c', REFUSED), endpoint('d', BROKEN)] }, [
      from('a'),
      from('a', { text: 'Globex' }),
      from('a', { repostOf: '1' }),
      from('b', { text: 'Globex' }),
      from('d'),
    ]);
    expect(row).toMatchObject({ status: 'partial', mentions: 2, fetched: 5 });
    expect(row.error).toMatchObject({ code: 'rate_limited', message: '2 of 4 failed, the first: asked too often' });
    expect(row.endpoints).toEqual([
      { url: 'a', status: 'ok', mentions: 1, fetched: 3, error: null },
      { url: 'b', status: 'empty', mentions: 0, fetched: 1, error: null },
      { url: 'c', status: 'failed', mentions: null, fetched: null, error: expect.objectContaining({ retryAt: AS_OF }) },
      {
        url: 'd',
        status: 'partial',
        mentions: 1,
        fetched: 1,
        error: expect.objectContaining({ code: 'bad_response' }),
      },
    ]);
  });

  it('are shown by their public URL, but counted by their actual address', () => {
    const secret = 'https://ann:hush@feeds.example/';
    const row = rowOf({ endpoints: [{ endpoint: secret, url: 'https://feeds.example/', error: null }] }, [
      from(secret),
    ]);
    expect(row.endpoints).toMatchObject([{ url: 'https://feeds.example/', status: 'ok', mentions: 1, fetched: 1 }]);
  });

  it('pass on the error of the only endpoint unchanged', () => {
    const row = rowOf({ endpoints: [endpoint('a', REFUSED)], pages: 0 });
    expect(row).toMatchObject({ status: 'failed', error: { message: 'asked too often', hint: 'wait' } });
  });

  it('have counts that add up to the mentions of the source if sources share some', () => {
    const story = { url: 'https://news.example/a' };
    const { report } = assembled([
      { name: 'a', found: [speaking({ ...story, publishedAt: hoursAgo(9), endpoint: 'e' })] },
      { name: 'b', found: [from('e', story), from('e')], answer: { endpoints: [endpoint('e')] } },
    ]);
    expect(report.sources[1]).toMatchObject({ mentions: 1, endpoints: [{ mentions: 1, fetched: 2 }] });
  });

  it('are absent if a source has none', () => {
    expect(rowOf({})).not.toHaveProperty('endpoints');
  });
});

describe('the capacity of a source', () => {
  const day = (hours: number, given: object = {}) => speaking({ publishedAt: hoursAgo(hours), ...given });

  it.each<[string, Partial<Answered>, readonly unknown[], Circumstances, number, number]>([
    ['a search: the limit asked of it', { limit: 20 }, [day(1), day(2), day(30)], {}, 2, 20],
    ['a search that gives more: no more than all', { limit: 2 }, [day(1), day(2), day(3)], {}, 2, 2],
    [
      'a feed: what it held in the last day',
      { limit: null, isNewestFirst: false },
      [day(1), day(2, { text: 'Globex' }), day(30)],
      {},
      1,
      2,
    ],
    ['a search by relevance: what was asked of it', { limit: 50, isNewestFirst: false }, [day(1), day(30)], {}, 1, 50],
    [
      'a feed with a limit: the same',
      { limit: 50, isNewestFirst: false, isWhole: true },
      [day(1), day(2, { text: 'Globex' }), day(30)],
      {},
      1,
      2,
    ],
    [
      'what has no time: nothing',
      { limit: null, isNewestFirst: false },
      [day(1), speaking({ publishedAt: null })],
      {},
      1,
      1,
    ],
    [
      'a window shorter than a day: what it held in that',
      { limit: null, isNewestFirst: false },
      [day(1), day(5), day(7)],
      { window: { since: new Date(hoursAgo(6)), until: WEEK.until } },
      2,
      2,
    ],
    [
      'a file: the last day of its own',
      { limit: null, isNewestFirst: false },
      [day(100), day(110, { text: 'x' }), day(124.1)],
      { window: null },
      1,
      2,
    ],
  ])('is computed for %s', (_, answer, found, given, num, den) => {
    const { strength } = assembled([{ name: 'a', found, answer }], given).report.socialRank;
    expect(strength).toMatchObject({ num, den, basis: 'capacity' });
  });

  it('is 0 for a source that did not answer', () => {
    const { strength } = assembled([
      { name: 'a', found: [day(1)], answer: { limit: 20 } },
      { name: 'b', answer: { limit: 500, end: 'error', error: REFUSED, pages: 0 } },
      { name: 'c', answer: { limit: 500, end: 'skipped', pages: 0 } },
    ]).report.socialRank;
    expect(strength).toMatchObject({ num: 1, den: 20 });
  });
});
