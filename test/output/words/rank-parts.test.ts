import { describe, expect, it } from '@jest/globals';
import { rankParts, unknownParts } from '../../../src/output/words/rank-parts.js';
import { UNICODE_SIGNS as SIGNS } from '../../../src/output/words/signs.js';
import { emptyReport, failedReport, oneMentionReport } from '../../support/sample-odd-reports.js';
import { sampleReport } from '../../support/sample-report.js';

describe('rankParts', () => {
  it('returns each part with its fraction and its interval', () => {
    expect(
      rankParts(sampleReport(), SIGNS).map(({ name, value, interval, detail }) => [name, value, interval, detail]),
    ).toEqual([
      ['strength', '18 %', '16…21', '162 of 900 in 24 h'],
      ['sentiment', '5.3 : 1', '', 'net +26 % (21…31)'],
      ['passion', '12 %', '9…15', '64 of 536 authors'],
      ['reach', '81 %', '78…84', '536 authors of 662'],
    ]);
  });

  it('shows the counts of a single mention', () => {
    const [, sentiment, passion, reach] = rankParts(oneMentionReport(), SIGNS);
    expect(sentiment?.detail).toBe('net +100 % (−73…100) n=1');
    expect(passion?.detail).toBe('0 of 1 author');
    expect(reach?.detail).toBe('1 author of 1');
  });

  it('returns no number if none is known', () => {
    expect(rankParts(failedReport(), SIGNS).map(({ value, level }) => [value, level])).toEqual(
      Array.from({ length: 4 }, () => ['—', null]),
    );
    expect(unknownParts(failedReport())).toEqual(['strength', 'sentiment', 'passion', 'reach']);
    expect(unknownParts(emptyReport())).toEqual(['sentiment', 'passion', 'reach']);
    expect(unknownParts(sampleReport())).toEqual([]);
  });

  it('names the basis unless it is the usual one', () => {
    const sound = sampleReport();
    const strength = { ...sound.socialRank.strength, basis: 'relative' as const };
    const [part] = rankParts({ ...sound, socialRank: { ...sound.socialRank, strength } }, SIGNS);
    expect(part?.detail).toBe('162 of 900 relative in 24 h');
  });

  it('rounds fractional hours to one decimal', () => {
    const sound = sampleReport();
    const strength = { ...sound.socialRank.strength, hours: 1.333333 };
    const [part] = rankParts({ ...sound, socialRank: { ...sound.socialRank, strength } }, SIGNS);
    expect(part?.detail).toBe('162 of 900 in 1.3 h');
  });
});
