/** An export without names. */
import { describe, expect, it } from '@jest/globals';
import { anonymizer } from '../../../src/cli/history/anonymize.js';
import type { Mention, Report } from '../../../src/types.js';
import { sampleMention, sampleReport, sampleSentiment } from '../../support/sample-report.js';
import { sampleRun } from '../../support/sample-run.js';

const row = (value: string) => ({ value, mentions: 2, share: 1, positive: 0, neutral: 2, negative: 0 });

/** A run in which AnnSmith and bob-lee.example speak. */
function hidden(mention: Partial<Mention>, top: Partial<Report['top']> = {}): { text: string; report: Report } {
  const author = (handle: string) => ({ id: null, handle, name: null, url: null, followers: null });
  const { report } = anonymizer('salt')(
    sampleRun({
      mentions: [
        sampleMention({ id: 'bluesky:1', author: author('AnnSmith'), ...mention }),
        sampleMention({ id: 'bluesky:2', author: author('bob-lee.example') }),
      ],
      report: { top: { ...sampleReport().top, ...top } },
    }),
  );
  return { text: JSON.stringify(report), report };
}

describe('a run without names', () => {
  it('leaves out keywords of which words are a handle', () => {
    const keywords = ['annsmith', 'annsmith rocks', 'rocks', 'bob lee example', 'annsmiths'].map(row);
    expect(hidden({}, { keywords }).report.top.keywords.map(({ value }) => value)).toEqual(['rocks', 'annsmiths']);
  });

  it('hides handles in tags and hashtags alike', () => {
    const { report, text } = hidden({ tags: ['AnnSmith', 'coffee'] }, { hashtags: [row('annsmith'), row('coffee')] });
    expect(report.mentions![0]!.tags).toEqual([report.mentions![0]!.author.handle, 'coffee']);
    expect(report.top.hashtags.map(({ value }) => value)).toEqual(report.mentions![0]!.tags);
    expect(text).not.toMatch(/annsmith/i);
  });

  it('hides the words of a score that are a handle, or part of one', () => {
    const reasons = ['AnnSmith', 'Smith', 'great', '(manner)', 'not great'].map((token) => ({ token, weight: 1 }));
    const { report, text } = hidden({
      text: 'AnnSmith says that Acme Coffee is great',
      sentiment: { ...sampleSentiment('positive'), reasons },
    });
    const [first, second, ...others] = report.mentions![0]!.sentiment.reasons.map(({ token }) => token);
    expect(report.mentions![0]!.text).toContain(first);
    expect(second).toMatch(/^[\w]{12}$/);
    expect(others).toEqual(['great', '(manner)', 'not great']);
    expect(text).not.toMatch(/smith/i);
  });
});
