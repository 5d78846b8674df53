/** The shape of an evaluation (contract: `socialrank.evaluation/1`). */
import { z } from 'zod';
import { CONFIDENCE, estimateSchema, ratioSchema } from './report.js';

const count = z.int().min(0);
const interval = z.tuple([z.number(), z.number()]).nullable();
const differenceSchema = z.object({ value: z.number().nullable(), ci95: interval });
const classSchema = z.object({ precision: ratioSchema, recall: ratioSchema, f1: estimateSchema });
const rowSchema = z.object({ negative: count, neutral: count, positive: count, unscored: count });

const confusionSchema = z
  .object({ negative: rowSchema, neutral: rowSchema, positive: rowSchema })
  .describe('by the class that was meant, how many were given each');

const engineSchema = z.object({
  engine: z.string().describe('name@version'),
  texts: count,
  scored: count,
  unscored: count.describe('in no other number'),
  accuracy: ratioSchema,
  macroRecall: estimateSchema,
  macroF1: estimateSchema,
  kappa: estimateSchema.describe("Cohen's"),
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
    .extend({ effectiveTexts: z.number().nullable().describe("Kish's size of what was scored") })
    .nullable()
    .describe('over all that the sample was drawn from; null where a text does not say how many it stands for'),
  remarks: z.array(z.object({ code: z.string(), message: z.string() })),
});

const pairSchema = z.object({
  a: z.string(),
  b: z.string(),
  texts: count.describe('that both scored'),
  accuracy: differenceSchema.describe('b less a'),
  macroRecall: differenceSchema,
  macroF1: differenceSchema,
  isMoreThanNoise: z.boolean().describe('the interval of macroRecall leaves out 0'),
  pHolm: z.number().nullable().describe("McNemar's exact test on accuracy, adjusted for the number of pairs"),
});

/** `eval --write-matrix`, as `--gold-matrix` takes it. */
export const matrixSchema = z.object({
  schema: z.literal('socialrank.matrix/1'),
  engine: z.string().describe('name@version: of another, the errors are others'),
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
      repeated: count.describe('rows of a text that the same coder labelled again: the last one stands'),
      tied: count.describe('texts to which as many coders gave one label as another'),
    })
    .describe('rows without a label, and without a text'),
  agreement: z
    .object({
      texts: count.describe('labelled by several coders'),
      labels: count.describe('that they gave'),
      alpha: estimateSchema.describe("Krippendorff's, nominal"),
      alphaOrdinal: estimateSchema.describe("Krippendorff's, of labels in their order"),
    })
    .nullable()
    .describe('of several coders; null where no text has several labels'),
  engines: z.array(engineSchema),
  pairs: z.array(pairSchema),
  confidence: z.number().describe(CONFIDENCE),
});
