/** The shape of a report (contract: `socialrank.report/1`). Undefined is null, never 0. */
import { z } from 'zod';
import { SOURCE_ERROR_CODES } from '../errors.js';
import { USUAL_LEVEL } from '../usual-level.js';
import { mentionSchema } from './mention.js';

const count = z.int().min(0).nullable();
/** Of many counts, as networks state them. */
const total = z.number().min(0).nullable();
const number = z.number().nullable();
const instant = z.iso.datetime({ precision: 3 });
const interval = z.tuple([z.number(), z.number()]).nullable();

/** A share or a net score with its parts: `value` = `num` / `den`; `ci95` holds at the level of `confidence`. */
export const ratioSchema = z.object({ value: number, num: number, den: total, ci95: interval });

/** A number with its interval, where there is no fraction behind it. */
export const estimateSchema = z.object({ value: number, ci95: interval });

/** What `confidence` is, in whatever has intervals. */
export const CONFIDENCE = 'the level at which the intervals hold, under `ci95` whatever it is';

const netVotes = ratioSchema.extend({ promoters: count, detractors: count });

const opinion = { positive: count, neutral: count, negative: count };

const sourceErrorSchema = z.object({
  code: z.enum(SOURCE_ERROR_CODES),
  message: z.string(),
  retryAt: instant.nullable(),
  hint: z.string().nullable(),
});

const endpointSchema = z.object({
  url: z.string(),
  status: z.enum(['ok', 'empty', 'partial', 'failed', 'skipped']),
  mentions: count,
  fetched: count,
  error: sourceErrorSchema.nullable(),
});

export const sourceOutcomeSchema = z.object({
  name: z.string(),
  status: z.enum(['ok', 'empty', 'partial', 'failed', 'skipped']),
  mentions: count,
  fetched: count,
  limit: count.describe('items asked of it; null: read whole'),
  truncated: z.boolean(),
  observedFrom: instant.nullable(),
  newest: instant.nullable(),
  requests: z.int().min(0),
  durationMs: z.number().min(0),
  unique: count.describe('mentions that no other source found'),
  error: sourceErrorSchema.nullable(),
  staleness: number.describe('seconds from the newest item to the end of the window'),
  found: count.describe('mentions that it found, also those kept from another source'),
  uniqueContribution: ratioSchema.describe('share of all mentions that no other source found'),
  endpoints: z.array(endpointSchema).optional(),
});

const bucketSchema = z.object({
  start: instant,
  mentions: z.int().min(0),
  positive: z.int().min(0),
  neutral: z.int().min(0),
  negative: z.int().min(0),
  partial: z.boolean(),
});

const topRow = { value: z.string(), mentions: z.int().min(0), share: z.number(), ...opinion };
const topRowSchema = z.object(topRow);
const topAuthorSchema = z.object({ ...topRow, source: z.string(), followers: count });

const topDomainSchema = topRowSchema.extend({
  authority: z
    .int()
    .min(0)
    .optional()
    .describe('other domains that led to it in 180 days of the history; absent without one'),
});

const overlapSchema = z.object({ a: z.string(), b: z.string(), mentions: z.int().min(1), jaccard: z.number() });

const unseenSchema = z.object({
  routes: z.tuple([z.string(), z.string()]).nullable().describe('the two sources that found most of the same'),
  first: count.describe('found by the first while both were seen'),
  second: count,
  both: count,
  estimated: estimateSchema.describe('all mentions that both can reach, seen and unseen'),
  reason: z.string().nullable().describe('why there is no estimate'),
  note: z.string(),
});

export const warningSchema = z.object({ code: z.string(), message: z.string(), source: z.string().nullable() });

export const reportSchema = z.object({
  schema: z.literal('socialrank.report/1'),
  tool: z.object({ name: z.literal('socialrank'), version: z.string() }),
  query: z.object({
    input: z.string(),
    brand: z.string(),
    expression: z.string(),
    owned: z.array(z.string()),
    profile: z.string().nullable(),
  }),
  window: z.object({ since: instant, until: instant, timezone: z.string() }),
  asOf: instant,
  status: z.enum(['complete', 'partial', 'failed']),
  exitCode: z.int().min(0),
  counts: z.object({
    fetched: count,
    matched: count,
    mentions: count,
    duplicates: count,
    reposts: count,
    owned: count,
    filtered: z.object({
      unmatched: count,
      outsideWindow: count,
      language: count,
      owned: count,
      relevance: count,
      seenBefore: count,
    }),
  }),
  socialRank: z.object({
    score: z.number().min(0).max(100).nullable().describe('0 to 100, one decimal'),
    partial: z.boolean().describe('a part is unknown and left out of the score'),
    formula: z.string(),
    strength: ratioSchema.extend({ basis: z.enum(['capacity', 'relative', 'baseline']), hours: z.number() }),
    sentiment: z.object({
      ...opinion,
      unscored: count,
      ratio: number,
      ratioText: z.string().nullable(),
      logOdds: estimateSchema,
    }),
    passion: ratioSchema.extend({ repeatMentionShare: number }),
    reach: ratioSchema,
  }),
  volume: z.object({
    velocityPerHour: estimateSchema.extend({ lowerBound: z.boolean() }),
    firstMention: instant.nullable(),
    lastMention: instant.nullable(),
    meanMinutesBetweenMentions: number,
    medianMinutesBetweenMentions: number,
    buckets: z.array(bucketSchema),
  }),
  sentiment: z.object({
    engine: z.string().describe('name@version'),
    threshold: number.describe('null for an engine with probabilities'),
    netSentiment: ratioSchema,
    netSentimentOpinionated: ratioSchema,
    positivity: ratioSchema,
    subjectivity: ratioSchema,
    authorNetSentiment: ratioSchema.describe(
      'one author, one vote: mean polarity against the threshold, or the class that the engine gave most on the whole',
    ),
    meanPolarity: number,
    meanPolarityCi95: interval
      .optional()
      .describe('clustered by author; null with fewer than two of them; absent in what was written before it was said'),
    n: count.describe('scored mentions'),
    nEff: number.describe('effective sample size of netSentiment, after clustering by author'),
    polarization: number,
    engagementWeightedNet: number,
    labelled: count.optional().describe('scored by labels of the user, not by the engine'),
    netSentimentCorrected: estimateSchema
      .optional()
      .describe("with the engine's errors taken out, by a gold matrix; the user's own labels as they are"),
    npsProxy: netVotes
      .extend({ cut: z.number().describe('mean polarity of a promoter'), disclaimer: z.string() })
      .optional(),
    nps: netVotes
      .extend({ outOfScale: count.describe('ratings that are not from 0 to 10') })
      .optional()
      .describe('of ratings from 0 to 10'),
  }),
  emotions: z
    .record(
      z.string(),
      ratioSchema.extend({ lift: estimateSchema.optional().describe('times the share in the baseline handed in') }),
    )
    .describe('scored mentions in which each is told; one may tell several, so that the shares do not sum to 1'),
  authors: z.object({
    known: count,
    unique: count,
    effective: number,
    potentialReach: total,
    followersKnown: count,
    impressions: total,
    authorConcentration: number.describe('Herfindahl–Hirschman index of mentions by author'),
    gini: number,
    estimated: estimateSchema.describe('at least so many authors, seen and unseen (Chao1)'),
  }),
  engagement: z.object({ likes: total, reposts: total, replies: total, views: total, virality: number }),
  top: z.object({
    keywords: z.array(topRowSchema),
    hashtags: z.array(topRowSchema),
    authors: z.array(topAuthorSchema),
    sources: z.array(topRowSchema),
    domains: z.array(topDomainSchema),
    links: z.array(topRowSchema),
  }),
  coverage: z.object({
    time: number,
    author: number,
    timestamp: number,
    sentiment: number,
    language: number,
    overlap: z.array(overlapSchema).nullable().describe('pairs of sources that found the same mentions'),
    unseen: unseenSchema.describe('mentions that nobody saw, judged by two sources that find the same ones (Chapman)'),
  }),
  sources: z.array(sourceOutcomeSchema),
  warnings: z.array(warningSchema),
  confidence: z
    .number()
    .min(0.5)
    .max(0.999)
    .optional()
    .describe(`${CONFIDENCE}; absent in what was written before it was said: ${USUAL_LEVEL}`),
  mentions: z.array(mentionSchema).optional().describe('newest first; absent with --no-mentions'),
});
