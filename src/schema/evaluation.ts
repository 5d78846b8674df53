/** The schema of an evaluation (contract: `socialrank.evaluation/1`). */
import { z } from 'zod';
import { CONFIDENCE, estimateSchema, ratioSchema } from './report.js';

const count = z.int().min(0);
const interval = z.tuple([z.number(), z.number()]).nullable();
const differenceSchema = z.object({ value: z.number().nullable(), ci95: interval });
const classSchema = z.object({ precision: ratioSchema, recall: ratioSchema, f1: estimateSchema });
const rowSchema = z.object({ negative: count, neutral: count, positive: count, unscored: count });

const confusionSchema = z
  .object({ negative: rowSchema, neutral: rowSchema, positive: rowSchema })
  .describe('by true class: how many texts the engine put in each class');

const engineSchema = z.object({
  engine: z.string().describe('name@version'),
  texts: count,
  scored: count,
  unscored: count.describe('texts the engine could not score; not part of any other number'),
  accuracy: ratioSchema,
  macroRecall: estimateSchema,
  macroF1: estimateSchema,
  kappa: estimateSchema.describe("Cohen's kappa"),
  classes: z.object({ negative: classSchema, neutral: classSchema, positive: classSchema }),
  confusion: confusionSchema,
  calibration: z
    .object({
      expectedError: z.number(),
      texts: count,
      bins: z.array(
        z.object({ from: z.number(), to: z.number(), texts: count, confidence: z.number(), accuracy: z.number() }),
      ),
    })
    .nullable()
    .describe('null for an engine without probabilities'),
  weightedAccuracy: estimateSchema
    .extend({ effectiveTexts: z.number().nullable().describe("Kish's effective sample size of the scored texts") })
    .nullable()
    .describe('accuracy over everything that the sample was drawn from; null if a labelled text has no weight'),
  remarks: z.array(z.object({ code: z.string(), message: z.string() })),
});

const pairSchema = z.object({
  a: z.string(),
  b: z.string(),
  texts: count.describe('texts that both scored'),
  accuracy: differenceSchema.describe('b − a'),
  macroRecall: differenceSchema,
  macroF1: differenceSchema,
  isMoreThanNoise: z.boolean().describe('whether the interval of macroRecall excludes 0'),
  pHolm: z
    .number()
    .nullable()
    .describe("p-value of McNemar's exact test on accuracy, adjusted for the number of pairs (Holm)"),
});

/** The output of `eval --write-matrix`, which `--gold-matrix` reads. */
export const matrixSchema = z.object({
  schema: z.literal('socialrank.matrix/1'),
  engine: z.string().describe('name@version; the matrix is valid for this engine and version only'),
  confusion: confusionSchema,
});

export const evaluationSchema = z.object({
  schema: z.literal('socialrank.evaluation/1'),
  tool: z.object({ name: z.literal('socialrank'), version: z.string() }),
  texts: count,
  leftOut: z
    .object({
      unlabelled: count,
      empty: count,
      repeated: count.describe('rows of a text that the same coder labelled again; the last row counts'),
      tied: count.describe('texts whose most frequent label is tied with another'),
    })
    .describe('rows that were left out: without a label, without a text, repeated, or tied'),
  agreement: z
    .object({
      texts: count.describe('texts labelled by several coders'),
      labels: count.describe('labels given to these texts'),
      alpha: estimateSchema.describe("Krippendorff's alpha, with labels as names"),
      alphaOrdinal: estimateSchema.describe("Krippendorff's alpha, with labels as ranks"),
    })
    .nullable()
    .describe('agreement of several coders; null if no text has several labels'),
  engines: z.array(engineSchema),
  pairs: z.array(pairSchema),
  confidence: z.number().describe(CONFIDENCE),
});
