import { describe, expect, it } from '@jest/globals';
import { exitNote, notes } from '../../../src/output/words/notes.js';
import { wordingOf } from '../../../src/output/words/outcome-words.js';
import { UNICODE_SIGNS as SIGNS } from '../../../src/output/words/signs.js';
import { failedOutcome, partialReport, sampleOutcome, sampleReport } from '../../support/sample-report.js';

const wording = wordingOf(sampleReport(), SIGNS);

describe('notes', () => {
  it('states what failed, what that means, and what to do', () => {
    expect(notes(partialReport(), wording)).toEqual([
      { text: 'rss: https://gone.example/feed failed: nothing there: gone.example/feed (HTTP 404).', next: null },
      {
        text: 'reddit failed: too many requests to reddit.example (rate_limited), again in 41 s. It is missing from the counts.',
        next: 'set SOCIALRANK_REDDIT_CLIENT_ID',
      },
      { text: 'rss: 2 mentions carry a time that is still to come; it counts as unknown', next: null },
    ]);
    expect(notes(sampleReport(), wording)).toEqual([]);
  });

  it('does not repeat the error of a source as a warning', () => {
    const warnings = [{ code: 'rate_limited', message: 'too many requests to reddit.example', source: 'reddit' }];
    expect(notes(sampleReport({ sources: [failedOutcome('reddit')], warnings }), wording)).toHaveLength(1);
  });

  it('summarizes warnings if there are too many', () => {
    const warnings = Array.from({ length: 30 }, (_, line) => ({
      code: 'bad_line',
      message: `line ${line}`,
      source: '-',
    }));
    const told = notes(sampleReport({ warnings }), wording);
    expect(told).toHaveLength(9);
    expect(told.at(-1)).toEqual({ text: '22 more warnings.', next: 'see them all with --format json' });
  });

  it('summarizes failed endpoints if there are too many', () => {
    const endpoints = Array.from({ length: 9 }, (_, index) => ({
      url: `https://${index}.example`,
      status: 'failed' as const,
      mentions: null,
      fetched: null,
      error: { code: 'timeout' as const, message: 'no answer within 15 s', retryAt: null, hint: null },
    }));
    const told = notes(sampleReport({ sources: [sampleOutcome('rss', { status: 'partial', endpoints })] }), wording);
    expect(told.map(({ text }) => text).slice(2)).toEqual([
      'rss: https://2.example failed: no answer within 15 s.',
      'rss: 6 more failed.',
    ]);
  });

  it('states only once why an endpoint failed, and how many did', () => {
    const endpoint = { url: 'a.csv', status: 'ok' as const, mentions: 3, fetched: 3, error: null };
    const why = { code: 'bad_response' as const, message: 'b.csv is binary', retryAt: null, hint: 'save it as CSV' };
    const endpoints = [endpoint, { ...endpoint, url: 'b.csv', status: 'failed' as const, error: why }];
    const error = { ...why, message: '1 of 2 failed, the first: b.csv is binary' };
    const sources = [sampleOutcome('file:many', { status: 'partial', endpoints, error })];
    expect(notes(sampleReport({ sources }), wording)).toEqual([
      { text: 'file:many answered only partly: 1 of 2 failed. What it returned is counted.', next: null },
      { text: 'file:many: b.csv failed: b.csv is binary.', next: 'save it as CSV' },
    ]);
  });

  it('combines sources that failed for the same reason', () => {
    const names = ['hackernews', 'bluesky', 'reddit'];
    const unknown = (name: string) =>
      failedOutcome(name, {
        code: 'unreachable',
        message: `${name}.example is not a known host`,
        hint: 'check the name',
      });
    const refused = failedOutcome('lemmy', { code: 'unreachable', message: 'lemmy.example refused the connection' });
    const sources = [...names.map(unknown), refused];
    expect(notes(sampleReport({ sources }), wording)).toEqual([
      {
        text: 'hackernews failed: hackernews.example is not a known host (unreachable); likewise bluesky and reddit. They are missing from the counts.',
        next: 'check the name',
      },
      {
        text: 'lemmy failed: lemmy.example refused the connection (unreachable). It is missing from the counts.',
        next: null,
      },
    ]);
    expect(notes(sampleReport({ sources: sources.slice(1) }), wording)).toHaveLength(3);
    const many = Array.from({ length: 40 }, (_, place) => unknown(`source${place}`));
    expect(notes(sampleReport({ sources: many }), wording)).toEqual([
      { text: expect.stringMatching(/; likewise source1, .*, source12 and 27 more\. /), next: 'check the name' },
    ]);
  });

  it('lists sources with different retry times separately', () => {
    const limited = (name: string, second: number) =>
      failedOutcome(name, { message: 'asked too often', retryAt: `2026-11-21T12:00:0${second}.000Z` });
    const sources = ['bluesky', 'reddit', 'lemmy'].map(limited);
    expect(notes(sampleReport({ sources }), wording)).toHaveLength(3);
  });

  it.each([
    [0, null],
    [1, 'Exit code 1: no source answered.'],
    [3, 'Exit code 3: a --fail-on condition is true.'],
    [4, 'Exit code 4: the result is partial.'],
    [5, 'Exit code 5: a source that was named needs a key, and nothing else answered.'],
    [75, 'Exit code 75.'],
  ])('explains exit code %p', (exitCode, text) => {
    expect(exitNote(sampleReport({ exitCode }))?.text ?? null).toBe(text);
  });
});
