/** The shapes of what the commands of `store` say (contract: `socialrank.store/1`, and one for each of the others). */
import { z } from 'zod';

const count = z.int().min(0);
const instant = z.iso.datetime({ precision: 3 });

/** `store info` */
export const storeSchema = z.object({
  schema: z.literal('socialrank.store/1'),
  url: z.string().describe('without its password'),
  schemaVersion: count.describe('of its tables'),
  runs: count,
  mentions: count,
  bytes: count,
  oldest: instant.nullable().describe('the first run; null: there is none'),
  newest: instant.nullable(),
  brands: z.array(z.object({ brand: z.string(), runs: count, newest: instant })).describe('most runs first'),
});

const authorityHead = {
  schema: z.literal('socialrank.authority/1'),
  asOf: instant,
  days: count.describe('that are looked at, before `asOf`'),
};
const rank = z.int().min(1).describe('domains that equally many lead to share it');

/** `store authority`, of all domains or of one */
export const authoritySchema = z.union([
  z.object({
    ...authorityHead,
    domains: z.array(z.object({ rank, domain: z.string(), linkingDomains: count })).describe('most linked first'),
  }),
  z.object({
    ...authorityHead,
    domain: z.string(),
    rank: rank.nullable().describe('null: nobody leads there'),
    linkingDomains: count,
    of: count.describe('domains that have a rank'),
    from: z.array(z.string()).describe('who leads there, by name'),
  }),
]);

/** `store import` */
export const importSchema = z.object({
  schema: z.literal('socialrank.import/1'),
  added: count.describe('runs that were not there'),
  known: count.describe('runs that were there already'),
  differing: count.describe('of the same id and another content: what was there stays'),
  incomplete: count.describe('runs of which something is missing or broken: left out'),
  bad: count.describe('lines that cannot be read'),
  badLines: z.array(z.int().min(1)).describe('their numbers, the first ten'),
  isWhole: z.boolean().describe('it has its end, and as many runs as that says; of a store: all of it could be read'),
  isHistory: z.literal(true),
});

/** `store forget` */
export const forgottenSchema = z.object({
  schema: z.literal('socialrank.forgotten/1'),
  mentions: count,
  runs: count.describe('that saw them'),
  copies: count.describe('of what stays, so many sightings that named one as a copy'),
});

/** `store prune` */
export const prunedSchema = z.object({
  schema: z.literal('socialrank.pruned/1'),
  runs: count,
  mentions: count.describe('that no other run saw'),
});
