/** Lists the queries that have runs. */
import type { KeptQuery } from './store.js';
import { fromStored } from './stored-text.js';
import type { Tabled } from './tables.js';

export async function queries(tables: Tabled): Promise<readonly KeptQuery[]> {
  const rows = await tables
    .selectFrom('queries')
    .innerJoin('runs', 'runs.query', 'queries.key')
    .select(({ fn }) => [
      'queries.brand',
      'queries.profile',
      'queries.expression',
      fn.count<number | string>('runs.key').as('runs'),
      fn.max('runs.as_of').as('as_of'),
    ])
    .groupBy(['queries.key', 'queries.brand', 'queries.profile', 'queries.expression'])
    .orderBy('as_of', 'desc')
    .orderBy('queries.key')
    .execute();
  return rows.map(({ brand, profile, expression, runs, as_of: asOf }) => ({
    brand: fromStored(brand),
    profile: profile === null ? null : fromStored(profile),
    expression: fromStored(expression),
    runs: Number(runs),
    asOf: new Date(Number(asOf)).toISOString(),
  }));
}
