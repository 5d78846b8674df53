/**
 * The schemas of the data that users store on their machine, as listed with `--format json`: brands, persons, labels
 * and settings; and of the choices offered before that data is stored.
 */
import { z } from 'zod';

const texts = z.array(z.string());

/**
 * The output of `brand show` and each row of `brand list`: empty keys are left out, and a file for `--brands` can
 * contain them.
 */
export const brandSchema = z.object({
  name: z.string(),
  aliases: texts.optional(),
  handles: texts.optional(),
  hashtags: texts.optional(),
  domains: texts.optional(),
  owned: texts.optional(),
  context: texts.optional(),
  exclude: texts.optional(),
  languages: texts.optional(),
  caseSensitive: z.boolean().optional(),
  competitors: texts.optional(),
  lexicon: z.record(z.string(), z.number()).optional(),
  provenance: z
    .record(z.string(), z.record(z.string(), z.string()))
    .optional()
    .describe('where each value came from, by key and value'),
});

export const brandsSchema = z.object({
  schema: z.literal('socialrank.brands/1'),
  path: z.string().describe('path of the file they are in'),
  brands: z.array(brandSchema),
});

/** The output of `brand resolve` if a script must choose between several candidates. */
export const candidatesSchema = z.object({
  schema: z.literal('socialrank.candidates/1'),
  name: z.string().describe('the name as it was given'),
  candidates: z.array(
    z.object({
      number: z.int().min(1).describe('number to give to --pick'),
      id: z.string().describe('id at Wikidata, such as Q42'),
      label: z.string(),
      description: z.string().nullable(),
      isExact: z.boolean().describe('whether its name is exactly the one given; others only begin with it'),
    }),
  ),
});

export const personsSchema = z.object({
  schema: z.literal('socialrank.persons/1'),
  persons: z.array(
    z.object({ name: z.string(), accounts: z.array(z.object({ source: z.string(), handle: z.string() })) }),
  ),
});

const labelSchema = z.enum(['positive', 'neutral', 'negative']);

export const labelsSchema = z.object({
  schema: z.literal('socialrank.labels/1'),
  labels: z.array(
    z.object({
      id: z.string().describe('id of the mention'),
      label: labelSchema,
      at: z.string(),
      title: z.string().nullable(),
      text: z.string().nullable(),
      language: z.string().nullable(),
    }),
  ),
});

/** The output of `label --sample`; each row has a label once a person has read its text. */
export const sampleSchema = z.object({
  schema: z.literal('socialrank.sample/1'),
  seed: z.int(),
  texts: z.array(
    z.object({
      id: z.string().describe('id of the mention'),
      source: z.string().nullable(),
      label: labelSchema.nullable().describe('null: not labelled yet'),
      engineLabel: labelSchema.nullable().describe('null: the engine could not judge it, or was not asked'),
      weight: z.number().min(0).describe('number of mentions that it stands for'),
      language: z.string().nullable(),
      title: z.string().nullable(),
      text: z.string(),
    }),
  ),
});

export const configSchema = z.object({
  schema: z.literal('socialrank.config/1'),
  path: z.string().describe('path of the settings file'),
  settings: z.array(
    z.object({
      key: z.string(),
      value: z.string().describe('value; secrets are masked'),
      from: z.string().describe('where it comes from: settings file, or the name of an environment variable'),
    }),
  ),
});
