/** The scan functions of the library: they prepare network, clock and sources, and run the pipeline. */

import type { GivenProfile } from '../brands/profile.js';
import { type BrandEvent, streamBrands as runBrands, scanBrands as runToReports } from '../scan/brands.js';
import type { ScanEvent } from '../scan/request.js';
import { stream as run, scan as runToReport } from '../scan/scan.js';
import type { BrandComparison, Query, Report } from '../types.js';
import { checkBrands, checkCompareOptions, checkQuery } from './check-options.js';
import type { CompareOptions, ScanOptions } from './options.js';
import { prepare, prepareBrands } from './prepare.js';

/**
 * Scans and yields every event as it happens; the last one is the report.
 * @param query as on the command line, or the profile of a brand
 * @throws UsageError before any request, if the query (QueryError) or an option is invalid; throws the reason of
 * `signal` if it is aborted
 */
export async function* stream(query: string | GivenProfile, options: ScanOptions = {}): AsyncGenerator<ScanEvent> {
  const prepared = await prepare(await askedFor(query), options);
  try {
    yield* run(prepared.request);
  } finally {
    prepared.close();
  }
}

/**
 * Scans and resolves to the report: the same object that `socialrank --format json --no-store` prints.
 * @param query as on the command line, or the profile of a brand
 * @throws UsageError before any request, if the query (QueryError) or an option is invalid; throws the reason of
 * `signal` if it is aborted
 */
export async function scan(query: string | GivenProfile, options: ScanOptions = {}): Promise<Report> {
  const prepared = await prepare(await askedFor(query), options);
  try {
    return await runToReport(prepared.request);
  } finally {
    prepared.close();
  }
}

/**
 * Scans many brands in one run and yields every event as it happens: files and feeds are read once for all brands,
 * searches are made for each brand. The last events are the reports, in the order of the brands. Without
 * `deadlineMilliseconds`, the time limit of the run is 60 s per brand.
 * @throws UsageError before any request, if a profile or an option is invalid; throws the reason of `signal` if it is
 * aborted
 */
export async function* streamBrands(
  brands: readonly GivenProfile[],
  options: ScanOptions = {},
): AsyncGenerator<BrandEvent> {
  const prepared = await prepareBrands(await queriesOf(brands), options);
  try {
    yield* runBrands(prepared.requests);
  } finally {
    prepared.close();
  }
}

/**
 * Scans many brands in one run, like `streamBrands`, and resolves to their reports, in the order of the brands.
 * @throws UsageError before any request, if a profile or an option is invalid; throws the reason of `signal` if it is
 * aborted
 */
export async function scanBrands(brands: readonly GivenProfile[], options: ScanOptions = {}): Promise<Report[]> {
  const prepared = await prepareBrands(await queriesOf(brands), options);
  try {
    return await runToReports(prepared.requests);
  } finally {
    prepared.close();
  }
}

/**
 * Compares brands, searched on the same sources in one run: resolves to the same object that `socialrank compare
 * --format json` prints.
 * @param brands at least two, each a query as on the command line or the profile of a brand
 * @throws UsageError before any request, if a query (QueryError), a profile or an option is invalid; throws the reason
 * of `signal` if it is aborted
 */
export async function compareBrands(
  brands: readonly (string | GivenProfile)[],
  options: CompareOptions = {},
): Promise<BrandComparison> {
  checkBrands(brands);
  checkCompareOptions(options);
  const { compared, expectedOf, prepareCompared } = await import('./compared.js');
  const { sov, expected, ...asked } = options;
  const prepared = await prepareCompared(await Promise.all(brands.map(askedFor)), asked);
  try {
    if (expected !== undefined) expectedOf(prepared.queries, expected);
    return compared(prepared, await runToReports(prepared.requests), options);
  } finally {
    prepared.close();
  }
}

async function askedFor(query: string | GivenProfile): Promise<string | Query> {
  checkQuery(query);
  if (typeof query === 'string') return query;
  const { profileOf, profileQuery } = await import('../brands/given.js');
  return profileQuery(profileOf(query));
}

async function queriesOf(brands: readonly GivenProfile[]): Promise<readonly Query[]> {
  const { profileQuery, profilesOf } = await import('../brands/given.js');
  return profilesOf(brands).map((profile) => profileQuery(profile));
}
