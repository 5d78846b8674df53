import { describe, expect, it } from '@jest/globals';
import { rate, rateWords } from '../../../src/output/words/rate-words.js';
import { UNICODE_SIGNS as SIGNS } from '../../../src/output/words/signs.js';
import { failedReport } from '../../support/sample-odd-reports.js';

describe('rateWords', () => {
  it.each([
    ['an hour', { value: 3.94, ci95: [3.64, 4.26], lowerBound: true }, '≥3.9 an hour (3.6…4.3)'],
    ['a day', { value: 0.1, ci95: [0.05, 0.2], lowerBound: false }, '2.4 a day (1.2…4.8)'],
    ['a week', { value: 0.006, ci95: null, lowerBound: false }, '1 a week'],
    ['nothing', { value: 0, ci95: [0, 0.021958], lowerBound: false }, '0 a day (0…0.5)'],
  ] as const)('chooses the unit: %s', (_, { value, ci95, lowerBound }, words) => {
    expect(rateWords({ value, ci95: ci95 === null ? null : [ci95[0], ci95[1]], lowerBound }, SIGNS)).toBe(words);
  });

  it('returns null for an unknown rate', () => {
    expect(rateWords(failedReport().volume.velocityPerHour, SIGNS)).toBeNull();
    expect(rate(0.021958)).toBe('0.5 a day');
  });
});
