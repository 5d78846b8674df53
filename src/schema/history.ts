/** The schema of a history (contract: `socialrank.history/1`). Values that no run observed are null, never 0. */
import { z } from 'zod';
import { reportSchema } from './report.js';

const instant = reportSchema.shape.asOf;
const number = z.number().nullable();
const count = z.int().min(0).nullable();
const opinion = { positive: count, neutral: count, negative: count };

const bucketSchema = z.object({
  start: instant,
  hours: z.number().describe('elapsed hours: a day has 23 to 25'),
  mentions: count.describe('null: no run saw any of it'),
  ...opinion,
  partial: z.boolean().describe('not over yet, or only partly seen'),
  lowerBound: z.boolean().describe('a source that was asked about it did not see all of it'),
  unscored: count,
  engine: z.string().nullable().describe('engine that gave the labels'),
  value: number.describe('value of the metric; null: not observed'),
  low: number.describe(
    'lower end of its interval; null if it has none, or if the run that reported it used another confidence level',
  ),
  high: number.describe('upper end of its interval'),
  mean7: number.describe('mean of the metric over the 7 days that end with this one; only for buckets of a day'),
});

const changeSchema = z.object({
  current: number.describe('value in the window: a count, a pooled net sentiment, or the mean of what runs reported'),
  previous: number.describe('value in the window of equal length before it; null: not observed'),
  absolute: number,
  ratio: z.union([z.number(), z.literal('new')]).nullable(),
  pValue: number.describe('two-sided p-value'),
  currentHours: z.number().describe('hours that were observed in the window'),
  previousHours: z.number(),
  rateRatio: number.describe('ratio of the counts per observed hour'),
});

const detectorSchema = z.object({
  status: z.enum(['ok', 'warming_up']),
  alpha: z.number(),
  falseAlarmEveryDays: z
    .number()
    .describe('expected days between false alarms of each kind: spikes, and dips including silence'),
  baseline: z.int().min(0).describe('number of buckets that the newest one is compared with'),
  metric: z.string().describe('metric that is watched'),
  missing: z.int().min(0).describe('number of buckets still missing before it can decide'),
  expected: number.describe(
    'count expected in the next bucket like the newest (of the same weekday or hour, if these differ)',
  ),
  spikeFrom: count.describe('smallest count that is a spike'),
  dipTo: count.describe('largest count that is a dip; null: none is'),
  power: number.describe('probability of detecting three times the usual count'),
  advice: z.enum(['day', 'week']).nullable().describe('bucket size that would detect more; null: none'),
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
  peak: instant.describe('bucket that observed, expected and pValue belong to'),
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
  at: instant.describe('time of the first run after it'),
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
    .object({
      slope: z.number().describe('change per bucket (Theil-Sen)'),
      pValue: z.number(),
      buckets: z.int().min(0),
    })
    .nullable()
    .describe('null with fewer than 8 complete buckets'),
  detector: detectorSchema,
  incidents: z.array(incidentSchema),
  runs: z.array(runSchema),
  tool: reportSchema.shape.tool,
  asOf: instant,
  engines: z.array(engineSchema).describe('one series for each engine that judged some of the mentions'),
  breaks: z.array(breakSchema).describe('changes of the measure: numbers before and after are not comparable'),
  confidence: z.number().describe('confidence level of the intervals of the buckets'),
});
