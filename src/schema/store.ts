/**
 * The schemas of the output of the `store` commands (contract: `socialrank.store/1`, and one for each of the others).
 */
import { z } from 'zod';

const count = z.int().min(0);
const instant = z.iso.datetime({ precision: 3 });

/** The output of `store info`. */
export const storeSchema = z.object({
  schema: z.literal('socialrank.store/1'),
  url: z.string().describe('address of the store, without its password'),
  schemaVersion: count.describe('version of its tables'),
  runs: count,
  mentions: count,
  bytes: count,
  oldest: instant.nullable().describe('time of the first run; null: there is none'),
  newest: instant.nullable(),
  brands: z.array(z.object({ brand: z.string(), runs: count, newest: instant })).describe('most runs first'),
});

const authorityHead = {
  schema: z.literal('socialrank.authority/1'),
  asOf: instant,
  days: count.describe('number of days before `asOf` that are counted'),
};
const rank = z.int().min(1).describe('1 is the most linked; domains with equally many linking domains share a rank');

/** The output of `store authority`, for all domains or for one. */
export const authoritySchema = z.union([
  z.object({
    ...authorityHead,
    domains: z.array(z.object({ rank, domain: z.string(), linkingDomains: count })).describe('most linked first'),
  }),
  z.object({
    ...authorityHead,
    domain: z.string(),
    rank: rank.nullable().describe('null: no other domain links to it'),
    linkingDomains: count,
    of: count.describe('number of domains that have a rank'),
    from: z.array(z.string()).describe('domains that link to it, by name'),
  }),
]);

/** The output of `store import`. */
export const importSchema = z.object({
  schema: z.literal('socialrank.import/1'),
  added: count.describe('runs that were added'),
  known: count.describe('runs that were already there'),
  differing: count.describe('runs with the id of an existing run but other content; the existing ones stay'),
  incomplete: count.describe('runs that were left out because something in them is missing or broken'),
  bad: count.describe('lines that cannot be read'),
  badLines: z.array(z.int().min(1)).describe('numbers of the first ten of these lines'),
  isWhole: z
    .boolean()
    .describe('a file: it is complete, with as many runs as its last line says; a store: all of it could be read'),
  isHistory: z.literal(true),
});

/** The output of `store forget`. */
export const forgottenSchema = z.object({
  schema: z.literal('socialrank.forgotten/1'),
  mentions: count,
  runs: count.describe('runs that had found them'),
  copies: count.describe('sightings of remaining mentions that listed a deleted one as a copy'),
});

/** The output of `store prune`. */
export const prunedSchema = z.object({
  schema: z.literal('socialrank.pruned/1'),
  runs: count,
  mentions: count.describe('mentions that only the deleted runs had found'),
});
