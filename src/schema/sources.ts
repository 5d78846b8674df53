/**
 * The schemas of `sources list`, `show` and `check` with `--format json` (contract: `socialrank.sources/1`,
 * `socialrank.check/1`).
 */
import { z } from 'zod';
import { KINDS } from '../kinds.js';
import { quotaSchema, rateSchema, waitSchema } from './plan.js';

const settingSchema = z.object({
  key: z.string().describe('key for config set, such as sources.x.token'),
  description: z.string(),
  environment: z.array(z.string()).describe('environment variables; the first one that is set is used'),
  isRequired: z.boolean(),
  isSecret: z.boolean(),
  isSet: z.boolean(),
  default: z.string().nullable(),
});

/** The output of `sources show` and each row of `sources list`. */
export const sourceSchema = z.object({
  name: z.string(),
  title: z.string(),
  homepage: z.string(),
  groups: z.array(z.string()),
  kinds: z.array(z.enum(KINDS)),
  origin: z.object({
    type: z.string().describe('built-in, path, package or exec'),
    written: z.string().nullable().describe('as it was given on the command line; null: built-in'),
    path: z.string().nullable(),
  }),
  state: z.string().describe('ready, wants a setting, on request, waits, stale or broken'),
  key: z.object({ need: z.enum(['none', 'optional', 'required']), isSet: z.boolean() }),
  needs: z.string().nullable().describe('what is missing and how to provide it; null: nothing'),
  understands: z.string().describe('parts of the query language that its own search understands'),
  reaches: z
    .object({ items: z.number().nullable(), days: z.number().nullable(), characters: z.number().nullable() })
    .describe('most items, days back and characters of a query; null: no known limit'),
  rate: rateSchema.nullable(),
  quota: quotaSchema.nullable(),
  waits: z.array(waitSchema),
  answered: z
    .object({
      lastSuccess: z.string(),
      newest: z.string().nullable(),
      usualAgeSeconds: z.number().nullable(),
      lastAgeSeconds: z.number().nullable(),
    })
    .nullable()
    .describe('null: it has not answered yet'),
  isStale: z.boolean(),
  limits: z.array(z.string()),
  example: z.string(),
  settings: z.array(settingSchema),
});

export const sourcesSchema = z.object({ schema: z.literal('socialrank.sources/1'), sources: z.array(sourceSchema) });

/** The output of `sources check`. */
export const checkSchema = z.object({
  schema: z.literal('socialrank.check/1'),
  sources: z.array(
    z.object({
      name: z.string(),
      status: z.enum(['answers', 'silent', 'fails', 'skipped']),
      durationMs: z.number(),
      detail: z.string(),
      hint: z.string().nullable(),
    }),
  ),
});
