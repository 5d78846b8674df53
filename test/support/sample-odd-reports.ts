/** Sample reports in which something is missing, strange or hostile. */
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
import { partialReport, sampleReport, sampleRow } from './sample-report.js';

const NO_RATIO = { value: null, num: null, den: null, ci95: null };

/** No source answered. */
export function failedReport(): Report {
  const sound = sampleReport();
  const nothing = <T extends object>(section: T): { [K in keyof T]: null } =>
    Object.fromEntries(Object.keys(section).map((name) => [name, null])) as { [K in keyof T]: null };
  return sampleReport({
    status: 'failed',
    exitCode: 1,
    counts: { ...nothing(sound.counts), filtered: nothing(sound.counts.filtered) },
    socialRank: {
      score: null,
      partial: true,
      formula: sound.socialRank.formula,
      strength: { ...NO_RATIO, basis: 'capacity', hours: 24 },
      sentiment: { ...nothing(sound.socialRank.sentiment), logOdds: { value: null, ci95: null } },
      passion: { ...NO_RATIO, repeatMentionShare: null },
      reach: NO_RATIO,
    },
    volume: {
      ...nothing(sound.volume),
      velocityPerHour: { value: null, ci95: null, lowerBound: true },
      buckets: [],
    },
    sentiment: {
      // Members that are reported only on request were not requested.
      ...nothing(
        sound.sentiment as Omit<typeof sound.sentiment, 'labelled' | 'netSentimentCorrected' | 'npsProxy' | 'nps'>,
      ),
      engine: 'afinn@5.0.2',
      threshold: 0.05,
      netSentiment: NO_RATIO,
      netSentimentOpinionated: NO_RATIO,
      positivity: NO_RATIO,
      subjectivity: NO_RATIO,
      authorNetSentiment: NO_RATIO,
    },
    authors: { ...nothing(sound.authors), estimated: { value: null, ci95: null } },
    engagement: nothing(sound.engagement),
    top: NO_TOP,
    coverage: {
      ...nothing(sound.coverage),
      unseen: {
        ...nothing(sound.coverage.unseen),
        estimated: { value: null, ci95: null },
        note: sound.coverage.unseen.note,
      },
    },
    sources: [
      failedOutcome('hackernews', { code: 'unreachable', message: 'hn.example could not be reached' }),
      failedOutcome('mastodon', { code: 'timeout', message: 'mastodon.example gave no answer within 15 s' }),
      skippedOutcome('x'),
    ],
    mentions: [],
  });
}

const NO_TOP: Report['top'] = { keywords: [], hashtags: [], authors: [], sources: [], domains: [], links: [] };

/** All sources answered, but found no mentions. */
export function emptyReport(): Report {
  const sound = sampleReport();
  const failed = failedReport();
  return sampleReport({
    counts: {
      fetched: 340,
      matched: 12,
      mentions: 0,
      duplicates: 0,
      reposts: 0,
      owned: 2,
      filtered: { unmatched: 328, outsideWindow: 10, language: 0, owned: 2, relevance: 0, seenBefore: 0 },
    },
    socialRank: {
      ...failed.socialRank,
      score: 0,
      strength: { value: 0, num: 0, den: 400, ci95: [0, 0.009512], basis: 'capacity', hours: 24 },
      sentiment: {
        ...failed.socialRank.sentiment,
        positive: 0,
        neutral: 0,
        negative: 0,
        unscored: 0,
        ratioText: '0:0',
      },
    },
    volume: {
      ...failed.volume,
      velocityPerHour: { value: 0, ci95: [0, 0.021958], lowerBound: false },
      buckets: sound.volume.buckets.map((bucket) => ({ ...bucket, mentions: 0, positive: 0, neutral: 0 })),
    },
    sentiment: { ...failed.sentiment, n: 0, nEff: 0 },
    authors: { ...failed.authors, known: 0, unique: 0 },
    top: NO_TOP,
    sources: [
      sampleOutcome('hackernews', { status: 'empty', mentions: 0, newest: null, unique: 0, staleness: null }),
      sampleOutcome('bluesky', { status: 'empty', mentions: 0, newest: null, unique: 0, staleness: null }),
      skippedOutcome('x'),
    ],
    mentions: [],
  });
}

/** A single mention. */
export function oneMentionReport(mention: Mention = sampleMention()): Report {
  const empty = emptyReport();
  const one = { value: 1, num: 1, den: 1, ci95: [0.206549, 1] as [number, number] };
  const net = { value: 1, num: 1, den: 1, ci95: [-0.732051, 1] as [number, number] };
  const label = mention.sentiment.label ?? 'neutral';
  return sampleReport({
    ...empty,
    counts: { ...empty.counts, matched: 13, mentions: 1 },
    socialRank: {
      score: 51.1,
      partial: false,
      formula: empty.socialRank.formula,
      strength: { value: 0.0025, num: 1, den: 400, ci95: [0.000441, 0.014021], basis: 'capacity', hours: 24 },
      sentiment: {
        ...{ positive: 0, neutral: 0, negative: 0, [label]: 1 },
        unscored: 0,
        ratio: null,
        ratioText: '1:0',
        logOdds: { value: 1.098612, ci95: [-2.102, 4.299] },
      },
      passion: { value: 0, num: 0, den: 1, ci95: [0, 0.793451], repeatMentionShare: 0 },
      reach: one,
    },
    volume: {
      ...empty.volume,
      velocityPerHour: { value: 0.005952, ci95: [0.000151, 0.033164], lowerBound: false },
      firstMention: mention.publishedAt,
      lastMention: mention.publishedAt,
      buckets: empty.volume.buckets.map((bucket, index) =>
        index === 7 ? { ...bucket, mentions: 1, [label]: 1 } : bucket,
      ),
    },
    sentiment: {
      ...empty.sentiment,
      netSentiment: net,
      netSentimentOpinionated: net,
      positivity: one,
      subjectivity: one,
      authorNetSentiment: net,
      meanPolarity: mention.sentiment.polarity,
      n: 1,
      nEff: 1,
    },
    authors: { ...empty.authors, known: 1, unique: 1, effective: 1, authorConcentration: 1 },
    sources: [sampleOutcome(mention.source, { mentions: 1, unique: 1 }), skippedOutcome('x')],
    mentions: [mention],
  });
}

/** Names and texts in wide, joined and right-to-left scripts, with all kinds of emoji. */
export function worldReport(): Report {
  const texts = [
    'アクメコーヒーのラテが最高です。また来週も行きます',
    'قهوة أكمي ممتازة والخدمة سريعة',
    'กาแฟแอคมีอร่อยมาก',
    '👩‍👩‍👧‍👦 love ❤️ Acme 👍🏽 1️⃣ 🇩🇪',
  ];
  const names = ['珈琲太郎', 'ليلى', 'นิดา', '👾 pixel'];
  return sampleReport({
    query: { input: 'アクメコーヒー', brand: 'アクメコーヒー', expression: 'アクメコーヒー', owned: [], profile: null },
    window: { since: hoursAgo(168), until: AS_OF, timezone: 'Asia/Tokyo' },
    top: {
      ...NO_TOP,
      keywords: ['最高', 'ラテアート', 'ممتازة', 'ไทย', 'café'].map((word, index) =>
        sampleRow(word, 40 - index, 20 - index, index),
      ),
      authors: names.map((name, index) => ({
        ...sampleRow(name, 9 - index, 4, 1),
        source: 'mastodon',
        followers: null,
      })),
      hashtags: [sampleRow('珈琲', 8, 4, 0)],
    },
    mentions: texts.map((text, index) =>
      sampleMention({
        id: `mastodon:${index}`,
        source: 'mastodon',
        text,
        author: { id: String(index), handle: null, name: names[index] ?? null, url: null, followers: null },
        sentiment: sampleSentiment(index % 2 === 0 ? 'positive' : 'negative'),
      }),
    ),
  });
}

/** The same text in every place that strangers can write to. */
export function hostileReport(text: string): Report {
  const mention = sampleMention({
    id: `rss:${text}`,
    source: text,
    title: text,
    text,
    url: `https://evil.example/${text}`,
    author: { id: text, handle: text, name: text, url: text, followers: 1 },
    tags: [text],
    links: [text],
    origin: { name: text, url: text },
    matched: [text],
    copies: [{ source: text, url: text }],
    language: text,
    emotions: [text],
    intents: [text],
  });
  const bad = {
    ...mention,
    id: `x:${text}`,
    author: { ...mention.author, id: 'other', handle: `b${text}` },
    sentiment: sampleSentiment('negative'),
  };
  const sound = partialReport();
  const row = sampleRow(text, 3, 1, 1);
  return sampleReport({
    ...sound,
    query: { input: text, brand: text, expression: text, owned: [text], profile: text },
    top: {
      keywords: [row],
      hashtags: [row],
      authors: [{ ...row, source: text, followers: 3 }],
      sources: [row],
      domains: [row],
      links: [row],
    },
    sources: [
      sampleOutcome(text),
      failedOutcome(`${text}2`, { message: text, hint: text }),
      { ...skippedOutcome('x'), name: text, error: { code: 'needs_config', message: text, retryAt: null, hint: text } },
    ],
    warnings: [{ code: 'bad_line', message: text, source: text }],
    mentions: [mention, bad],
  });
}
