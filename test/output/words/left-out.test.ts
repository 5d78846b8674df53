import { describe, expect, it } from '@jest/globals';
import { allLeftOut, leftOutWords } from '../../../src/output/words/left-out.js';
import { emptyReport, failedReport } from '../../support/sample-odd-reports.js';
import { sampleReport } from '../../support/sample-report.js';

describe('mentions left out', () => {
  it('are counted by their reason', () => {
    expect(leftOutWords(sampleReport().counts)).toBe('18 reposts, 41 copies folded, 23 own posts left out');
    expect(leftOutWords(failedReport().counts)).toBeNull();
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

  it('are described as left out, whereas copies are described as folded', () => {
    const counts = { ...emptyReport().counts, filtered: { ...emptyReport().counts.filtered, owned: 0 }, duplicates: 2 };
    expect(leftOutWords(counts)).toBe('2 copies folded');
    expect(leftOutWords({ ...counts, reposts: 3 })).toBe('3 reposts left out, 2 copies folded');
    expect(leftOutWords({ ...counts, duplicates: 0, reposts: 3 })).toBe('3 reposts left out');
  });
});
