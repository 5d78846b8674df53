import { describe, expect, it } from '@jest/globals';
import { emotionShares } from '../../../src/core/metrics/emotion-shares.js';
import { by, felt, mention, observed, times, unanswered } from './sample.js';

describe('emotionShares', () => {
  it('is {} if no mention has an emotion', () => {
    expect(emotionShares(unanswered)).toEqual({});
    expect(emotionShares(observed({ mentions: [mention(felt('neutral'))] }))).toEqual({});
  });

  it('is relative to the judged mentions and can sum to more than 1', () => {
    const found = emotionShares(
      observed({
        mentions: [
          mention({ ...felt('positive'), emotions: ['joy', 'surprise'] }),
          mention({ ...felt('positive'), emotions: ['joy', 'joy'] }),
          mention({ ...felt('negative'), emotions: ['anger', 'surprise'] }),
          mention(felt('neutral')),
          mention(),
        ],
      }),
    );
    expect(Object.keys(found)).toEqual(['anger', 'joy', 'surprise']);
    expect(found['joy']).toMatchObject({ value: 0.5, num: 2, den: 4 });
    expect(found['anger']).toMatchObject({ value: 0.25, num: 1, den: 4 });
    expect(found['joy']!.ci95![0]).toBeCloseTo(0.150039, 6);
    expect(found['joy']!.ci95![1]).toBeCloseTo(0.849961, 6);
  });

  it('counts one author as one voice in the interval', () => {
    const found = emotionShares(
      observed({ mentions: times(40, () => mention({ ...by('ann'), ...felt('positive'), emotions: ['joy'] })) }),
    );
    expect(found['joy']).toMatchObject({ value: 1, num: 40, den: 40 });
    expect(found['joy']!.ci95![0]).toBeCloseTo(0.206549, 6);
  });

  it('handles an emotion named __proto__', () => {
    const found = emotionShares(observed({ mentions: [mention({ emotions: ['__proto__'] })] }));
    expect(Object.keys(found)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
  });
});
