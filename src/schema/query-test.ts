/** The shape of what `query test` finds out (contract: `socialrank.query-test/1`). */
import { z } from 'zod';
import { mentionSchema } from './mention.js';
import { CONFIDENCE, ratioSchema, reportSchema } from './report.js';

const count = z.int().min(0);

const itemSchema = z.object({
  id: z.string(),
  relevant: z.boolean().nullable().describe('as judged; null: not yet, or passed over'),
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
  to: z.number().describe('not including it, but for 1'),
  hits: count.describe('of all that was found'),
  precision: ratioSchema.describe('within the band'),
  precisionFrom: ratioSchema.describe('with --min-relevance at `from`'),
  rightKept: ratioSchema.describe('the right ones that stay with --min-relevance at `from`'),
});

const exclusionSchema = z.object({
  words: z.string(),
  z: z.number().describe('log-odds of standing in a wrong one, in standard deviations'),
  wrong: count.describe('wrong ones that it would drop, of those judged'),
  right: count.describe('right ones'),
  hits: count.describe('of all that was found'),
});

const suggestionSchema = z.object({
  query: z.string(),
  words: z.array(z.string()),
  precision: ratioSchema.describe('of what would be left, by the judgements that chose the words: a little too good'),
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
  hits: count.describe('mentions that count'),
  sample: z.object({ size: count, seed: count, judged: count, passedOver: count, open: count, elsewhere: count }),
  precision: ratioSchema,
  bands: z.array(bandSchema),
  exclusions: z.array(exclusionSchema).describe('surest first'),
  suggestion: suggestionSchema.nullable(),
  items: z.array(itemSchema).describe('the sample, in the order of judging'),
  confidence: z.number().describe(CONFIDENCE),
});
