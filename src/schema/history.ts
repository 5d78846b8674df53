/** The shape of a history (contract: `socialrank.history/1`). What nobody saw is null, never 0. */
import { z } from 'zod';
import { reportSchema } from './report.js';

const instant = reportSchema.shape.asOf;
const number = z.number().nullable();
const count = z.int().min(0).nullable();
const opinion = { positive: count, neutral: count, negative: count };

const bucketSchema = z.object({
  start: instant,
  hours: z.number().describe('real ones: a day has 23 to 25'),
  mentions: count.describe('null: no run saw any of it'),
  ...opinion,
  partial: z.boolean().describe('not over, or seen in part'),
  lowerBound: z.boolean().describe('a source that was asked about it did not see all of it'),
  unscored: count,
  engine: z.string().nullable().describe('who gave the labels'),
  value: number.describe('of the metric'),
  low: number.describe('end of its interval; null where it has none, and where the run that said it had another level'),
  high: number,
  mean7: number.describe('of the metric over 7 days up to this one; only of days'),
});

const changeSchema = z.object({
  current: number.describe('in the window: a count, a pooled net sentiment, or the mean of what runs said'),
  previous: number.describe('in the window of equal length before it; null: not observed'),
  absolute: number,
  ratio: z.union([z.number(), z.literal('new')]).nullable(),
  pValue: number.describe('two-sided'),
  currentHours: z.number().describe('observed'),
  previousHours: z.number(),
  rateRatio: number.describe('of counts an observed hour'),
});

const detectorSchema = z.object({
  status: z.enum(['ok', 'warming_up']),
  alpha: z.number(),
  falseAlarmEveryDays: z.number().describe('of each kind: spikes, and dips with silence'),
  baseline: z.int().min(0).describe('buckets that the newest one is compared with'),
  metric: z.string().describe('what is watched'),
  missing: z.int().min(0).describe('buckets until it speaks'),
  expected: number.describe('in the next bucket like the newest'),
  spikeFrom: count.describe('so many are a spike'),
  dipTo: count.describe('so few are a dip; null: no number is'),
  power: number.describe('how surely three times the usual is found'),
  advice: z.enum(['day', 'week']).nullable().describe('the bucket that would tell more'),
});

const incidentSchema = z.object({
  start: instant,
  kind: z.enum(['spike', 'dip', 'silence']),
  observed: z.number(),
  expected: z.number(),
  pValue: z.number(),
  id: z.string(),
  end: instant,
  buckets: z.int().min(1),
  peak: instant.describe('the bucket that observed, expected and pValue are of'),
});

const runSchema = z.object({
  id: z.string(),
  asOf: instant,
  since: instant,
  until: instant,
  status: reportSchema.shape.status,
  engine: z.string(),
  mentions: count,
  limit: z.number(),
});

const engineSchema = z.object({
  engine: z.string(),
  buckets: z.array(z.object({ start: instant, ...opinion, unscored: count, netSentiment: number })),
});

const breakSchema = z.object({
  at: instant.describe('the first run after it'),
  kind: z.enum(['engine', 'expression', 'formula', 'limit']),
  from: z.string(),
  to: z.string(),
});

export const historySchema = z.object({
  schema: z.literal('socialrank.history/1'),
  query: reportSchema.shape.query,
  window: reportSchema.shape.window,
  metric: z.string(),
  bucket: z.enum(['hour', 'day', 'week']),
  buckets: z.array(bucketSchema).describe('oldest first'),
  change: changeSchema,
  trend: z
    .object({ slope: z.number().describe('a bucket'), pValue: z.number(), buckets: z.int().min(0) })
    .nullable()
    .describe('null below 8 complete buckets'),
  detector: detectorSchema,
  incidents: z.array(incidentSchema),
  runs: z.array(runSchema),
  tool: reportSchema.shape.tool,
  asOf: instant,
  engines: z.array(engineSchema).describe('every engine that judged some of it'),
  breaks: z.array(breakSchema).describe('numbers before and after are not of the same measure'),
  confidence: z.number().describe('the level at which the intervals of the buckets hold'),
});
