/**
 * The schema of `plan --format json` and of `--dry-run` (contract: `socialrank.plan/1`, for several queries
 * `socialrank.plans/1`).
 */
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

/** A refusal of the source that is still in effect: until it ends, the source receives no requests. */
export const waitSchema = z.object({
  code: z.enum(SOURCE_ERROR_CODES),
  message: z.string(),
  retryAt: z.string().nullable(),
});

const requestSchema = z.object({
  method: z.enum(['GET', 'POST']).optional(),
  url: z.string().describe('address of the request, without secrets'),
  query: z.string().nullable().describe("query in the source's own language; null: none, such as for a feed"),
  length: count.nullable().describe('length of the query in characters'),
});

const sourcePlanSchema = z.object({
  source: z.string(),
  status: z.enum(['ready', 'skipped']),
  reason: z.string().nullable().describe('why it is skipped; null: it is not'),
  hint: z.string().nullable(),
  requests: z.array(requestSchema).describe('first request of every search'),
  pushed: z.array(z.string()).describe('parts of the query that the source itself searches for'),
  filtered: z.array(z.string()).describe('parts that are applied on your machine'),
  impossible: z.array(z.string()).describe('parts that it cannot find, so that mentions may be missing'),
  maxLength: count.nullable().describe('most characters in a query; null: no known limit'),
  limit: count.nullable().describe('limit on the items asked for; null: read whole'),
  pagesAtMost: count.nullable().describe('most pages it will read; 0: no request is made; null: as many as there are'),
  quota: quotaSchema.nullable(),
  rate: rateSchema.nullable(),
  waits: z.array(waitSchema),
});

export const planSchema = z.object({
  schema: z.literal('socialrank.plan/1'),
  query: z.object({
    input: z.string(),
    expression: z.string(),
    forms: z.array(z.string()).describe('forms of the name that are searched for'),
    owned: z.array(z.string()),
    profile: z.string().nullable().describe('name of the saved profile; null: none'),
  }),
  window: z
    .object({ since: instant, until: instant })
    .nullable()
    .describe('period searched; null: all the data, for local input'),
  sources: z.array(sourcePlanSchema),
  totals: z.object({
    ready: count,
    skipped: count,
    requestsAtMost: count.nullable(),
    firstRequests: count,
  }),
});

export const plansSchema = z.object({ schema: z.literal('socialrank.plans/1'), plans: z.array(planSchema) });
