import { describe, expect, it } from '@jest/globals';
import { contributions, overlaps, type SharedMention } from '../../../src/core/metrics/overlap.js';
import { AT_95 } from '../../support/confidence.js';
import { mention, observed, source, times, unanswered } from './sample.js';

const found = (count: number) => times(count, () => mention());
const shared = (count: number, ...sources: [number, ...number[]]): SharedMention[] =>
  times(count, () => ({ publishedAt: Number.NaN, sources }));

/** Pond has 10 mentions, of which lake also found 3 and sea 1; lake has 5, of which pond also found 2. */
const SOURCES = [
  source({ name: 'pond', mentions: found(10) }),
  source({ name: 'lake', mentions: found(5) }),
  source({ name: 'sea', mentions: [] }),
  source({ name: 'well', status: 'failed' }),
];
const SHARED = [...shared(2, 0, 1), ...shared(1, 0, 1, 2), ...shared(2, 1, 0)];

describe('contributions', () => {
  it('counts what each source found and the share of all mentions that only it found', () => {
    const rows = contributions(SOURCES, SHARED, { mentions: 15, confidence: AT_95 });
    expect(rows.map(({ found }) => found)).toEqual([12, 8, 1, null]);
    expect(rows.map(({ share }) => [share.num, share.den])).toEqual([
      [7, 15],
      [3, 15],
      [0, 15],
      [null, null],
    ]);
    expect(rows[0]!.share.value).toBeCloseTo(7 / 15, 12);
  });

  it('has no share without mentions', () => {
    expect(contributions([source()], [], { mentions: 0, confidence: AT_95 })[0]).toEqual({
      found: 0,
      share: { value: null, num: 0, den: 0, ci95: null },
    });
  });
});

describe('overlaps', () => {
  it('lists pairs of sources by the number of mentions that both found', () => {
    expect(overlaps(observed({ sources: SOURCES }), SHARED)).toEqual([
      { a: 'lake', b: 'pond', mentions: 5, jaccard: 5 / 15 },
      { a: 'lake', b: 'sea', mentions: 1, jaccard: 1 / 8 },
      { a: 'pond', b: 'sea', mentions: 1, jaccard: 1 / 12 },
    ]);
  });

  it('is null if no source answered, and empty if nothing is shared', () => {
    expect(overlaps(unanswered, [])).toBeNull();
    expect(overlaps(observed(), [])).toEqual([]);
  });
});
