/** The schema of a comparison of brands (contract: `socialrank.compare/1`). Unknown values are null, never 0. */
import { z } from 'zod';
import { CONFIDENCE, estimateSchema, ratioSchema, reportSchema, sourceOutcomeSchema, warningSchema } from './report.js';

const count = z.int().min(0).nullable();
const instant = z.iso.datetime({ precision: 3 });
const interval = z.tuple([z.number(), z.number()]).nullable();

const brandSchema = z.object({
  brand: z.string(),
  mentions: count.describe('mentions on the common ground (see `sources`)'),
  shareOfVoice: ratioSchema,
  netSentiment: ratioSchema,
  rankGroup: count.describe('place by net sentiment, 1 is best; brands that cannot be told apart share a place'),
  voiceGroup: count.describe('place by share of voice, in the same way'),
  sovPositive: ratioSchema.describe('its share of the positive mentions of all brands'),
  positive: count,
  neutral: count,
  negative: count,
  unscored: count,
  n: count.describe('scored mentions'),
  nEff: z.number().nullable().describe('effective sample size of netSentiment, after clustering by author'),
  strength: ratioSchema
    .extend({ basis: z.literal('relative'), hours: z.number() })
    .describe('mentions in the last hours ÷ those of the brand with the most'),
  authors: z.object({
    known: count,
    unique: count,
    authorsPer100: z
      .number()
      .nullable()
      .describe(
        "expected distinct authors among `rarefiedTo` mentions, times 100 ÷ `rarefiedTo` (Hurlbert's rarefaction)",
      ),
  }),
  leftOut: count.describe('mentions outside the common ground'),
  query: reportSchema.shape.query,
  status: reportSchema.shape.status,
  engine: z.string().describe('name@version'),
  expectedShare: z.number().optional().describe('expected share of voice, as it was given'),
  excessShareOfVoice: estimateSchema.optional().describe('shareOfVoice − expectedShare'),
});

const overlapSchema = z.object({
  a: z.string(),
  b: z.string(),
  mentions: z.int().min(0).describe('number of items that name both'),
  jaccard: z.number().nullable().describe('items that name both ÷ items that name either'),
});

const pairSchema = z.object({
  a: z.string(),
  b: z.string(),
  difference: z.number().nullable().describe('value of a − value of b'),
  ci95: interval,
  pHolm: z.number().nullable().describe('p-value of the difference, adjusted for all pairs of the metric (Holm)'),
  metric: z.enum(['netSentiment', 'shareOfVoice']),
});

const termSchema = z.object({
  brand: z.string(),
  term: z.string(),
  z: z.number().describe('log-odds ratio against the other brands in standard deviations, counted by authors'),
  pAdjusted: z.number().describe('p-value adjusted for all terms and brands (Benjamini–Hochberg)'),
  mentions: z.int().min(0),
  example: z.object({ id: z.string(), url: z.string().nullable() }),
});

const sourceSchema = z.object({
  name: z.string(),
  used: z.boolean().describe('whether its mentions count: it showed all brands alike'),
  reason: z
    .enum(['failed', 'skipped', 'unordered', 'uneven'])
    .nullable()
    .describe(
      'why it is not used: it failed, or was not asked, for a brand; it was cut short without being read newest first; or it did not answer in the same parts for every brand',
    ),
  observedFrom: instant.nullable().describe('time from which on it was seen for every brand'),
  truncated: z.array(z.string()).describe('brands for which it was cut short'),
  failed: z.array(z.string()).describe('brands for which it did not answer; empty if it was not asked'),
  error: sourceOutcomeSchema.shape.error.describe('its error, for the first brand that had one'),
});

export const compareSchema = z.object({
  schema: z.literal('socialrank.compare/1'),
  window: reportSchema.shape.window,
  censored: z
    .boolean()
    .describe('a source was cut short for a brand, so shares cover only the time in which all brands were seen'),
  brands: z.array(brandSchema).describe('in the order in which they were given'),
  overlap: z.array(overlapSchema),
  pairs: z.array(pairSchema),
  terms: z
    .array(termSchema)
    .describe('terms used about a brand more than about the others, by brand, most certain first'),
  sov: z
    .enum(['items', 'fractional'])
    .describe('how an item that names k brands counts: once for each (items), or 1/k for each (fractional)'),
  rarefiedTo: count.describe('number of mentions by known authors that `authorsPer100` is scaled down to'),
  sources: z.array(sourceSchema),
  warnings: z.array(warningSchema),
  asOf: reportSchema.shape.asOf,
  status: reportSchema.shape.status,
  exitCode: reportSchema.shape.exitCode,
  tool: reportSchema.shape.tool,
  confidence: z.number().describe(CONFIDENCE),
});
