/** Adds to a report what a store knows: how many domains linked to each domain in the report. */
import { LockedError, StoreError } from '../errors.js';
import type { Store } from '../store/store.js';
import type { Report } from '../types.js';
import { checkKept } from './option-kinds.js';

/**
 * Adds `authority` to each row of `top.domains`: the number of other domains that linked to it within 180 days of the
 * history. If the store cannot be used, the report is returned unchanged.
 * @param store null to return the report unchanged
 * @throws UsageError if the store or the report is invalid
 */
export async function withAuthority(store: Pick<Store, 'authority'> | null, report: Report): Promise<Report> {
  if (store === null) return report;
  checkKept(store, 'authority', report);
  const { domains } = report.top;
  if (domains.length === 0) return report;
  const known = await store.authority(report).catch(unlessOfStore);
  if (known === null) return report;
  return {
    ...report,
    top: { ...report.top, domains: domains.map((row) => ({ ...row, authority: known.get(row.value) ?? 0 })) },
  };
}

/** Ignores failures of the store: the report matters more, and saving it to the store will report the failure. */
function unlessOfStore(error: unknown): null {
  if (error instanceof StoreError || error instanceof LockedError) return null;
  throw error;
}
