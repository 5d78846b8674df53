import { describe, expect, it } from '@jest/globals';
import { countedChange, type Summed, saidChange } from '../../../src/core/trend/change.js';

const opinion = (positive: number, negative: number) => ({ positive, neutral: 10, negative, unscored: 4 });
const summed = (mentions: number, hours = 24, given = opinion(0, 0)): Summed => ({ mentions, hours, opinion: given });

describe('the change from the previous window', () => {
  it('has an absolute value, a ratio and a rate ratio', () => {
    expect(countedChange('mentions', summed(30), summed(20, 12))).toEqual({
      current: 30,
      previous: 20,
      absolute: 10,
      ratio: 1.5,
      // Twice the smaller of P(X >= 30) and P(X <= 30) for n = 50 and p = 2/3, summed term by term.
      pValue: expect.closeTo(0.39282773, 8),
      currentHours: 24,
      previousHours: 12,
      rateRatio: 0.75,
    });
  });

  it('has neither a numeric ratio nor a rate ratio if the previous count is 0', () => {
    expect(countedChange('mentions', summed(5), summed(0))).toMatchObject({ ratio: 'new', rateRatio: null });
    expect(countedChange('mentions', summed(0), summed(0))).toMatchObject({ ratio: null, rateRatio: null, pValue: 1 });
  });

  it('is null if one of the windows was not observed', () => {
    const unseen = { absolute: null, ratio: null, rateRatio: null, pValue: null };
    expect(countedChange('mentions', summed(5), summed(0, 0))).toMatchObject({ current: 5, previous: null, ...unseen });
    expect(countedChange('mentions', summed(0, 0), summed(5))).toMatchObject({ current: null, previous: 5, ...unseen });
  });

  it('is significant for a large difference in net sentiment between well-judged windows', () => {
    const [many, few] = [summed(0, 24, opinion(80, 10)), summed(0, 24, opinion(40, 50))];
    const change = countedChange('net_sentiment', many, few);
    expect(change).toMatchObject({ current: 0.7, previous: -0.1, ratio: null, rateRatio: null });
    expect(change.absolute).toBeCloseTo(0.8, 12);
    // By hand: (81 - 11) / 102 minus (41 - 51) / 102, over the root of the sum of their variances.
    const variance = (p: number, g: number) => (p + g - (p - g) ** 2) / 102;
    const z = 80 / 102 / Math.sqrt(variance(81 / 102, 11 / 102) + variance(41 / 102, 51 / 102));
    expect(z).toBeGreaterThan(6);
    expect(change.pValue).toBeLessThan(1e-8);
    expect(countedChange('net_sentiment', many, many).pValue).toBe(1);
  });

  it('compares the means of the values that runs reported', () => {
    expect(saidChange([40, null, 42], [20, 21], [24, 12])).toEqual({
      current: 41,
      previous: 20.5,
      absolute: 20.5,
      ratio: 2,
      pValue: null,
      currentHours: 24,
      previousHours: 12,
      rateRatio: null,
    });
    expect(saidChange([null], [1], [24, 24])).toMatchObject({ current: null, previous: 1, absolute: null });
  });
});
