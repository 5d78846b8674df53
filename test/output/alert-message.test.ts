import { describe, expect, it } from '@jest/globals';
import { alertMessage, doubtLine, eventLines, falseAlarmLine } from '../../src/output/alert-message.js';
import { hoursAgo, sampleMention, sampleOutcome, sampleSentiment } from '../support/sample-mention.js';
import { sampleReport } from '../support/sample-report.js';

const sound = sampleReport({
  mentions: [],
  sources: [sampleOutcome('pond')],
  window: { since: hoursAgo(24), until: hoursAgo(0), timezone: 'UTC' },
});
const occasion = {
  condition: 'net < -0.2 & n >= 20',
  numbers: [
    ['net', -0.31],
    ['n', 1240],
    ['velocity', null],
  ],
  events: ['spike since 2026-11-20: 60 mentions in a day, 10.2 expected (p = 0.0001)'],
} as const;

describe('alertMessage', () => {
  it('starts with the reason for the alert, followed by the findings of the run', () => {
    const { title, lines } = alertMessage(sound, occasion);
    expect(title).toBe('Acme Coffee: net < -0.2 & n >= 20');
    expect(lines.slice(0, 3)).toEqual([
      'net = -0.31, n = 1,240, velocity = not known',
      occasion.events[0],
      `social rank ${sound.socialRank.score}, ${sound.counts.mentions} mentions`,
    ]);
  });

  it('omits the line of numbers if none is compared', () => {
    const { lines } = alertMessage(sound, { ...occasion, numbers: [] });
    expect(lines[0]).toBe(occasion.events[0]);
  });

  it('consists of the summary alone in a digest', () => {
    const { title, lines } = alertMessage(sound, null);
    expect(title).toBe(`Acme Coffee: social rank ${sound.socialRank.score}, ${sound.counts.mentions} mentions`);
    expect(lines[0]).toBe('20 Nov 12:00 – 21 Nov 2026 12:00 UTC: 3.9 an hour (3.6…4.3), last 12 min ago');
  });

  it('omits an unknown rank, and uses the singular for one mention', () => {
    const { socialRank, counts } = sound;
    const report = { ...sound, socialRank: { ...socialRank, score: null }, counts: { ...counts, mentions: 1 } };
    expect(alertMessage(report, null).title).toBe('Acme Coffee: 1 mention');
    expect(alertMessage({ ...report, status: 'failed' }, null).title).toBe('Acme Coffee: no source answered');
  });

  it('states the sentiment with its interval, and the confidence level unless it is the usual one', () => {
    const { socialRank, sentiment } = sound;
    const report = {
      ...sound,
      socialRank: { ...socialRank, sentiment: { ...socialRank.sentiment, positive: 1200, neutral: 3, negative: 40 } },
      sentiment: { ...sentiment, netSentiment: { value: 0.26, num: 1, den: 2, ci95: [0.1, 0.4] as [number, number] } },
    };
    const opinionOf = (given: object) => alertMessage({ ...report, ...given }, null).lines[1];
    expect(opinionOf({})).toBe('net sentiment +26 % (10…40): 1,200 positive, 3 neutral, 40 negative');
    expect(opinionOf({ confidence: 0.9 })).toContain('(10…40 at 90 %)');
    const { ci95, ...bare } = report.sentiment.netSentiment;
    expect(ci95).not.toBeNull();
    const unsure = { ...sentiment, netSentiment: { ...bare, ci95: null } };
    expect(opinionOf({ sentiment: unsure })).toMatch(/^net sentiment \+26 %: /);
    const unscored = { ...sentiment, netSentiment: { value: null, num: null, den: null, ci95: null } };
    expect(opinionOf({ sentiment: unscored })).toBeUndefined();
  });

  it('lists the sources that failed and those that were cut short', () => {
    const sources = [
      sampleOutcome('pond', { status: 'failed' }),
      sampleOutcome('lake', { truncated: true }),
      sampleOutcome('brook', { truncated: true }),
    ];
    const report = { ...sound, sources, coverage: { ...sound.coverage, time: 0.42 } };
    expect(alertMessage(report, null).lines.slice(-2)).toEqual([
      'without pond: failed',
      'at least: lake, brook cut short, 42 % of the time was seen',
    ]);
    expect(alertMessage(sound, null).lines.join()).not.toMatch(/without|at least/);
  });

  it.each<[string, object, object]>([
    ['what was matched', { excerpt: '… the flat white …', title: 'A title' }, { text: '… the flat white …' }],
    ['the title where nothing was', { excerpt: '', title: 'A title', text: 'All of it' }, { text: 'A title' }],
    ['the text where there is no title', { excerpt: '', title: null, text: 'All of it' }, { text: 'All of it' }],
    ['who said it, by account', {}, { by: '@ann · bluesky' }],
    ['by name where there is no account', { author: author({ handle: null }) }, { by: 'Ann Example · bluesky' }],
    ['nobody', { author: author({ handle: null, name: null }) }, { by: 'bluesky' }],
    ['its page', { url: 'https://pond.example/1' }, { url: 'https://pond.example/1' }],
    ['no address that is none of a page', { url: 'javascript:alert(1)' }, { url: null }],
    ['no address with a space in it', { url: 'https://pond.example/1 2' }, { url: null }],
    ['no address without end', { url: `https://pond.example/${'a'.repeat(2000)}` }, { url: null }],
    ['how it was judged', { sentiment: sampleSentiment('negative') }, { sign: '−' }],
  ])('quotes %s', (_, given, quote) => {
    const { quotes } = alertMessage({ ...sound, mentions: [sampleMention(given)] }, null);
    expect(quotes).toEqual([expect.objectContaining(quote)]);
  });
});

function author(given: object) {
  return { ...sampleMention().author, ...given };
}

describe('the words for events', () => {
  const happened = { start: Date.parse('2026-11-20T00:00:00Z'), observed: 1, expected: 10.24, pValue: 0.0034 };

  it('state the expected number and the p-value', () => {
    expect(
      eventLines([
        { kind: 'dip', source: null, ...happened },
        { kind: 'spike', source: null, ...happened, start: null, observed: 60, pValue: null },
      ]),
    ).toEqual([
      'dip since 2026-11-20: 1 mention in a day, 10.2 expected (p = 0.003)',
      'spike: 60 mentions in a day, 10.2 expected',
    ]);
  });

  it('name the source that returned nothing new', () => {
    const stale = { kind: 'stale', ...happened };
    expect(
      eventLines([
        { ...stale, source: 'pond' },
        { ...stale, source: null },
      ]),
    ).toEqual(['stale: nothing new from pond', 'stale: no run observed the last whole day']);
  });

  it('state how often a false alarm is expected', () => {
    expect(falseAlarmLine({ falseAlarmEveryDays: 1234.4 })).toBe(
      'By chance alone, one false alarm of a kind is expected in 1,234 days.',
    );
  });

  it('state why a detection is in doubt if too little was observed', () => {
    const warming = { status: 'warming_up', baseline: 1, missing: 27 } as const;
    expect(doubtLine('early', warming)).toBe('the detector is warming up, with 1 whole day seen and 27 missing');
    expect(doubtLine('early', { ...warming, status: 'ok' })).toBe(
      'too few days before the last whole one were observed',
    );
    expect(doubtLine('failed', warming)).toBe('no source answered');
  });
});
