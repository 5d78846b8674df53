/** In every report, each interval lies within the same interval at a higher confidence level. */
import { describe, expect, it } from '@jest/globals';
import { compare } from '../../src/core/compare/compare.js';
import { agreement } from '../../src/core/evaluation/agreement.js';
import { comparisons } from '../../src/core/evaluation/comparison.js';
import { evaluation } from '../../src/core/evaluation/evaluation.js';
import { queryTest } from '../../src/core/judging/query-test.js';
import type { Confidence } from '../../src/core/metrics/confidence.js';
import { emotionShares } from '../../src/core/metrics/emotion-shares.js';
import type { Interval } from '../../src/core/metrics/intervals.js';
import type { Observed } from '../../src/core/metrics/observed.js';
import { sentimentSummary } from '../../src/core/metrics/sentiment-summary.js';
import { parseQuery } from '../../src/core/query/parse.js';
import { measure } from '../../src/core/report/measure.js';
import { assembled } from '../support/assembled.js';
import { AT_90, AT_95, AT_99 } from '../support/confidence.js';
import fc from '../support/property.js';
import { hoursAgo } from '../support/sample-mention.js';
import { judgedBy } from './evaluation/judged.js';
import { mention, observed, source } from './metrics/sample.js';
import { scanned } from './metrics/scanned.js';

const ENGINE = { name: 'pondering', version: '1', threshold: 0.1 };
const row = (...[negative, neutral, positive]: [number, number, number]) => ({
  negative,
  neutral,
  positive,
  unscored: 0,
});
const GOLD = { negative: row(40, 8, 2), neutral: row(5, 60, 5), positive: row(2, 10, 48) };

/** Yields every `ci95` in a tree with its path. */
function* intervalsIn(value: unknown, path = ''): Generator<readonly [path: string, ends: Interval | null]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (key === 'ci95') yield [path, member as Interval | null];
    else yield* intervalsIn(member, `${path}.${key}`);
  }
}

/** @returns the paths of the intervals that are wider at 99 % than at 90 % */
function nested(made: (confidence: Confidence) => object): readonly string[] {
  const [at90, at95, at99] = [AT_90, AT_95, AT_99].map((confidence) => new Map(intervalsIn(made(confidence)))) as [
    ...[Map<string, Interval | null>, Map<string, Interval | null>, Map<string, Interval | null>],
  ];
  expect([...at95.keys()]).toEqual([...at90.keys()]);
  expect([...at99.keys()]).toEqual([...at90.keys()]);
  const wider: string[] = [];
  for (const [path, least] of at90) {
    const [usual, most] = [at95.get(path), at99.get(path)];
    if (least === null) {
      expect([path, usual, most]).toEqual([path, null, null]);
      continue;
    }
    const lows = [most![0], usual![0], least[0]];
    const highs = [least[1], usual![1], most![1]];
    expect([path, lows]).toEqual([path, lows.toSorted((a, b) => a - b)]);
    expect([path, highs]).toEqual([path, highs.toSorted((a, b) => a - b)]);
    if (lows[0] !== lows[2] || highs[0] !== highs[2]) wider.push(path);
  }
  return wider;
}

const asked = (scan: Observed, gold: typeof GOLD | null) => ({
  nps: scan.sources.map(({ name }) => name),
  npsProxy: true,
  gold,
  // An earlier report, whose intervals were made at its own level.
  baseline: { emotions: emotionShares(scan), sentiment: sentimentSummary(scan, ENGINE), confidence: 0.95 },
});

interface Given {
  readonly gold?: typeof GOLD | null;
  /** Number of mentions that both sources found. */
  readonly shared?: number;
}

const measured =
  (scan: Observed, { gold = null, shared = 0 }: Given = {}) =>
  (confidence: Confidence) =>
    measure(
      { ...scan, confidence },
      {
        engine: ENGINE,
        top: 5,
        query: parseQuery('acme'),
        asked: asked(scan, gold),
        shared: Array.from({ length: shared }, () => ({
          publishedAt: Number.NaN,
          sources: [0, 1] as [number, number],
        })),
      },
    );

describe('confidence intervals', () => {
  it('are nested for any scan', () => {
    fc.assert(
      fc.property(scanned, (scan) => void nested(measured(scan))),
      { numRuns: 40 },
    );
  });

  it('all widen with the requested confidence level', () => {
    const spoken = Array.from({ length: 60 }, (_, n) =>
      mention({
        author: { handle: `a${n < 20 ? n % 7 : n}` },
        rating: n % 11,
        sentiment: { label: (['positive', 'neutral', 'negative'] as const)[n % 3]!, polarity: 1 - (n % 3) },
        emotions: n % 4 === 0 ? ['joy'] : [],
        publishedAt: hoursAgo(1 + n / 10),
      }),
    );
    const sources = [source({ mentions: spoken.slice(0, 40) }), source({ name: 'lake', mentions: spoken.slice(40) })];
    const wider = nested(measured(observed({ sources }), { gold: GOLD, shared: 9 }));
    expect(wider.toSorted()).toEqual(
      [
        ...['strength', 'sentiment.logOdds', 'passion', 'reach'].map((part) => `.socialRank.${part}`),
        '.volume.velocityPerHour',
        ...['netSentiment', 'netSentimentOpinionated', 'positivity', 'subjectivity', 'authorNetSentiment'].map(
          (name) => `.sentiment.${name}`,
        ),
        ...['netSentimentCorrected', 'nps', 'npsProxy'].map((name) => `.sentiment.${name}`),
        '.emotions.joy',
        '.emotions.joy.lift',
        '.authors.estimated',
        '.coverage.unseen.estimated',
      ].toSorted(),
    );
  });

  it('of sources are nested, and the report states its level', () => {
    const reportAt = (confidence: Confidence) =>
      assembled([{ name: 'pond', found: posts('acme', 9) }], { confidence }).report;
    expect(nested(reportAt)).toContain('.sources.0.uniqueContribution');
    expect([AT_90, AT_95, AT_99].map((at) => reportAt(at).confidence)).toEqual([0.9, 0.95, 0.99]);
  });

  it('of compared brands are nested, and the comparison states its level', () => {
    const compared = (confidence: Confidence) => {
      const brands = [
        ['acme', 9],
        ['globex', 5],
      ] as const;
      const reports = brands.map(([name, count]) => {
        const query = parseQuery(name);
        const label = name === 'acme' ? 'positive' : 'negative';
        return {
          query,
          report: assembled([{ name: 'pond', found: posts(name, count) }], { query, label, confidence }).report,
        };
      });
      return compare(reports, {
        ...{ sov: 'items', top: 5, includeOwned: false, readOnce: new Set(), confidence },
        expected: [0.5, 0.5],
      });
    };
    expect(nested(compared)).toEqual(
      expect.arrayContaining([
        ...['shareOfVoice', 'netSentiment', 'sovPositive', 'excessShareOfVoice'].map((name) => `.brands.1.${name}`),
        ...['.brands.1.strength', '.pairs.0', '.pairs.1'],
      ]),
    );
    expect(compared(AT_90).confidence).toBe(0.9);
  });

  it('of engines, of their comparison and of coder agreement are nested', () => {
    const [one, other] = [
      judgedBy([
        [6, 2, 1],
        [2, 7, 1],
        [1, 2, 5],
      ]),
      judgedBy([
        [4, 3, 2],
        [5, 4, 1],
        [2, 2, 4],
      ]),
    ];
    const wider = nested((confidence) => ({
      engine: evaluation(one, confidence),
      pairs: comparisons([one, other], confidence),
      coders: agreement(
        one.map(({ gold, given }) => [gold, given!]),
        confidence,
      ),
    }));
    expect(wider).toHaveLength(4 + 9 + 3 + 2);
  });

  it('of a judged sample are nested', () => {
    const query = parseQuery('acme');
    const wider = nested((confidence) => {
      const { report } = assembled([{ name: 'pond', found: posts('acme', 12) }], { query, confidence });
      const judgements = new Map(report.mentions!.map(({ id }, place) => [id, place % 3 > 0]));
      return queryTest(report, query, judgements, { size: 12, seed: 1 });
    });
    expect(wider).toContain('.precision');
  });
});

function posts(brand: string, count: number): object[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `${brand}${n}`,
    text: `${brand}, well`,
    author: { handle: `${brand}-${n}` },
    publishedAt: hoursAgo(1 + n),
  }));
}
