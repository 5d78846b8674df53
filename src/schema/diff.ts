/** The schema of the differences between two runs (contract: `socialrank.diff/1`). */
import { z } from 'zod';
import { mentionSchema } from './mention.js';
import { reportSchema, warningSchema } from './report.js';

const count = z.int().min(0);

const runSchema = z.object({
  id: z.string().nullable().describe('id of the stored run; null: it was read from a file'),
  brand: z.string(),
  expression: z.string(),
  profile: z.string().nullable(),
  asOf: reportSchema.shape.asOf,
  window: reportSchema.shape.window,
  status: reportSchema.shape.status,
  engine: z.string(),
  formula: z.string(),
  mentions: count.nullable(),
});

const CHANGING = [
  'title',
  'text',
  'label',
  'rating',
  'likes',
  'reposts',
  'replies',
  'quotes',
  'views',
  'score',
] as const;

const value = z.union([z.string(), z.number()]).nullable();

const changedSchema = z.object({
  id: z.string().describe('id in the second run'),
  source: z.string(),
  url: z.string().nullable(),
  excerpt: z.string(),
  changes: z.array(z.object({ field: z.enum(CHANGING), before: value, after: value })),
});

const METRICS = ['socialRank', 'strength', 'netSentiment', 'meanPolarity', 'passion', 'reach'] as const;

const movedSchema = z.object({
  id: z.string(),
  metric: z.enum(METRICS),
  delta: z
    .number()
    .describe(
      'effect on the metric: its value minus the value if this mention and its copies had not come, gone or changed',
    ),
  cause: z
    .enum(['new', 'gone', 'left', 'unseen', 'changed'])
    .describe('`left`: it is outside the window of the second run; `unseen`: the second run did not look where it is'),
  url: z.string().nullable(),
  excerpt: z.string(),
});

export const diffSchema = z.object({
  schema: z.literal('socialrank.diff/1'),
  a: runSchema,
  b: runSchema,
  new: z.array(mentionSchema).describe('mentions that count in the second run and are not in the first'),
  gone: z
    .array(mentionSchema)
    .describe('mentions that counted in the first run and that the second one would have seen'),
  changed: z.array(changedSchema),
  moved: z.array(movedSchema).describe('by metric, largest change first'),
  metrics: z.array(
    z.object({
      metric: z.enum(METRICS),
      a: z.number().nullable(),
      b: z.number().nullable(),
      change: z.number().nullable(),
    }),
  ),
  newBecause: z
    .object({ published: count, found: count, older: count, unseen: count })
    .describe(
      'why mentions are new; `published`: after the first run; `found`: not there when it looked; `older`: before its window; `unseen`: where it did not look, or not completely',
    ),
  notCompared: z
    .object({ left: count, unseen: count })
    .describe(
      'mentions of the first run that cannot be compared; `left`: outside the window of the second; `unseen`: where that did not look, or not completely',
    ),
  unseen: z.array(
    z.object({
      run: z.enum(['a', 'b']),
      source: z.string(),
      reason: z.enum(['failed', 'partial', 'skipped', 'truncated', 'not_asked', 'filtered']),
      mentions: count.describe('mentions of the other run for which nothing can be said because of this'),
    }),
  ),
  warnings: z.array(warningSchema),
  tool: reportSchema.shape.tool,
});
