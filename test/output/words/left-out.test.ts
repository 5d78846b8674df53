import { describe, expect, it } from '@jest/globals';
import { allLeftOut, leftOut } from '../../../src/output/words/left-out.js';
import { emptyReport, failedReport } from '../../support/sample-odd-reports.js';
import { sampleReport } from '../../support/sample-report.js';

describe('left out', () => {
  it('tells what was found and is not counted', () => {
    expect(leftOut(sampleReport().counts)).toEqual(['18 reposts', '41 copies folded', '23 own posts']);
    expect(allLeftOut(emptyReport().counts)).toEqual([
      '328 do not match the query',
      '10 outside the window',
      '2 own posts',
    ]);
    const { counts } = emptyReport();
    const filtered = {
      unmatched: 41_328,
      outsideWindow: 1_010,
      language: 2_000,
      owned: 3_000,
      relevance: 4_000,
      seenBefore: 0,
    };
    expect(allLeftOut({ ...counts, filtered })).toEqual([
      '41,328 do not match the query',
      '1,010 outside the window',
      '3,000 own posts',
      '2,000 in other languages',
      '4,000 not relevant enough',
    ]);
    expect(allLeftOut(failedReport().counts)).toEqual([]);
  });
});
