/** The shape of `plan --format json` and of `--dry-run` (contract: `socialrank.plan/1`, of several queries `socialrank.plans/1`). */
import { z } from 'zod';
import { SOURCE_ERROR_CODES } from '../errors.js';

const count = z.int().min(0);
const instant = z.iso.datetime({ precision: 3 });

export const rateSchema = z.object({ requests: count, seconds: z.number() });

export const quotaSchema = z.object({
  unit: z.string(),
  used: z.number(),
  limit: z.number(),
  resetsAt: z.string().nullable(),
});

/** What a source was told, and still holds: until then it is not asked. */
export const waitSchema = z.object({
  code: z.enum(SOURCE_ERROR_CODES),
  message: z.string(),
  retryAt: z.string().nullable(),
});

const requestSchema = z.object({
  method: z.enum(['GET', 'POST']).optional(),
  url: z.string().describe('without secrets'),
  query: z.string().nullable().describe('in the language of the source; null: there is none, as for a feed'),
  length: count.nullable().describe('of the query, in characters'),
});

const sourcePlanSchema = z.object({
  source: z.string(),
  status: z.enum(['ready', 'skipped']),
  reason: z.string().nullable().describe('why it is skipped'),
  hint: z.string().nullable(),
  requests: z.array(requestSchema).describe('the first of every search'),
  pushed: z.array(z.string()).describe('parts of the query that the source itself looks for'),
  filtered: z.array(z.string()).describe('parts that are applied here'),
  impossible: z.array(z.string()).describe('parts that it cannot find: mentions may be missing'),
  maxLength: count.nullable().describe('characters of a query at most; null: no limit is known'),
  limit: count.nullable().describe('items asked of it; null: read whole'),
  pagesAtMost: count.nullable().describe('0: nothing is requested; null: as many as there are'),
  quota: quotaSchema.nullable(),
  rate: rateSchema.nullable(),
  waits: z.array(waitSchema),
});

export const planSchema = z.object({
  schema: z.literal('socialrank.plan/1'),
  query: z.object({
    input: z.string(),
    expression: z.string(),
    forms: z.array(z.string()).describe('of a name'),
    owned: z.array(z.string()),
    profile: z.string().nullable().describe('the name of the saved brand'),
  }),
  window: z.object({ since: instant, until: instant }).nullable().describe("null: the data's own"),
  sources: z.array(sourcePlanSchema),
  totals: z.object({
    ready: count,
    skipped: count,
    requestsAtMost: count.nullable(),
    firstRequests: count,
  }),
});

export const plansSchema = z.object({ schema: z.literal('socialrank.plans/1'), plans: z.array(planSchema) });
