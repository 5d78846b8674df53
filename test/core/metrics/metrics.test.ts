import { describe, expect, it } from '@jest/globals';
import { authorSummary } from '../../../src/core/metrics/author-summary.js';
import { composite } from '../../../src/core/metrics/composite.js';
import { coverage } from '../../../src/core/metrics/coverage.js';
import { emotionShares } from '../../../src/core/metrics/emotion-shares.js';
import { engagementTotals } from '../../../src/core/metrics/engagement.js';
import type { Observed } from '../../../src/core/metrics/observed.js';
import { overlaps } from '../../../src/core/metrics/overlap.js';
import { passion } from '../../../src/core/metrics/passion.js';
import { reach } from '../../../src/core/metrics/reach.js';
import { sentimentRatio } from '../../../src/core/metrics/sentiment-ratio.js';
import { sentimentSummary } from '../../../src/core/metrics/sentiment-summary.js';
import { strength } from '../../../src/core/metrics/strength.js';
import { top } from '../../../src/core/metrics/top.js';
import type { ReadKeywords } from '../../../src/core/metrics/top-keywords.js';
import { unseenMentions } from '../../../src/core/metrics/unseen.js';
import { volume } from '../../../src/core/metrics/volume.js';
import { rounded } from '../../../src/core/round.js';
import { reportSchema } from '../../../src/schema/report.js';
import fc from '../../support/property.js';
import { ago, mention, observed, times, unanswered } from './sample.js';
import { scanned } from './scanned.js';

const readKeywords: ReadKeywords = ({ text }, visit) => {
  for (const word of text.split(' ')) visit(word, false);
};

/** Computes all sections of a report that `core/metrics` is responsible for. */
function sections(scan: Observed, threshold: number | null = 0.1) {
  const parts = {
    strength: strength(scan),
    sentiment: sentimentRatio(scan),
    passion: passion(scan),
    reach: reach(scan),
  };
  return rounded({
    socialRank: { ...composite(parts), ...parts },
    volume: volume(scan),
    sentiment: sentimentSummary(scan, { name: 'pondering', version: '1', threshold }),
    emotions: emotionShares(scan),
    authors: authorSummary(scan),
    engagement: engagementTotals(scan),
    top: top(scan, { rows: 5, readKeywords }),
    coverage: { ...coverage(scan), overlap: overlaps(scan, []), unseen: unseenMentions(scan, []) },
  });
}

const shape = reportSchema
  .pick({
    socialRank: true,
    volume: true,
    sentiment: true,
    emotions: true,
    authors: true,
    engagement: true,
    top: true,
    coverage: true,
  })
  .strict();

/** Yields every value in a tree of objects. */
function* within(value: unknown): Generator<unknown> {
  yield value;
  if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) yield* within(member);
}

describe('the sections of a report', () => {
  it('match the published schema for any scan', () => {
    fc.assert(fc.property(scanned, (scan) => expect(shape.parse(sections(scan))).toEqual(sections(scan))));
    expect(shape.parse(sections(unanswered))).toEqual(sections(unanswered));
  });

  it('contain only finite numbers, and ratios equal to num/den within their intervals', () => {
    fc.assert(
      fc.property(scanned, fc.constantFrom(null, 0, 0.05, 0.5), (scan, threshold) => {
        for (const value of within(sections(scan, threshold))) {
          expect(value).not.toBe(undefined);
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
          if (typeof value !== 'object' || value === null || !('den' in value)) continue;
          const ratio = value as { value: number | null; num: number; den: number; ci95: [number, number] | null };
          if (ratio.value === null) {
            expect(ratio.ci95).toBeNull();
            continue;
          }
          expect(ratio.value).toBeCloseTo(ratio.num / ratio.den, 5);
          expect(ratio.value).toBeGreaterThanOrEqual(-1);
          expect(ratio.value).toBeLessThanOrEqual(1);
          if (ratio.ci95 === null) continue;
          expect(ratio.ci95[0]).toBeLessThanOrEqual(ratio.value);
          expect(ratio.ci95[1]).toBeGreaterThanOrEqual(ratio.value);
          expect(ratio.ci95[0]).toBeGreaterThanOrEqual(-1);
          expect(ratio.ci95[1]).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('do not depend on the order of the mentions', () => {
    fc.assert(
      fc.property(
        scanned.chain((scan) =>
          fc.tuple(fc.constant(scan), fc.shuffledSubarray([...scan.mentions], { minLength: scan.mentions.length })),
        ),
        ([scan, mentions]) => {
          const sources = scan.sources.map((one, place) => (place === 0 ? { ...one, mentions } : one));
          expect(sections({ ...scan, sources, mentions })).toEqual(sections(scan));
        },
      ),
    );
  });

  it('have counts that agree with each other', () => {
    fc.assert(
      fc.property(scanned, (scan) => {
        const { sentiment, socialRank, authors, volume: found } = sections(scan);
        const { positive, neutral, negative, unscored } = socialRank.sentiment;
        expect(positive! + neutral! + negative!).toBe(sentiment.n);
        expect(sentiment.n! + unscored!).toBe(scan.mentions.length);
        expect(socialRank.reach).toMatchObject({ num: authors.unique, den: authors.known });
        const inWindow = scan.mentions.filter(
          ({ publishedAt }) =>
            publishedAt !== null &&
            Date.parse(publishedAt) >= scan.window.since.getTime() &&
            Date.parse(publishedAt) < scan.window.until.getTime(),
        );
        expect(found.buckets.reduce((sum, bucket) => sum + bucket.mentions, 0)).toBe(inWindow.length);
      }),
    );
  });

  it('are null throughout if no source answered', () => {
    const { volume: found, top: lists, emotions, ...rest } = sections(unanswered);
    const { reason, note } = rest.coverage.unseen;
    const said = new Set([reason, note, 'pondering@1', 'capacity', 'sr1:0.25,0.25,0.25,0.25', 0.1, 24, true]);
    for (const value of within(rest)) if (typeof value !== 'object') expect(said).toContain(value);
    expect(found.velocityPerHour).toEqual({ value: null, ci95: null, lowerBound: true });
    expect([found.buckets, emotions, ...Object.values(lists)]).toEqual([[], {}, [], [], [], [], [], []]);
  });

  it('are computed for a million mentions', () => {
    const some = times(5000, (index) =>
      mention({
        ...ago(0.02 + (index % 7000) / 50),
        author: { handle: `author${index % 2900}`, followers: index },
        sentiment: { label: index % 5 === 0 ? 'positive' : 'neutral', polarity: 0 },
        text: `tea number${index % 300}`,
        tags: ['tea'],
        emotions: index % 9 === 0 ? ['joy'] : [],
      }),
    );
    const found = sections(observed({ mentions: times(1_000_000, (index) => some[index % 5000]!) }));
    expect(found.sentiment.n).toBe(1_000_000);
    expect(found.socialRank.reach).toMatchObject({ num: 2900, den: 1_000_000 });
    expect(found.top.keywords[0]).toMatchObject({ value: 'tea', mentions: 1_000_000 });
    expect(found.volume.buckets.reduce((sum, { mentions }) => sum + mentions, 0)).toBe(1_000_000);
  });
});
