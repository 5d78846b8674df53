/** Describes a store in numbers. */
import type { Database } from '../database.js';
import { fromStored } from '../stored-text.js';

export interface StoreDescription {
  /** Address without secrets. */
  readonly url: string;
  readonly schemaVersion: number;
  readonly runs: number;
  readonly mentions: number;
  readonly bytes: number;
  /** ISO times of the first and the last run; null if there is none. */
  readonly oldest: string | null;
  readonly newest: string | null;
  readonly brands: readonly StoredBrand[];
}

interface StoredBrand {
  readonly brand: string;
  readonly runs: number;
  readonly newest: string;
}

export async function describeStore(database: Database): Promise<StoreDescription> {
  const found = await database.read(async (tables) => {
    const { version } = await tables
      .selectFrom('migrations')
      .select(({ fn }) => fn.max('number').as('version'))
      .executeTakeFirstOrThrow();
    const { mentions } = await tables
      .selectFrom('mentions')
      .select(({ fn }) => fn.countAll<number>().as('mentions'))
      .executeTakeFirstOrThrow();
    const brands = await tables
      .selectFrom('runs')
      .innerJoin('queries', 'queries.key', 'runs.query')
      .select(({ fn }) => [
        'queries.brand',
        fn.countAll<number>().as('runs'),
        fn.min('runs.as_of').as('oldest'),
        fn.max('runs.as_of').as('newest'),
      ])
      .groupBy('queries.brand')
      .orderBy('runs', 'desc')
      .orderBy('queries.brand')
      .execute();
    return { version, mentions, brands };
  });
  const { brands } = found;
  const time = (times: readonly number[], pick: (...values: number[]) => number) =>
    times.length === 0 ? null : new Date(pick(...times)).toISOString();
  return {
    url: database.url,
    schemaVersion: found.version,
    runs: brands.reduce((sum, { runs }) => sum + runs, 0),
    mentions: found.mentions,
    bytes: await database.upkeep.bytes(),
    oldest: time(
      brands.map(({ oldest }) => oldest),
      Math.min,
    ),
    newest: time(
      brands.map(({ newest }) => newest),
      Math.max,
    ),
    brands: brands.map(({ brand, runs, newest }) => ({
      brand: fromStored(brand),
      runs,
      newest: new Date(newest).toISOString(),
    })),
  };
}
