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
export const ratioSchema = z.object({
  value: number.describe('num / den, a fraction; null where it is unknown'),
  num: number,
  den: total,
  ci95: interval.describe('[low, high]'),
});

/** A number with its interval, where there is no fraction behind it. */
export const estimateSchema = z.object({ value: number, ci95: interval.describe('[low, high]') });

/** What `confidence` is, in whatever has intervals. */
export const CONFIDENCE = 'the level at which the intervals hold, under `ci95` whatever it is';

const netVotes = ratioSchema.extend({ promoters: count, detractors: count });

const opinion = { positive: count, neutral: count, negative: count };

const sourceErrorSchema = z.object({
  code: z.enum(SOURCE_ERROR_CODES),
  message: z.string(),
  retryAt: instant.nullable().describe('when asking again makes sense'),
  hint: z.string().nullable().describe('what a person can do, in one line'),
});

const endpointSchema = z.object({
  url: z.string(),
  status: z.enum(['ok', 'empty', 'partial', 'failed', 'skipped']),
  mentions: count,
  fetched: count,
  error: sourceErrorSchema.nullable(),
});

export const sourceOutcomeSchema = z.object({
  name: z.string().describe("the source's own; of a local input file:PATH, or -"),
  status: z.enum(['ok', 'empty', 'partial', 'failed', 'skipped']),
  mentions: count,
  fetched: count.describe('items that it gave, matching or not; null: it did not answer'),
  limit: count.describe('items asked of it; null: read whole'),
  truncated: z.boolean().describe('it may hold more than it gave: its counts are lower bounds'),
  observedFrom: instant.nullable().describe('from when on all of it was seen; null: unknown'),
  newest: instant.nullable().describe('time of its newest item, matching or not'),
  requests: z.int().min(0),
  durationMs: z.number().min(0).describe('0 for local inputs and replays'),
  unique: count.describe('mentions that no other source found'),
  error: sourceErrorSchema.nullable(),
  staleness: number.describe('seconds from the newest item to the end of the window'),
  found: count.describe('mentions that it found, also those kept from another source'),
  uniqueContribution: ratioSchema.describe('share of all mentions that no other source found'),
  endpoints: z.array(endpointSchema).optional().describe('of a source with several: feeds, instances, sites, files'),
});

const bucketSchema = z.object({
  start: instant.describe('its end is the start of the next; days and weeks begin at local midnight'),
  mentions: z.int().min(0),
  positive: z.int().min(0),
  neutral: z.int().min(0),
  negative: z.int().min(0),
  partial: z.boolean().describe('the window covers only a part of it'),
});

const topRow = {
  value: z.string(),
  mentions: z.int().min(0),
  share: z.number().describe('of the mentions'),
  ...opinion,
};
const topRowSchema = z.object(topRow);
const topAuthorSchema = z.object({ ...topRow, source: z.string(), followers: count });

const topDomainSchema = topRowSchema.extend({
  authority: z
    .int()
    .min(0)
    .optional()
    .describe('other domains that led to it in 180 days of the history; absent without one'),
});

const overlapSchema = z.object({
  a: z.string(),
  b: z.string(),
  mentions: z.int().min(1).describe('found by both'),
  jaccard: z.number().describe('those over the ones found by either'),
});

const unseenSchema = z.object({
  routes: z.tuple([z.string(), z.string()]).nullable().describe('the two sources that found most of the same'),
  first: count.describe('found by the first while both were seen'),
  second: count,
  both: count,
  estimated: estimateSchema.describe('all mentions that both can reach, seen and unseen'),
  reason: z.string().nullable().describe('why there is no estimate'),
  note: z.string(),
});

export const warningSchema = z.object({
  code: z.string().describe('stable: later versions may add some'),
  message: z.string().describe('for people'),
  source: z.string().nullable().describe('null: it is about the whole'),
});

export const reportSchema = z.object({
  schema: z.literal('socialrank.report/1'),
  tool: z.object({ name: z.literal('socialrank'), version: z.string() }),
  query: z.object({
    input: z.string().describe('as typed'),
    brand: z.string(),
    expression: z.string().describe('the canonical form: reading it again gives the same query'),
    owned: z.array(z.string()).describe("the brand's own accounts, as @handle"),
    profile: z.string().nullable().describe('name of the profile that it was made from'),
  }),
  window: z
    .object({ since: instant, until: instant, timezone: z.string().describe('IANA name: days are counted in it') })
    .describe('[since, until)'),
  asOf: instant.describe('of when the numbers are: the end of the window, or now where that lies ahead'),
  status: z
    .enum(['complete', 'partial', 'failed'])
    .describe('partial: a source failed or was cut off; failed: none answered'),
  exitCode: z.int().min(0).describe('of the program, as known when this was written: see `socialrank help exit-codes`'),
  counts: z
    .object({
      fetched: count.describe('mentions + duplicates + reposts + all that was filtered'),
      matched: count.describe('fetched less unmatched'),
      mentions: count.describe('those that the numbers of the report are about'),
      duplicates: count.describe('folded into a mention, as its `copies`'),
      reposts: count.describe('listed with `repostOf`, outside `mentions`'),
      owned: count.describe("the brand's own posts, listed with `isOwned`"),
      filtered: z
        .object({
          unmatched: count,
          outsideWindow: count,
          language: count,
          owned: count,
          relevance: count,
          seenBefore: count,
        })
        .describe('items that fell out, each for the first reason in this order'),
    })
    .describe('each null where no source answered'),
  socialRank: z.object({
    score: z.number().min(0).max(100).nullable().describe('0 to 100, one decimal'),
    partial: z.boolean().describe('a part is unknown and left out of the score'),
    formula: z.string().describe('name and weights of strength, sentiment, passion, reach'),
    strength: ratioSchema
      .extend({
        basis: z.enum(['capacity', 'relative', 'baseline']).describe('what `den` is: of a scan always capacity'),
        hours: z.number().describe('the last of the window, 24 at most'),
      })
      .describe('mentions of the last hours over the items that the sources could have given then'),
    sentiment: z.object({
      ...opinion,
      unscored: count.describe('that the engine could not judge: in none of the three'),
      ratio: number.describe('positive / negative; null without negative ones'),
      ratioText: z.string().nullable().describe('as 1.5:1; the counts where one is 0'),
      logOdds: estimateSchema.describe('ln((positive + 1/2) / (negative + 1/2))'),
    }),
    passion: ratioSchema
      .extend({ repeatMentionShare: number.describe('share of the mentions by known authors that are theirs') })
      .describe('authors of two and more mentions over known authors'),
    reach: ratioSchema.describe('known authors over their mentions: diversity, not audience'),
  }),
  volume: z.object({
    velocityPerHour: estimateSchema
      .extend({ lowerBound: z.boolean().describe('a source was cut short') })
      .describe('mentions per hour'),
    firstMention: instant.nullable(),
    lastMention: instant.nullable(),
    meanMinutesBetweenMentions: number,
    medianMinutesBetweenMentions: number,
    buckets: z
      .array(bucketSchema)
      .describe('days, hours for windows up to 48 h, weeks beyond 3,700 days; oldest first'),
  }),
  sentiment: z.object({
    engine: z.string().describe('name@version'),
    threshold: number.describe('null for an engine with probabilities'),
    netSentiment: ratioSchema.describe('(positive - negative) / scored, -1 to 1'),
    netSentimentOpinionated: ratioSchema.describe('(positive - negative) / (positive + negative), -1 to 1'),
    positivity: ratioSchema.describe('positive / (positive + negative)'),
    subjectivity: ratioSchema.describe('(positive + negative) / scored'),
    authorNetSentiment: ratioSchema.describe(
      'one author, one vote: mean polarity against the threshold, or the class that the engine gave most on the whole',
    ),
    meanPolarity: number.describe('-1 to 1'),
    meanPolarityCi95: interval
      .optional()
      .describe('clustered by author; null with fewer than two of them; absent in what was written before it was said'),
    n: count.describe('scored mentions'),
    nEff: number.describe('effective sample size of netSentiment, after clustering by author'),
    polarization: number.describe('0 to 1: 1 where half praise, half blame and nobody is neutral'),
    engagementWeightedNet: number.describe('net sentiment in which a mention weighs 1 + ln(1 + interactions); -1 to 1'),
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
    known: count.describe('mentions with a known author'),
    unique: count.describe('those authors'),
    effective: number.describe('equally active authors that would be as concentrated'),
    potentialReach: total.describe('followers of the authors of whom they are known, each author once: an upper bound'),
    followersKnown: count.describe('those authors'),
    impressions: total.describe('followers at every mention: an upper bound'),
    authorConcentration: number.describe('Herfindahl–Hirschman index of mentions by author'),
    gini: number.describe('of mentions by author: 0 where all have as many'),
    estimated: estimateSchema.describe('at least so many authors, seen and unseen (Chao1)'),
  }),
  engagement: z
    .object({
      likes: total,
      reposts: total,
      replies: total,
      views: total,
      virality: number.describe('reposts seen for every original'),
    })
    .describe('sums of what is known; null: nothing is'),
  top: z.object({
    keywords: z.array(topRowSchema),
    hashtags: z.array(topRowSchema),
    authors: z.array(topAuthorSchema),
    sources: z.array(topRowSchema),
    domains: z.array(topDomainSchema),
    links: z.array(topRowSchema),
  }),
  coverage: z.object({
    time: number.describe('share of the window in which the asked sources were watched'),
    author: number.describe('share of the mentions with a known author; so the next three'),
    timestamp: number,
    sentiment: number.describe('that were scored'),
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
