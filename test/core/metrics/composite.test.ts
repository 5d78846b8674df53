import { describe, expect, it } from '@jest/globals';
import { composite, EQUAL_WEIGHTS, type RankParts } from '../../../src/core/metrics/composite.js';
import { passion } from '../../../src/core/metrics/passion.js';
import { reach } from '../../../src/core/metrics/reach.js';
import { sentimentRatio } from '../../../src/core/metrics/sentiment-ratio.js';
import { strength } from '../../../src/core/metrics/strength.js';
import fc from '../../support/property.js';
import { ago, by, felt, mention, observed, times, unanswered } from './sample.js';

describe('composite', () => {
  const parts = (changes: Partial<RankParts> = {}): RankParts => {
    const scan = observed({
      mentions: [
        ...times(4, (index) => mention({ ...ago(index + 1), ...by('ann'), ...felt('positive') })),
        ...times(4, (index) => mention({ ...ago(index + 1), ...by(`b${index}`), ...felt('negative') })),
      ],
    });
    return {
      strength: strength(scan),
      sentiment: sentimentRatio(scan),
      passion: passion(scan),
      reach: reach(scan),
      ...changes,
    };
  };

  it('is the mean of the four parts, times 100, to one decimal', () => {
    // strength 8/100, tone 5/10, passion 1/5, reach 5/8
    expect(composite(parts())).toEqual({ score: 35.1, partial: false, formula: 'sr1:0.25,0.25,0.25,0.25' });
  });

  it('shrinks the sentiment of few mentions towards the middle', () => {
    const one = observed({ mentions: [mention(felt('positive'))] });
    const only = { strength: 0, sentiment: 1, passion: 0, reach: 0 };
    expect(composite(parts({ sentiment: sentimentRatio(one) }), only).score).toBe(66.7);
  });

  it('leaves out unknown parts and is then marked as partial', () => {
    const silent = sentimentRatio(observed({ mentions: [mention()] }));
    // .08, .2, .625
    expect(composite(parts({ sentiment: silent }))).toMatchObject({ score: 30.2, partial: true });
  });

  it('is null if no part is known', () => {
    const nothing = {
      strength: strength(unanswered),
      sentiment: sentimentRatio(unanswered),
      passion: passion(unanswered),
      reach: reach(unanswered),
    };
    expect(composite(nothing)).toEqual({ score: null, partial: true, formula: 'sr1:0.25,0.25,0.25,0.25' });
  });

  it('states its weights in the formula, and is null if all weights are 0', () => {
    const weights = { strength: 1, sentiment: 0, passion: 0, reach: 1 };
    // (.08 + .625) / 2
    expect(composite(parts(), weights)).toEqual({ score: 35.3, partial: false, formula: 'sr1:1,0,0,1' });
    expect(composite(parts(), { ...weights, strength: 0, reach: 0 }).score).toBeNull();
  });

  it('stays between 0 and 100', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fraction, fraction, fraction, fraction, (a, b, c, weight) => {
        const { score } = composite(
          parts({
            strength: { ...parts().strength, value: a },
            passion: { ...parts().passion, value: b },
            reach: { ...parts().reach, value: c },
          }),
          { ...EQUAL_WEIGHTS, passion: weight },
        );
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }),
      { numRuns: 30 },
    );
  });
});
