/** The schema of the results of `query test` (contract: `socialrank.query-test/1`). */
import { z } from 'zod';
import { mentionSchema } from './mention.js';
import { CONFIDENCE, ratioSchema, reportSchema } from './report.js';

const count = z.int().min(0);

const itemSchema = z.object({
  id: z.string(),
  relevant: z.boolean().nullable().describe('your judgement; null: not judged yet, or skipped'),
  relevance: mentionSchema.shape.relevance,
  source: z.string(),
  author: z.string().nullable(),
  publishedAt: mentionSchema.shape.publishedAt,
  title: z.string().nullable(),
  excerpt: z.string(),
  url: z.string().nullable(),
});

const bandSchema = z.object({
  from: z.number(),
  to: z.number().describe('upper end of the band, not included except for 1'),
  hits: count.describe('number of all hits'),
  precision: ratioSchema.describe('precision within the band'),
  precisionFrom: ratioSchema.describe('precision with --min-relevance at `from`'),
  rightKept: ratioSchema.describe('share of the relevant hits that --min-relevance at `from` keeps'),
});

const exclusionSchema = z.object({
  words: z.string(),
  z: z.number().describe('log-odds ratio of being in an irrelevant hit, in standard deviations'),
  wrong: count.describe('judged irrelevant hits that excluding the words would drop'),
  right: count.describe('judged relevant hits that excluding the words would drop'),
  hits: count.describe('number of all hits'),
});

const suggestionSchema = z.object({
  query: z.string(),
  words: z.array(z.string()),
  precision: ratioSchema.describe(
    'precision of what would be left; slightly optimistic, since the same judgements chose the words',
  ),
  wrongDropped: ratioSchema,
  rightDropped: ratioSchema,
});

export const queryTestSchema = z.object({
  schema: z.literal('socialrank.query-test/1'),
  tool: reportSchema.shape.tool,
  query: reportSchema.shape.query,
  window: reportSchema.shape.window,
  asOf: reportSchema.shape.asOf,
  status: reportSchema.shape.status,
  exitCode: reportSchema.shape.exitCode,
  hits: count.describe('number of mentions found'),
  sample: z.object({ size: count, seed: count, judged: count, passedOver: count, open: count, elsewhere: count }),
  precision: ratioSchema,
  bands: z.array(bandSchema),
  exclusions: z.array(exclusionSchema).describe('most certain first'),
  suggestion: suggestionSchema.nullable(),
  items: z.array(itemSchema).describe('the sample, in the order in which to judge it'),
  confidence: z.number().describe(CONFIDENCE),
});
