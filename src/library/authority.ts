/** A report with what a store adds to it: how many domains linked to those that it lists. */
import { LockedError, StoreError } from '../errors.js';
import type { Store } from '../store/store.js';
import type { Report } from '../types.js';
import { checkKept } from './option-kinds.js';

/**
 * Adds `authority` to each row of `top.domains`: how many other domains linked to it in 180 days of the history. If the
 * store cannot be used, the report is returned unchanged.
 * @param store null: the report is returned unchanged
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

/** What was found is worth more than what was kept: that it could not be kept is said when it is tried. */
function unlessOfStore(error: unknown): null {
  if (error instanceof StoreError || error instanceof LockedError) return null;
  throw error;
}
