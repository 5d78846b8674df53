import { describe, expect, it } from '@jest/globals';
import {
  answerWords,
  hasLowerBound,
  outcomeCount,
  outcomeWords,
  wordingOf,
} from '../../../src/output/words/outcome-words.js';
import { UNICODE_SIGNS as SIGNS } from '../../../src/output/words/signs.js';
import type { SourceOutcome } from '../../../src/types.js';
import { failedReport } from '../../support/sample-odd-reports.js';
import {
  failedOutcome,
  hoursAgo,
  partialReport,
  sampleOutcome,
  sampleReport,
  skippedOutcome,
} from '../../support/sample-report.js';

const wording = wordingOf(sampleReport(), SIGNS);

describe('outcomeWords', () => {
  const endpoint = { url: 'https://a.example', status: 'ok', mentions: 1, fetched: 1, error: null } as const;
  it.each<[string, Partial<SourceOutcome>, string, string]>([
    ['an answer', {}, '12', 'ok, newest 2 h ago'],
    ['an answer without times', { newest: null }, '12', 'ok'],
    ['no mentions', { status: 'empty', mentions: 0, newest: null }, '0', 'empty'],
    ['a cut', { truncated: true, observedFrom: hoursAgo(70) }, '≥12', 'cut short since Wed 18 Nov'],
    ['a cut of today', { truncated: true, observedFrom: hoursAgo(3) }, '≥12', 'cut short since 09:00'],
    ['a cut at an unknown place', { truncated: true, observedFrom: null }, '≥12', 'cut short'],
    [
      'lost endpoints',
      { status: 'partial', endpoints: [endpoint, { ...endpoint, status: 'failed' }] },
      '≥12',
      'partial: 1 of 2 failed',
    ],
    [
      'endpoints of which some failed for a reason',
      {
        status: 'partial',
        endpoints: [endpoint, { ...endpoint, status: 'failed', error: failedOutcome('a').error }],
        error: { ...failedOutcome('a').error!, message: '1 of 2 failed, the first: it was asked too often' },
      },
      '≥12',
      'partial: 1 of 2 failed',
    ],
    ['half an answer', { status: 'partial', error: failedOutcome('a').error }, '≥12', 'partial: rate limited'],
  ])('describes %s', (_, given, number, words) => {
    const outcome = sampleOutcome('rss', given);
    expect([outcomeCount(outcome, SIGNS), outcomeWords(outcome, wording)]).toEqual([number, words]);
  });

  it('states how many files were read', () => {
    const endpoints = [endpoint, endpoint, endpoint];
    expect(outcomeWords(sampleOutcome('file:dumps', { endpoints }), wording)).toBe('ok, 3 files, newest 2 h ago');
  });

  it('states when to try again', () => {
    const soon = failedOutcome('reddit', { retryAt: hoursAgo(-41 / 3600) });
    const late = failedOutcome('x', { code: 'quota', retryAt: hoursAgo(-30) });
    expect(outcomeWords(soon, wording)).toBe('failed: rate limited, again in 41 s');
    expect(outcomeWords(late, wording)).toBe('failed: quota used up, again at Sun 22 Nov 18:00');
    expect(outcomeCount(late, SIGNS)).toBe('—');
  });

  it('counts the sources that answered and those that did not', () => {
    expect(answerWords(sampleReport())).toBe('5 sources answered, 3 want a key');
    expect(answerWords(partialReport())).toBe('2 sources answered, 1 partial, 1 failed, 3 want a key');
    expect(answerWords(failedReport())).toBe('no source answered, 2 failed, 1 wants a key');
  });

  it('treats the counts as lower bounds if a source was cut short or failed', () => {
    const report = (outcome: SourceOutcome) => sampleReport({ sources: [sampleOutcome('a'), outcome] });
    expect(hasLowerBound(report(sampleOutcome('b')))).toBe(false);
    expect(hasLowerBound(report(skippedOutcome('b')))).toBe(false);
    expect(hasLowerBound(report(sampleOutcome('b', { truncated: true })))).toBe(true);
    expect(hasLowerBound(report(failedOutcome('b')))).toBe(true);
  });
});
