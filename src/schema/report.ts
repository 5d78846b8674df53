/** The schema of a report (contract: `socialrank.report/1`). Unknown values are null, never 0. */
import { z } from 'zod';
import { DEFAULT_CONFIDENCE } from '../default-confidence.js';
import { SOURCE_ERROR_CODES } from '../errors.js';
import { mentionSchema } from './mention.js';

const count = z.int().min(0).nullable();
/** A sum of many counts, as stated by networks. */
const total = z.number().min(0).nullable();
const number = z.number().nullable();
const instant = z.iso.datetime({ precision: 3 });
const interval = z.tuple([z.number(), z.number()]).nullable();

/**
 * A share or net score with its parts: `value` = `num` / `den`; `ci95` is its interval at the level in `confidence`.
 */
export const ratioSchema = z.object({
  value: number.describe('num / den as a fraction; null: unknown'),
  num: number.describe('numerator; null: unknown'),
  den: total.describe('denominator; null: unknown'),
  ci95: interval.describe('[low, high]'),
});

/** A number with its interval that is not a fraction of two counts. */
export const estimateSchema = z.object({
  value: number.describe('null: unknown'),
  ci95: interval.describe('[low, high]'),
});

/** The description of `confidence` in every output that has intervals. */
export const CONFIDENCE = 'confidence level of the intervals, 0.5 to 0.999; they are under `ci95` at any level';

const netVotes = ratioSchema.extend({ promoters: count, detractors: count });

const opinion = { positive: count, neutral: count, negative: count };

const sourceErrorSchema = z.object({
  code: z.enum(SOURCE_ERROR_CODES),
  message: z.string(),
  retryAt: instant.nullable().describe('when to ask again; null: not known'),
  hint: z.string().nullable().describe('what you can do about it, in one line'),
});

const endpointSchema = z.object({
  url: z.string(),
  status: z.enum(['ok', 'empty', 'partial', 'failed', 'skipped']),
  mentions: count,
  fetched: count,
  error: sourceErrorSchema.nullable(),
});

export const sourceOutcomeSchema = z.object({
  name: z.string().describe('name of the source; for local input file:PATH, or - for standard input'),
  status: z.enum(['ok', 'empty', 'partial', 'failed', 'skipped']),
  mentions: count.describe('mentions listed under it'),
  fetched: count.describe('items that it returned, whether they match or not; null: it did not answer'),
  limit: count.describe('limit on the items asked for; null: read whole'),
  truncated: z.boolean().describe('it may hold more than it returned, so its counts are lower bounds'),
  observedFrom: instant.nullable().describe('time from which on all its items were seen; null: unknown'),
  newest: instant.nullable().describe('time of its newest item, whether it matches or not'),
  requests: z.int().min(0).describe('requests sent, including retries and redirects'),
  durationMs: z.number().min(0).describe('milliseconds; 0 for local inputs and replays'),
  unique: count.describe('mentions that no other source found'),
  error: sourceErrorSchema.nullable().describe('why it did not answer, or not completely; null: it did'),
  staleness: number.describe('seconds from its newest item to the end of the window'),
  found: count.describe('mentions that it found, including those listed under another source'),
  uniqueContribution: ratioSchema.describe('share of all mentions that no other source found'),
  endpoints: z
    .array(endpointSchema)
    .optional()
    .describe('only for a source with several: feeds, instances, sites, files'),
});

const bucketSchema = z.object({
  start: instant.describe('it ends where the next one starts; days and weeks begin at local midnight'),
  mentions: z.int().min(0),
  positive: z.int().min(0),
  neutral: z.int().min(0),
  negative: z.int().min(0),
  partial: z.boolean().describe('the window covers only part of it'),
});

const topRow = {
  value: z.string().describe('the keyword, hashtag, author, source, domain or link'),
  mentions: z.int().min(0),
  share: z.number().describe('its share of all mentions'),
  ...opinion,
};
const topRowSchema = z.object(topRow);
const topAuthorSchema = z.object({ ...topRow, source: z.string(), followers: count });

const topDomainSchema = topRowSchema.extend({
  authority: z
    .int()
    .min(0)
    .optional()
    .describe('number of other domains that linked to it in 180 days of the history; absent without a history'),
});

const overlapSchema = z.object({
  a: z.string(),
  b: z.string(),
  mentions: z.int().min(1).describe('found by both'),
  jaccard: z.number().describe('mentions found by both ÷ mentions found by either'),
});

const unseenSchema = z.object({
  routes: z.tuple([z.string(), z.string()]).nullable().describe('the two sources that share the most mentions'),
  first: count.describe('mentions that the first one found in the time that both cover'),
  second: count.describe('mentions that the second one found in that time'),
  both: count.describe('mentions that both found in that time'),
  estimated: estimateSchema.describe("Chapman's estimate of all mentions that both can reach, seen and unseen"),
  reason: z.string().nullable().describe('why there is no estimate; null: there is one'),
  note: z.string(),
});

export const warningSchema = z.object({
  code: z.string().describe('stable; later versions may add further codes'),
  message: z.string().describe('in words; may change between versions'),
  source: z.string().nullable().describe('null: it concerns the whole scan'),
});

export const reportSchema = z.object({
  schema: z.literal('socialrank.report/1'),
  tool: z.object({ name: z.literal('socialrank'), version: z.string() }),
  query: z.object({
    input: z.string().describe('as typed'),
    brand: z.string(),
    expression: z.string().describe('the canonical form: reading it again gives the same query'),
    owned: z.array(z.string()).describe("the brand's own accounts, as @handle"),
    profile: z.string().nullable().describe('name of the profile that the query was made from; null: none'),
  }),
  window: z
    .object({
      since: instant,
      until: instant,
      timezone: z.string().describe('IANA name of the time zone in which days are counted'),
    })
    .describe('from since up to, not including, until'),
  asOf: instant.describe('time of the numbers: end of the window, or time of the scan if that is earlier'),
  status: z
    .enum(['complete', 'partial', 'failed'])
    .describe('partial: a source failed or was cut off; failed: no source answered'),
  exitCode: z
    .int()
    .min(0)
    .describe('exit code of the program, as far as known when this was written: see `socialrank help exit-codes`'),
  counts: z
    .object({
      fetched: count.describe('all items that the sources returned: mentions + duplicates + reposts + filtered'),
      matched: count.describe('fetched − filtered.unmatched'),
      mentions: count.describe('mentions that the numbers of the report are based on'),
      duplicates: count.describe('copies that were folded into a mention and are listed in its `copies`'),
      reposts: count.describe('reposts, listed with `repostOf` but not counted in `mentions`'),
      owned: count.describe('posts of the brand itself, listed with `isOwned`'),
      filtered: z
        .object({
          unmatched: count,
          outsideWindow: count,
          language: count,
          owned: count,
          relevance: count,
          seenBefore: count,
        })
        .describe('items that were left out, each counted under the first reason that applies, in this order'),
    })
    .describe('all null if no source answered'),
  socialRank: z.object({
    score: z.number().min(0).max(100).nullable().describe('0 to 100, rounded to one decimal; null: unknown'),
    partial: z.boolean().describe('one of the four parts is unknown and left out of the score'),
    formula: z.string().describe('formula and weights of strength, sentiment, passion, reach: sr1:0.25,0.25,0.25,0.25'),
    strength: ratioSchema
      .extend({
        basis: z
          .enum(['capacity', 'relative', 'baseline'])
          .describe('what `den` stands for; in a scan always capacity'),
        hours: z
          .number()
          .describe('length of the period counted, in hours: the last 24 of the window, or all of a shorter one'),
      })
      .describe('mentions in the last hours ÷ items the sources could have returned then; Wilson interval'),
    sentiment: z.object({
      ...opinion,
      unscored: count.describe('mentions that the engine could not judge; not part of the other three'),
      ratio: number.describe('positive ÷ negative; null if there are no negative ones'),
      ratioText: z.string().nullable().describe('such as 1.5:1; the two counts if one of them is 0'),
      logOdds: estimateSchema.describe('ln((positive + 1/2) / (negative + 1/2))'),
    }),
    passion: ratioSchema
      .extend({
        repeatMentionShare: number.describe('share of the mentions by known authors that these authors wrote'),
      })
      .describe('authors with two or more mentions ÷ known authors; Wilson interval'),
    reach: ratioSchema.describe('known authors ÷ their mentions: diversity, not audience; bootstrap interval'),
  }),
  volume: z.object({
    velocityPerHour: estimateSchema
      .extend({ lowerBound: z.boolean().describe('a source was cut short, so the true value may be higher') })
      .describe('mentions per hour'),
    firstMention: instant.nullable(),
    lastMention: instant.nullable(),
    meanMinutesBetweenMentions: number,
    medianMinutesBetweenMentions: number,
    buckets: z
      .array(bucketSchema)
      .describe('days; hours for windows of up to 48 h; weeks for windows of more than 3,700 days; oldest first'),
  }),
  sentiment: z.object({
    engine: z.string().describe('name@version'),
    threshold: number.describe('smallest |polarity| that is not neutral; null for an engine with probabilities'),
    netSentiment: ratioSchema.describe('(positive − negative) ÷ scored, -1 to 1; adjusted Wald interval'),
    netSentimentOpinionated: ratioSchema.describe('(positive − negative) ÷ (positive + negative), -1 to 1'),
    positivity: ratioSchema.describe('positive ÷ (positive + negative)'),
    subjectivity: ratioSchema.describe('(positive + negative) ÷ scored'),
    authorNetSentiment: ratioSchema.describe(
      'one author, one vote: by mean polarity against the threshold or, without a threshold, by the most likely class over all the author said',
    ),
    meanPolarity: number.describe('mean polarity of the scored mentions, -1 to 1'),
    meanPolarityCi95: interval
      .optional()
      .describe(
        "Student's t interval of meanPolarity, clustered by author; null with fewer than two authors; absent in reports of older versions",
      ),
    n: count.describe('scored mentions'),
    nEff: number.describe('effective sample size of netSentiment, after clustering by author'),
    polarization: number.describe('0 to 1; 1 if half is positive, half negative and nothing neutral'),
    engagementWeightedNet: number.describe('net sentiment with mentions weighted by 1 + ln(1 + interactions), -1 to 1'),
    labelled: count.optional().describe('mentions scored by your own labels instead of the engine'),
    netSentimentCorrected: estimateSchema
      .optional()
      .describe(
        "netSentiment corrected for the engine's errors with a gold matrix (Rogan-Gladen); your own labels are added unchanged",
      ),
    npsProxy: netVotes
      .extend({ cut: z.number().describe('smallest mean polarity of a promoter'), disclaimer: z.string() })
      .optional(),
    nps: netVotes
      .extend({ outOfScale: count.describe('ratings outside 0 to 10, which are left out') })
      .optional()
      .describe('NPS of ratings from 0 to 10: (promoters − detractors) ÷ ratings, -1 to 1'),
  }),
  emotions: z
    .record(
      z.string(),
      ratioSchema.extend({
        lift: estimateSchema.optional().describe('share ÷ its share in the baseline that was given'),
      }),
    )
    .describe(
      'by emotion: mentions that express it ÷ scored mentions; one mention may express several, so the shares need not sum to 1',
    ),
  authors: z.object({
    known: count.describe('mentions with a known author'),
    unique: count.describe('number of different known authors'),
    effective: number.describe('equally active authors that would be as concentrated: 1 ÷ authorConcentration'),
    potentialReach: total.describe('sum of the followers that are known, each author once: an upper bound'),
    followersKnown: count.describe('number of authors whose followers are known'),
    impressions: total.describe('followers of the author, summed over all mentions: an upper bound'),
    authorConcentration: number.describe('Herfindahl–Hirschman index of mentions by author, 0 to 1'),
    gini: number.describe('Gini coefficient of mentions by author; 0 if all have the same number'),
    estimated: estimateSchema.describe('lower bound on the number of authors, seen and unseen (Chao1)'),
  }),
  engagement: z
    .object({
      likes: total,
      reposts: total,
      replies: total,
      views: total,
      virality: number.describe('reposts found per original mention'),
    })
    .describe('sums over the mentions whose numbers are known; null: none is'),
  top: z.object({
    keywords: z.array(topRowSchema),
    hashtags: z.array(topRowSchema),
    authors: z.array(topAuthorSchema),
    sources: z.array(topRowSchema),
    domains: z.array(topDomainSchema),
    links: z.array(topRowSchema),
  }),
  coverage: z.object({
    time: number.describe('share of the window that the sources asked cover, averaged over them'),
    author: number.describe('share of the mentions with a known author; the next three likewise'),
    timestamp: number,
    sentiment: number.describe('share of the mentions that were scored'),
    language: number,
    overlap: z.array(overlapSchema).nullable().describe('pairs of sources that found some of the same mentions'),
    unseen: unseenSchema.describe('mentions that were missed, estimated from two sources that overlap (Chapman)'),
  }),
  sources: z.array(sourceOutcomeSchema),
  warnings: z.array(warningSchema),
  confidence: z
    .number()
    .min(0.5)
    .max(0.999)
    .optional()
    .describe(`${CONFIDENCE}; absent in reports of older versions, which used ${DEFAULT_CONFIDENCE}`),
  mentions: z.array(mentionSchema).optional().describe('newest first; absent with --no-mentions'),
});
