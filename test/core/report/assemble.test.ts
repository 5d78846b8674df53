import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../../src/core/query/parse.js';
import { SourceError } from '../../../src/errors.js';
import { assembled, speaking, WEEK } from '../../support/assembled.js';
import { AS_OF, hoursAgo } from '../../support/sample-mention.js';

const FAILED = { end: 'error', error: new SourceError('unreachable', 'no route'), pages: 0 } as const;

/** Returns every number in a tree. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('the header of a report', () => {
  it('states the query, the window, the engine and the tool', () => {
    const query = parseQuery('  Acme   Coffee ');
    const { report } = assembled([{ name: 'a' }], { query, timezone: 'Europe/Berlin' });
    expect(report).toMatchObject({
      schema: 'socialrank.report/1',
      tool: { name: 'socialrank', version: '1.2.3' },
      query: { input: '  Acme   Coffee ', brand: 'Acme Coffee', owned: query.owned, profile: null },
      window: { since: hoursAgo(168), until: AS_OF, timezone: 'Europe/Berlin' },
      asOf: AS_OF,
      sentiment: { engine: 'sure@1', threshold: 0.05 },
      socialRank: { formula: 'sr1:0.25,0.25,0.25,0.25' },
    });
    expect(parseQuery(report.query.expression).node).toEqual(query.node);
  });

  it('is dated at the end of the window unless another time is requested', () => {
    const window = { ...WEEK, until: new Date(hoursAgo(20)) };
    const { report } = assembled([{ name: 'a', found: [speaking({ publishedAt: hoursAgo(30) })] }], {
      window,
      asOf: null,
    });
    expect(report.asOf).toBe(hoursAgo(20));
    expect(report.mentions).toMatchObject([{ seenAt: hoursAgo(20) }]);
  });

  it('derives the window from the data if none is requested', () => {
    const found = [speaking({ publishedAt: hoursAgo(900) }), speaking({ publishedAt: hoursAgo(30), text: 'Globex' })];
    const { report } = assembled([{ name: '-', found, isLocal: true }], { window: null });
    const until = new Date(Date.parse(hoursAgo(30)) + 1).toISOString();
    expect(report).toMatchObject({ window: { since: hoursAgo(900), until }, asOf: until });
    expect(report.mentions).toMatchObject([{ seenAt: until }]);
    expect(report.sources[0]).toMatchObject({ observedFrom: hoursAgo(900), staleness: 0.001 });
  });

  it.each([
    ['nothing has a time', null, [speaking({ publishedAt: null })], ['no_times']],
    ['something has', null, [speaking({ publishedAt: null }), speaking({ id: '2', text: 'tea' })], []],
    ['nothing counts', null, [speaking({ publishedAt: null, text: 'tea' })], []],
    ['a window is asked for', WEEK, [speaking({ publishedAt: null })], []],
  ])('warns that no window can be derived only if that matters: %s', (_, window, found, codes) => {
    const { report } = assembled([{ name: '-', found, isLocal: true }], { window });
    expect(report.warnings.map(({ code }) => code)).toEqual(codes);
  });

  it('does not warn of missing times if all times are later than the clock', () => {
    const found = [speaking({ publishedAt: null }), speaking({ publishedAt: hoursAgo(30) })];
    const clock = new Date(hoursAgo(40));
    const { report } = assembled([{ name: '-', found, isLocal: true }], { window: null, clock, laterIsOutside: true });
    expect(report.counts).toMatchObject({ mentions: 1, filtered: { outsideWindow: 1 } });
    expect(report.warnings).toEqual([]);
  });

  it('keeps the requested clock if the window is derived from the data', () => {
    const { report } = assembled([{ name: '-', found: [speaking({ publishedAt: hoursAgo(30) })] }], {
      window: null,
      asOf: new Date(AS_OF),
    });
    expect(report).toMatchObject({ asOf: AS_OF, window: { since: hoursAgo(30) } });
  });
});

describe('a scan without answers', () => {
  it.each([
    [
      'all failed',
      [
        { name: 'a', answer: FAILED },
        { name: 'b', answer: FAILED },
      ],
    ],
    ['all were skipped', [{ name: 'a', answer: { end: 'skipped', pages: 0 } as const }]],
    [
      'some failed, some were skipped',
      [
        { name: 'a', answer: FAILED },
        { name: 'b', answer: { end: 'skipped', pages: 0 } as const },
      ],
    ],
  ])('reports no numbers besides settings: %s', (_, sources) => {
    const { report } = assembled(sources);
    const { status, counts, socialRank, volume, sentiment, emotions, authors, engagement, top, coverage, mentions } =
      report;
    expect(status).toBe('failed');
    expect(numbersIn({ counts, authors, engagement, coverage, emotions, top, mentions })).toEqual([]);
    // Hours of the strength window, and the threshold of the engine, are settings.
    expect(numbersIn(socialRank)).toEqual([24]);
    expect(numbersIn(sentiment)).toEqual([0.05]);
    expect(numbersIn(volume)).toEqual([]);
    expect(volume.buckets).toEqual([]);
    expect(socialRank).toMatchObject({ score: null, partial: true, sentiment: { ratioText: null } });
  });
});

describe('a scan that found nothing', () => {
  it('is complete and reports counts of 0', () => {
    const { report } = assembled([{ name: 'a' }, { name: 'b' }]);
    expect(report).toMatchObject({
      status: 'complete',
      exitCode: 0,
      counts: { fetched: 0, mentions: 0 },
      mentions: [],
    });
    expect(report.volume.velocityPerHour).toMatchObject({ value: 0, ci95: [0, 0.021958] });
    expect(report.socialRank).toMatchObject({
      strength: { value: 0, num: 0, den: 200 },
      sentiment: { positive: 0, negative: 0, ratio: null, ratioText: '0:0' },
      passion: { value: null },
      reach: { value: null },
    });
    expect(report.volume.buckets.every(({ mentions }) => mentions === 0)).toBe(true);
  });
});

describe('edge cases', () => {
  it('one mention: reach is 1, passion 0, and there is no time between mentions', () => {
    const { socialRank, volume, sentiment } = assembled([{ name: 'a', found: [speaking()] }], {
      label: 'positive',
    }).report;
    expect(socialRank).toMatchObject({
      reach: { value: 1 },
      passion: { value: 0 },
      sentiment: { ratioText: '1:0', ratio: null },
    });
    expect(volume.meanMinutesBetweenMentions).toBeNull();
    expect(sentiment.netSentiment).toMatchObject({ value: 1, num: 1, den: 1 });
    expect(sentiment.netSentiment.ci95![0]).toBeLessThan(0);
  });

  it('many mentions by one author: reach is 1/N, and passion 1', () => {
    const found = Array.from({ length: 8 }, () => speaking({ author: { handle: 'ann' } }));
    const { socialRank, authors } = assembled([{ name: 'a', found }]).report;
    expect(socialRank).toMatchObject({
      reach: { value: 0.125, num: 1, den: 8 },
      passion: { value: 1, num: 1, den: 1 },
    });
    expect(authors).toMatchObject({ known: 8, unique: 1, effective: 1 });
  });

  it('no known author: neither reach nor passion, and an author coverage of 0', () => {
    const { socialRank, coverage, sentiment } = assembled([
      { name: 'a', found: [speaking({ author: {} }), speaking({ author: {} })] },
    ]).report;
    expect(socialRank).toMatchObject({ partial: true, reach: { value: null }, passion: { value: null } });
    expect([coverage.author, sentiment.nEff]).toEqual([0, 2]);
  });

  it('no known time: neither strength nor velocity, but counts', () => {
    const { counts, socialRank, volume, coverage } = assembled([
      { name: 'a', found: [speaking({ publishedAt: null })] },
    ]).report;
    expect([counts.mentions, coverage.timestamp]).toEqual([1, 0]);
    expect([socialRank.strength.value, volume.velocityPerHour.value, volume.firstMention]).toEqual([null, null, null]);
  });

  it('nothing scored: sentiment is unknown, not neutral', () => {
    const { socialRank, sentiment, coverage } = assembled([{ name: 'a', found: [speaking()] }], { label: null }).report;
    expect(socialRank.sentiment).toMatchObject({ positive: 0, neutral: 0, negative: 0, unscored: 1 });
    expect([sentiment.netSentiment.value, sentiment.n, coverage.sentiment]).toEqual([null, 0, 0]);
  });
});

describe('numbers', () => {
  it('have at most six decimals', () => {
    const found = [speaking(), speaking(), speaking({ publishedAt: null, rating: 1 / 3 })];
    const { report } = assembled([{ name: 'a', found, answer: { limit: 7 } }]);
    expect(report.coverage.timestamp).toBe(0.666667);
    expect(report.mentions!.at(-1)!.rating).toBe(0.333333);
    for (const number of numbersIn(report)) expect(Math.round(number * 1e6) / 1e6).toBe(number);
  });
});

describe('mentions', () => {
  it('are sorted newest first, undated ones last, and ties by id', () => {
    const found = [
      speaking({ id: 'c', publishedAt: null }),
      speaking({ id: 'b', publishedAt: hoursAgo(5) }),
      speaking({ id: 'a', publishedAt: hoursAgo(5) }),
      speaking({ id: 'e', publishedAt: hoursAgo(1) }),
      speaking({ id: 'd', publishedAt: null }),
    ];
    const { mentions } = assembled([{ name: 'x', found }]).report;
    expect(mentions!.map(({ id }) => id)).toEqual(['x:e', 'x:a', 'x:b', 'x:c', 'x:d']);
  });

  it('include owned mentions and reposts, which the metrics leave out', () => {
    const found = [speaking({ author: { handle: 'acme' } }), speaking({ repostOf: '1' }), speaking()];
    const { report } = assembled([{ name: 'x', found }], { owned: ['@acme'], label: 'positive' });
    expect(report.mentions).toHaveLength(3);
    expect(report.counts).toMatchObject({ mentions: 1, owned: 1, reposts: 1, filtered: { owned: 1 } });
    expect([report.socialRank.reach.den, report.sentiment.n, report.engagement.virality]).toEqual([1, 1, 1]);
  });

  it('count owned ones if requested, and still report their number', () => {
    const found = [speaking({ author: { handle: 'acme' } }), speaking()];
    const { counts, socialRank } = assembled([{ name: 'x', found }], { owned: ['@acme'], includeOwned: true }).report;
    expect(counts).toMatchObject({ mentions: 2, owned: 1, filtered: { owned: 0 } });
    expect(socialRank.reach.den).toBe(2);
  });

  it('fill the requested number of rows in the top lists', () => {
    const found = Array.from({ length: 9 }, (_, place) => speaking({ tags: [`t${place}`] }));
    expect(assembled([{ name: 'x', found }], { top: 3 }).report.top.hashtags).toHaveLength(3);
  });

  it('do not have the query among their keywords', () => {
    const found = Array.from({ length: 4 }, () => speaking({ text: 'Acme oat milk is fine' }));
    const { keywords } = assembled([{ name: 'x', found }]).report.top;
    expect(keywords.map(({ value }) => value)).toContain('oat milk');
    expect(keywords.map(({ value }) => value)).not.toContain('acme');
  });
});

describe('a mention that several sources found', () => {
  const page = 'https://blog.example/acme';

  it('belongs to one of them, but counts as found by all', () => {
    const both = speaking({ id: 'p', url: page });
    const { report } = assembled([
      { name: 'a', found: [both, speaking(), speaking()] },
      { name: 'b', found: [speaking({ id: 'q', url: page })] },
      { name: 'c', answer: FAILED },
    ]);
    expect(report.sources).toMatchObject([
      { mentions: 3, unique: 2, found: 3, uniqueContribution: { value: 0.666667, num: 2, den: 3 } },
      { mentions: 0, unique: 0, found: 1, uniqueContribution: { value: 0, num: 0, den: 3 } },
      { mentions: null, found: null, uniqueContribution: { value: null, num: null, den: null, ci95: null } },
    ]);
    expect(report.coverage.overlap).toEqual([{ a: 'a', b: 'b', mentions: 1, jaccard: 0.333333 }]);
    expect(report.coverage.unseen).toMatchObject({ routes: ['a', 'b'], first: 3, second: 1, both: 1 });
  });

  it('does not count as found if the brand itself wrote it', () => {
    const own = { url: page, author: { handle: 'acme' } };
    const { report } = assembled(
      [
        { name: 'a', found: [speaking({ id: 'p', ...own })] },
        { name: 'b', found: [speaking({ id: 'q', ...own })] },
      ],
      { owned: ['@acme'] },
    );
    expect(report.coverage.overlap).toEqual([]);
    expect(report.sources.map(({ found }) => found)).toEqual([0, 0]);
  });
});
