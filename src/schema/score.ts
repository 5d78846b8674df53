/** The schema of the output of `score`: one line per text. */
import { z } from 'zod';
import { sentimentSchema } from './mention.js';

const { label, polarity, score, comparative, confidence, reasons } = sentimentSchema.shape;
const share = z.number().min(0).max(1);

export const scoreSchema = z.object({
  text: z.string(),
  language: z.string().nullable().describe('language as given or detected; null: unknown'),
  label,
  polarity,
  probabilities: z
    .object({ negative: share, neutral: share, positive: share })
    .nullable()
    .describe('null for an engine without probabilities'),
  score,
  comparative,
  confidence,
  emotions: z.array(z.string()).describe('emotions above the threshold, strongest first'),
  emotionScores: z.record(z.string(), z.number()),
  intents: z.array(z.string()),
  reasons,
  engine: z.string().describe('name@version'),
});
