/** The schema of the reports of many brands (contract: `socialrank.reports/1`). */
import { z } from 'zod';
import { reportSchema } from './report.js';

export const reportsSchema = z.object({
  schema: z.literal('socialrank.reports/1'),
  reports: z
    .array(reportSchema)
    .describe('in the order of the brands; without the mentions unless --mentions was given'),
});
