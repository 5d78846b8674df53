import { describe, expect, it } from '@jest/globals';
import { skippedWords } from '../../../src/output/words/skipped-words.js';
import { failedOutcome, sampleOutcome, sampleReport, skippedOutcome } from '../../support/sample-report.js';

describe('skippedWords', () => {
  it('groups skipped sources by the reason', () => {
    const blocked = {
      ...skippedOutcome('reddit'),
      error: { ...failedOutcome('reddit').error!, code: 'blocked' as const },
    };
    const sources = [skippedOutcome('x'), blocked, skippedOutcome('youtube'), { ...blocked, name: 'odd', error: null }];
    expect(skippedWords(sampleReport({ sources }))).toEqual([
      'Skipped for want of a key or a setting: x, youtube.',
      'Skipped (turned away): reddit.',
      'Skipped: odd.',
    ]);
    expect(skippedWords(sampleReport({ sources: [sampleOutcome('a')] }))).toEqual([]);
  });
});
