import { describe, expect, it } from '@jest/globals';
import { checkPayloads } from '../../../scripts/corpora/payloads.js';

const corpora = process.env['SOCIALRANK_CORPORA'];

describe('real responses of the networks', () => {
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => {});
    return;
  }
  const report = checkPayloads(corpora);

  it('give the mentions that they contain, without problems', () => {
    expect(report.skipped).toEqual([]);
    expect(report.problems).toEqual([]);
    expect(report.mentions).toBe(25);
  });

  it('pass through every mapper without an exception, like hundreds of other JSON files', () => {
    expect(report.checked).toBeGreaterThan(300);
  });
});
