/** Prepares a comparison and computes it from the reports of its run. */
import { type CompareOptions, compare } from '../core/compare/compare.js';
import { expectedShares } from '../core/compare/excess.js';
import { UsageError } from '../errors.js';
import { readOnceOf } from '../scan/brands.js';
import type { BrandComparison, Query, Report } from '../types.js';
import type { ScanOptions } from './options.js';
import { type PreparedBrands, prepareQueries } from './prepare.js';

export interface PreparedComparison extends PreparedBrands {
  readonly queries: readonly Query[];
}

/** @throws UsageError like `prepareQueries`, if there are fewer than two brands, or if a brand is given twice */
export async function prepareCompared(
  inputs: readonly (string | Query)[],
  options: ScanOptions,
): Promise<PreparedComparison> {
  const prepared = await prepareQueries(inputs, options);
  const brands = prepared.queries.map(({ brand }) => brand.toLowerCase());
  const twice = prepared.queries.find((_, place) => brands.indexOf(brands[place]!) !== place);
  if (twice === undefined && brands.length > 1) return prepared;
  prepared.close();
  throw twice === undefined
    ? new UsageError('a comparison needs two brands at least', {
        hint: 'for example "Acme Coffee" and Globex; a saved brand alone does if its profile names competitors',
      })
    : new UsageError(`${twice.brand} is compared with itself`, { hint: 'name each brand once' });
}

/** @throws UsageError unless there is one share for each brand */
export function expectedOf(queries: readonly Query[], expected: readonly number[]): readonly number[] {
  return expectedShares(
    expected,
    queries.map(({ brand }) => brand),
  );
}

/** @param reports in the order of the queries */
export function compared(
  { queries, requests }: PreparedComparison,
  reports: readonly Report[],
  { sov = 'items', expected }: Partial<Pick<CompareOptions, 'sov' | 'expected'>>,
): BrandComparison {
  const { top, includeOwned, confidence } = requests[0]!;
  const shares = expected === undefined ? {} : { expected: expectedOf(queries, expected) };
  return compare(
    queries.map((query, place) => ({ query, report: reports[place]! })),
    { sov, ...shares, top, confidence, includeOwned, readOnce: readOnceOf(requests[0]!) },
  );
}
