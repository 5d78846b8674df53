/** The shape of a comparison of brands (contract: `socialrank.compare/1`). Undefined is null, never 0. */
import { z } from 'zod';
import { CONFIDENCE, estimateSchema, ratioSchema, reportSchema, sourceOutcomeSchema, warningSchema } from './report.js';

const count = z.int().min(0).nullable();
const instant = z.iso.datetime({ precision: 3 });
const interval = z.tuple([z.number(), z.number()]).nullable();

const brandSchema = z.object({
  brand: z.string(),
  mentions: count.describe('on the common ground: see `sources`'),
  shareOfVoice: ratioSchema,
  netSentiment: ratioSchema,
  rankGroup: count.describe('by net sentiment, 1 is best; who cannot be told apart shares one'),
  voiceGroup: count.describe('the same by share of voice'),
  sovPositive: ratioSchema.describe('share of the positive mentions of all'),
  positive: count,
  neutral: count,
  negative: count,
  unscored: count,
  n: count.describe('scored mentions'),
  nEff: z.number().nullable().describe('effective sample size of netSentiment, after clustering by author'),
  strength: ratioSchema
    .extend({ basis: z.literal('relative'), hours: z.number() })
    .describe('mentions of the last hours over those of the brand that has most'),
  authors: z.object({
    known: count,
    unique: count,
    authorsPer100: z.number().nullable().describe('distinct authors among `rarefiedTo` mentions, for 100'),
  }),
  leftOut: count.describe('mentions that lie outside the common ground'),
  query: reportSchema.shape.query,
  status: reportSchema.shape.status,
  engine: z.string().describe('name@version'),
  expectedShare: z.number().optional().describe('of voice, as it was handed in'),
  excessShareOfVoice: estimateSchema.optional().describe('shareOfVoice less expectedShare'),
});

const overlapSchema = z.object({
  a: z.string(),
  b: z.string(),
  mentions: z.int().min(0).describe('items that name both'),
  jaccard: z.number().nullable().describe('those over the items that name either'),
});

const pairSchema = z.object({
  a: z.string(),
  b: z.string(),
  difference: z.number().nullable().describe('a less b'),
  ci95: interval,
  pHolm: z.number().nullable().describe('as sure as it is after all pairs of the metric were looked at'),
  metric: z.enum(['netSentiment', 'shareOfVoice']),
});

const termSchema = z.object({
  brand: z.string(),
  term: z.string(),
  z: z.number().describe('log-odds against the other brands, in standard deviations; by authors'),
  pAdjusted: z.number().describe('after Benjamini and Hochberg, over all terms and brands'),
  mentions: z.int().min(0),
  example: z.object({ id: z.string(), url: z.string().nullable() }),
});

const sourceSchema = z.object({
  name: z.string(),
  used: z.boolean().describe('it shows all brands alike'),
  reason: z
    .enum(['failed', 'skipped', 'unordered', 'uneven'])
    .nullable()
    .describe(
      'why not: it failed or was not asked for a brand; was cut short without being read newest first; other parts of it failed for one brand than for another',
    ),
  observedFrom: instant.nullable().describe('from when on it was seen for every brand'),
  truncated: z.array(z.string()).describe('brands for which it was cut short'),
  failed: z.array(z.string()).describe('brands for which it did not answer; none where nobody asked it'),
  error: sourceOutcomeSchema.shape.error.describe('what it said, of the first brand for which it said something'),
});

export const compareSchema = z.object({
  schema: z.literal('socialrank.compare/1'),
  window: reportSchema.shape.window,
  censored: z
    .boolean()
    .describe('a source was cut short for a brand: shares are those of the time in which all were seen'),
  brands: z.array(brandSchema).describe('as they were given'),
  overlap: z.array(overlapSchema),
  pairs: z.array(pairSchema),
  terms: z.array(termSchema).describe('what is said of a brand and less of the others, by brand, surest first'),
  sov: z.enum(['items', 'fractional']).describe('an item that names k brands counts for each, or a k-th part for each'),
  rarefiedTo: count.describe('mentions by known authors to which `authorsPer100` is brought down'),
  sources: z.array(sourceSchema),
  warnings: z.array(warningSchema),
  asOf: reportSchema.shape.asOf,
  status: reportSchema.shape.status,
  exitCode: reportSchema.shape.exitCode,
  tool: reportSchema.shape.tool,
  confidence: z.number().describe(CONFIDENCE),
});
