import { describe, expect, it } from '@jest/globals';
import { checkFeeds } from '../../../scripts/corpora/feeds.js';

const corpora = process.env['SOCIALRANK_CORPORA'];

describe('feeds of other projects', () => {
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => {});
    return;
  }
  const report = checkFeeds(corpora);

  it('meet at least 94 of 100 core assertions of their own test suites', () => {
    expect(report.core.of).toBe(324);
    expect(report.core.right / report.core.of).toBeGreaterThanOrEqual(0.94);
  });

  it('are read without exceptions and without hangs', () => {
    expect(report.files).toBeGreaterThan(2000);
    expect(report.feeds / report.files).toBeGreaterThan(0.8);
    expect(report.broken).toEqual([]);
  });
});
