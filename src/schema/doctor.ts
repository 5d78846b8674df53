/** The schema of the output of `doctor --json` (contract: `socialrank.doctor/1`). */
import { z } from 'zod';

const checkSchema = z.object({
  name: z.string(),
  status: z.enum(['ok', 'warning', 'fails', 'skipped']),
  detail: z.string().describe('what was found'),
  advice: z.string().nullable().describe('what to do about it; null: nothing'),
});

export const doctorSchema = z.object({
  schema: z.literal('socialrank.doctor/1'),
  exitCode: z.int().min(0),
  checks: z.array(checkSchema),
});
