import { describe, expect, it } from '@jest/globals';
import { allLeftOut, leftOut } from '../../src/output/left-out.js';
import { emptyReport, failedReport } from '../support/sample-odd-reports.js';
import { sampleReport } from '../support/sample-report.js';

describe('left out', () => {
  it('tells what was found and is not counted', () => {
    expect(leftOut(sampleReport().counts)).toEqual(['18 reposts', '41 copies folded', '23 own posts']);
    expect(allLeftOut(emptyReport().counts)).toEqual([
      '328 do not match the query',
      '10 outside the window',
      '2 own posts',
    ]);
    expect(allLeftOut(failedReport().counts)).toEqual([]);
  });
});
