/** Sample mentions, and scans that found them. */

import type { Observed, ObservedSource } from '../../../src/core/metrics/observed.js';
import type { Author, Engagement, Mention, Sentiment } from '../../../src/types.js';
import { AT_95 } from '../../support/confidence.js';

export const UNTIL = new Date('2026-11-21T12:00:00.000Z');
export const SINCE = new Date('2026-11-14T12:00:00.000Z');
const HOUR = 3_600_000;

export type Changes = Partial<Omit<Mention, 'author' | 'engagement' | 'sentiment'>> & {
  readonly author?: Partial<Author>;
  readonly engagement?: Partial<Engagement>;
  readonly sentiment?: Partial<Sentiment>;
};

const NOBODY: Author = { id: null, handle: null, name: null, url: null, followers: null };
const SILENCE: Engagement = { likes: null, reposts: null, replies: null, quotes: null, views: null, score: null };

let serial = 0;

/** A mention that is unscored, undated and by an unknown author unless overridden. */
export function mention(changes: Changes = {}): Mention {
  serial++;
  return {
    id: `pond:${serial}`,
    source: 'pond',
    kind: 'post',
    url: null,
    title: null,
    text: 'A word on Acme Coffee.',
    excerpt: 'A word on Acme Coffee.',
    publishedAt: null,
    precision: null,
    seenAt: UNTIL.toISOString(),
    language: null,
    tags: [],
    links: [],
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
    emotions: [],
    intents: [],
    ...changes,
    author: { ...NOBODY, ...changes.author },
    engagement: { ...SILENCE, ...changes.engagement },
    sentiment: {
      label: null,
      polarity: null,
      score: null,
      comparative: null,
      confidence: null,
      reasons: [],
      ...changes.sentiment,
    },
  };
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Publication time, in hours before the end of the window. */
export function ago(hours: number): Pick<Mention, 'publishedAt' | 'precision'> {
  return { publishedAt: new Date(UNTIL.getTime() - hours * HOUR).toISOString(), precision: 'second' };
}

export function by(handle: string): Pick<Changes, 'author'> {
  return { author: { handle } };
}

export function felt(label: Sentiment['label'], polarity: number | null = null): Pick<Changes, 'sentiment'> {
  return { sentiment: { label, polarity } };
}

export function source(changes: Partial<ObservedSource> = {}): ObservedSource {
  const mentions = changes.mentions ?? [];
  return {
    name: 'pond',
    status: mentions.length > 0 ? 'ok' : 'empty',
    mentions,
    capacity: 100,
    truncated: false,
    observedFrom: SINCE,
    ...changes,
  };
}

/** A scan of a week, with a single source that returned all mentions unless sources are given. */
export function observed(changes: Partial<Observed> = {}): Observed {
  const sources = changes.sources ?? [source({ mentions: changes.mentions ?? [] })];
  return {
    mentions: sources.flatMap(({ mentions }) => mentions),
    reposts: 0,
    window: { since: SINCE, until: UNTIL },
    asOf: UNTIL,
    timezone: 'UTC',
    confidence: AT_95,
    ...changes,
    sources,
  };
}

/** A scan in which no source answered; what arrived before the failure does not count. */
export const unanswered: Observed = observed({
  mentions: [
    mention({
      publishedAt: '2026-11-20T12:00:00.000Z',
      tags: ['oats'],
      links: ['https://oats.example/'],
      author: { handle: 'ann', followers: 7 },
      engagement: { likes: 3 },
      sentiment: { label: 'positive', polarity: 1 },
      emotions: ['joy'],
    }),
  ],
  reposts: 1,
  sources: [source({ status: 'failed', observedFrom: null }), source({ name: 'lake', status: 'skipped' })],
});
