/** Sample reports for tests of output: valid, plausible, and without real people. */
import type { Mention, Report } from '../../src/types.js';
import {
  AS_OF,
  failedOutcome,
  hoursAgo,
  sampleMention,
  sampleOutcome,
  sampleSentiment,
  skippedOutcome,
} from './sample-mention.js';

export * from './sample-mention.js';

type TopRow = Report['top']['keywords'][number];

/** A week of Acme Coffee on many sources: complete, nothing cut short, no warnings. */
export function sampleReport(given: Partial<Report> = {}): Report {
  const mentions = given.mentions ?? SAMPLE_MENTIONS;
  return {
    schema: 'socialrank.report/1',
    tool: { name: 'socialrank', version: '1.0.0' },
    query: { input: 'Acme Coffee', brand: 'Acme Coffee', expression: '"acme coffee"', owned: ['@acme'], profile: null },
    window: { since: hoursAgo(168), until: AS_OF, timezone: 'UTC' },
    asOf: AS_OF,
    status: 'complete',
    exitCode: 0,
    counts: {
      fetched: 1020,
      matched: 810,
      mentions: 662,
      duplicates: 41,
      reposts: 18,
      owned: 23,
      filtered: { unmatched: 210, outsideWindow: 66, language: 0, owned: 23, relevance: 0, seenBefore: 0 },
    },
    socialRank: {
      score: 61.4,
      partial: false,
      formula: 'sr1:0.25,0.25,0.25,0.25',
      strength: { value: 0.18, num: 162, den: 900, ci95: [0.156242, 0.20648], basis: 'capacity', hours: 24 },
      sentiment: {
        positive: 212,
        neutral: 407,
        negative: 40,
        unscored: 3,
        ratio: 5.3,
        ratioText: '5.3:1',
        logOdds: { value: 1.657, ci95: [1.32, 1.99] },
      },
      passion: { value: 0.119403, num: 64, den: 536, ci95: [0.094632, 0.149585], repeatMentionShare: 0.287009 },
      reach: { value: 0.809668, num: 536, den: 662, ci95: [0.782, 0.836] },
    },
    volume: {
      velocityPerHour: { value: 3.940476, ci95: [3.64, 4.26], lowerBound: false },
      firstMention: hoursAgo(167),
      lastMention: hoursAgo(0.2),
      meanMinutesBetweenMentions: 15.15,
      medianMinutesBetweenMentions: 9.5,
      buckets: [14, 52, 61, 140, 220, 96, 60, 19].map((count, index) => ({
        start: `2026-11-${14 + index}T00:00:00.000Z`,
        mentions: count,
        positive: Math.round(count / 3),
        neutral: count - Math.round(count / 3),
        negative: 0,
        partial: index === 0 || index === 7,
      })),
    },
    sentiment: {
      engine: 'afinn@5.0.2',
      threshold: 0.05,
      netSentiment: { value: 0.261002, num: 172, den: 659, ci95: [0.21, 0.31] },
      netSentimentOpinionated: { value: 0.68254, num: 172, den: 252, ci95: [0.59, 0.77] },
      positivity: { value: 0.84127, num: 212, den: 252, ci95: [0.791, 0.881] },
      subjectivity: { value: 0.382398, num: 252, den: 659, ci95: [0.346, 0.42] },
      authorNetSentiment: { value: 0.24, num: 128, den: 533, ci95: [0.19, 0.29] },
      meanPolarity: 0.14,
      meanPolarityCi95: [0.112, 0.168],
      n: 659,
      nEff: 611.2,
      polarization: 0.2043,
      engagementWeightedNet: 0.22,
    },
    emotions: {},
    authors: {
      known: 662,
      unique: 536,
      effective: 418.7,
      potentialReach: 184220,
      followersKnown: 301,
      impressions: 260113,
      authorConcentration: 0.002388,
      gini: 0.18,
      estimated: { value: 2114.4, ci95: [1711.2, 2664.1] },
    },
    engagement: { likes: 2210, reposts: 340, replies: 512, views: null, virality: 0.027 },
    top: {
      keywords: [
        sampleRow('refund', 31, 2, 20),
        sampleRow('oat milk', 24, 16, 1),
        sampleRow('loyalty card', 19, 4, 4),
        sampleRow('queue', 12, 0, 0),
        sampleRow('breakfast menu', 9, 5, 2),
      ],
      hashtags: [sampleRow('AcmeCoffee', 40, 20, 2), sampleRow('latteart', 12, 9, 0), sampleRow('coffee', 9, 3, 1)],
      authors: [
        { ...sampleRow('ann', 12, 9, 1), source: 'bluesky', followers: 120 },
        { ...sampleRow('J. Doe', 7, 2, 2), source: 'hackernews', followers: null },
        { ...sampleRow('bob', 6, 0, 5), source: 'mastodon', followers: 15400 },
      ],
      sources: [sampleRow('bluesky', 250, 90, 12), sampleRow('mastodon', 212, 60, 20)],
      domains: [sampleRow('blog.example', 12, 3, 1), sampleRow('news.example', 9, 2, 2)],
      links: [
        sampleRow('https://blog.example/2026/acme-coffee-review', 9, 4, 1),
        sampleRow('https://news.example/a/b', 4, 0, 2),
      ],
    },
    coverage: {
      time: 1,
      author: 1,
      timestamp: 0.998489,
      sentiment: 0.995468,
      language: 0.97,
      overlap: [{ a: 'googlenews', b: 'hackernews', mentions: 12, jaccard: 0.06 }],
      unseen: {
        routes: ['googlenews', 'hackernews'],
        first: 80,
        second: 132,
        both: 12,
        estimated: { value: 827.692308, ci95: [525.1, 1381.9] },
        reason: null,
        note: 'of what both routes can reach',
      },
    },
    sources: [
      sampleOutcome('bluesky', { mentions: 250, fetched: 300, limit: 500, newest: hoursAgo(0.2) }),
      sampleOutcome('mastodon', { mentions: 212, fetched: 260, limit: 500, newest: hoursAgo(0.4) }),
      sampleOutcome('hackernews', { mentions: 120, fetched: 150, limit: 500, newest: hoursAgo(2) }),
      sampleOutcome('googlenews', { mentions: 80, fetched: 90, newest: hoursAgo(5) }),
      sampleOutcome('lemmy', { status: 'empty', mentions: 0, fetched: 0, newest: null, unique: 0, staleness: null }),
      skippedOutcome('x'),
      skippedOutcome('youtube'),
      skippedOutcome('producthunt'),
    ],
    warnings: [],
    confidence: 0.95,
    ...given,
    mentions,
  };
}

export function sampleRow(value: string, mentions: number, positive: number, negative: number): TopRow {
  return { value, mentions, share: share(mentions, 662), positive, neutral: mentions - positive - negative, negative };
}

function share(part: number, whole: number): number {
  return Math.round((part / whole) * 1e6) / 1e6;
}

const SAMPLE_MENTIONS: Mention[] = [
  sampleMention(),
  sampleMention({
    id: 'mastodon:111',
    source: 'mastodon',
    url: 'https://mastodon.example/@bob/111',
    text: 'Third week waiting for my refund from Acme Coffee, nobody answers my mails and the shop sends me back to the site',
    author: { id: '111', handle: 'bob', name: null, url: null, followers: 15400 },
    publishedAt: hoursAgo(5),
    engagement: { likes: 31, reposts: 12, replies: 9, quotes: null, views: null, score: null },
    sentiment: sampleSentiment('negative'),
  }),
  sampleMention({
    id: 'hackernews:4001',
    source: 'hackernews',
    kind: 'comment',
    url: 'https://news.example/item?id=4001',
    text: 'They remembered my name at Acme Coffee, and the oat milk is free now',
    author: { id: 'jdoe', handle: null, name: 'J. Doe', url: null, followers: null },
    publishedAt: hoursAgo(20),
    engagement: { likes: 18, reposts: null, replies: 2, quotes: null, views: null, score: null },
    copies: [{ source: 'lobsters', url: 'https://lobsters.example/s/aa' }],
  }),
  sampleMention({
    id: 'googlenews:https://news.example/a/b',
    source: 'googlenews',
    kind: 'article',
    url: 'https://news.example/a/b',
    title: 'Acme Coffee opens two shops in the old town',
    text: '',
    excerpt: 'Acme Coffee opens two shops in the old town',
    author: { id: null, handle: null, name: null, url: null, followers: null },
    publishedAt: hoursAgo(40),
    precision: 'day',
    engagement: { likes: null, reposts: null, replies: null, quotes: null, views: null, score: null },
    sentiment: sampleSentiment('neutral'),
  }),
];

/** One source failed, one was cut short, one lost endpoints, and there is a warning. */
export function partialReport(): Report {
  const sound = sampleReport();
  return sampleReport({
    status: 'partial',
    exitCode: 4,
    volume: { ...sound.volume, velocityPerHour: { value: 3.940476, ci95: [3.64, 4.26], lowerBound: true } },
    sources: [
      sampleOutcome('hackernews', { mentions: 120, newest: hoursAgo(2) }),
      sampleOutcome('googlenews', { mentions: 100, truncated: true, observedFrom: hoursAgo(70), newest: hoursAgo(1) }),
      sampleOutcome('rss', {
        status: 'partial',
        limit: null,
        endpoints: [
          { url: 'https://blog.example/feed', status: 'ok', mentions: 12, fetched: 20, error: null },
          {
            url: 'https://gone.example/feed',
            status: 'failed',
            mentions: null,
            fetched: null,
            error: {
              code: 'not_found',
              message: 'nothing there: gone.example/feed (HTTP 404)',
              retryAt: null,
              hint: null,
            },
          },
        ],
      }),
      failedOutcome('reddit', {
        retryAt: new Date(Date.parse(AS_OF) + 41_000).toISOString(),
        hint: 'set SOCIALRANK_REDDIT_CLIENT_ID',
      }),
      ...sound.sources.filter(({ status }) => status === 'skipped'),
    ],
    warnings: [
      {
        code: 'future_timestamp',
        message: '2 mentions carry a time that is still to come; it counts as unknown',
        source: 'rss',
      },
    ],
  });
}
