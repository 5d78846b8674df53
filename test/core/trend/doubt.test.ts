import { describe, expect, it } from '@jest/globals';
import type { Bucket } from '../../../src/core/trend/bucket.js';
import type { Detected, Incidence } from '../../../src/core/trend/detector.js';
import { doubtOf } from '../../../src/core/trend/doubt.js';

const bucket: Bucket = {
  start: 0,
  end: 86_400_000,
  phase: 3,
  mentions: 12,
  opinions: [],
  partial: false,
  lowerBound: false,
};
/** About twenty are expected, so two would be a dip. */
const newest = (
  given: Partial<Bucket> = {},
  expected: Detected['expected'] = { mean: 20, size: 1e6, buckets: 14 },
) => ({
  ...{ bucket: { ...bucket, ...given }, kind: null, expected, pValue: 0.2 },
});

describe('doubtOf', () => {
  it.each<[string, Detected | undefined, Incidence, ReturnType<typeof doubtOf>]>([
    ['no day is over', undefined, 'spike', 'early'],
    ['nobody saw it', newest({ mentions: null }), 'dip', 'unseen'],
    ['nothing is expected yet', newest({}, null), 'spike', 'early'],
    ['a day was seen whole', newest(), 'spike', null],
    ['part of a day may hold no spike where all of it does', newest({ partial: true }), 'spike', 'partial'],
    ['a cut day holds as many at least', newest({ lowerBound: true }), 'spike', null],
    ['enough were seen of part of a day', newest({ partial: true }), 'dip', null],
    ['few were, of part of it', newest({ mentions: 2, partial: true }), 'dip', 'partial'],
    ['few were, by a source that was cut short', newest({ mentions: 2, lowerBound: true }), 'dip', 'cut'],
    ['few were, of all of it', newest({ mentions: 2 }), 'dip', null],
    ['one is no silence', newest({ mentions: 1, partial: true }), 'silence', null],
    ['none may be one', newest({ mentions: 0, partial: true }), 'silence', 'partial'],
    ['none may be one, by a source that was cut short', newest({ mentions: 0, lowerBound: true }), 'silence', 'cut'],
    ['none is one, of all of it', newest({ mentions: 0 }), 'silence', null],
  ])('returns the reason for doubt, if any: %s', (_, detected, kind, doubt) => {
    expect(doubtOf(detected, kind)).toBe(doubt);
  });
});
