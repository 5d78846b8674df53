/** Sample mentions and outcomes of sources: valid, plausible, and not of real people. */
import type { Mention, SourceOutcome } from '../../src/types.js';

type Label = 'positive' | 'neutral' | 'negative';

export const AS_OF = '2026-11-21T12:00:00.000Z';

/** ISO time, this many hours before the `asOf` of the reports. */
export function hoursAgo(hours: number): string {
  return new Date(Date.parse(AS_OF) - hours * 3_600_000).toISOString();
}

/** A mention by @ann on bluesky, two hours old, except for the given members. */
export function sampleMention(given: Partial<Mention> = {}): Mention {
  const text = given.text ?? 'The flat white at Acme Coffee is the best I have had in years';
  return {
    id: 'bluesky:3kaa',
    source: 'bluesky',
    kind: 'post',
    url: 'https://bluesky.example/post/3kaa',
    title: null,
    text,
    excerpt: text.slice(0, 280),
    author: { id: 'did:plc:ann', handle: 'ann', name: 'Ann Example', url: null, followers: 120 },
    publishedAt: hoursAgo(2),
    precision: 'second',
    seenAt: AS_OF,
    language: 'en',
    tags: [],
    links: [],
    engagement: { likes: 4, reposts: 1, replies: 0, quotes: null, views: null, score: null },
    rating: null,
    origin: { name: null, url: null },
    thread: { root: null, parent: null },
    repostOf: null,
    quoteOf: null,
    media: [],
    isOwned: false,
    relevance: 1,
    relevanceReasons: [],
    matched: ['acme coffee'],
    copies: [],
    sentiment: sampleSentiment('positive'),
    emotions: [],
    intents: [],
    ...given,
  };
}

export function sampleSentiment(label: Label, confidence: number | null = null): Mention['sentiment'] {
  const polarity = { positive: 0.6, neutral: 0, negative: -0.6 }[label];
  const reasons = label === 'neutral' ? [] : [{ token: label === 'positive' ? 'best' : 'worst', weight: polarity * 5 }];
  return { label, polarity, score: polarity * 5, comparative: polarity / 4, confidence, reasons };
}

/** Twelve mentions, not cut short, except for the given members. */
export function sampleOutcome(name: string, given: Partial<SourceOutcome> = {}): SourceOutcome {
  return {
    name,
    status: 'ok',
    mentions: 12,
    fetched: 20,
    limit: 100,
    truncated: false,
    observedFrom: hoursAgo(168),
    newest: hoursAgo(2),
    requests: 1,
    durationMs: 0,
    unique: 12,
    error: null,
    staleness: 7200,
    found: given.mentions === undefined ? 12 : given.mentions,
    uniqueContribution: { value: null, num: null, den: null, ci95: null },
    ...given,
  };
}

export function failedOutcome(name: string, error: Partial<NonNullable<SourceOutcome['error']>> = {}): SourceOutcome {
  const reason = {
    code: 'rate_limited',
    message: `too many requests to ${name}.example`,
    retryAt: null,
    hint: null,
  } as const;
  return sampleOutcome(name, {
    status: 'failed',
    mentions: null,
    fetched: null,
    observedFrom: null,
    newest: null,
    unique: null,
    staleness: null,
    error: { ...reason, ...error },
  });
}

/** Skipped because its key is missing. */
export function skippedOutcome(name: string): SourceOutcome {
  const setting = `SOCIALRANK_${name.toUpperCase()}_TOKEN`;
  return {
    ...failedOutcome(name, { code: 'needs_config', message: `${name} wants a token`, hint: `set ${setting}` }),
    status: 'skipped',
    requests: 0,
  };
}
