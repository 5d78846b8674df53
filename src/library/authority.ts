/** A report with what a store adds to it: who else led to the domains that it lists. */
import { LockedError, StoreError } from '../errors.js';
import type { Store } from '../store/store.js';
import type { Report } from '../types.js';
import { checkKept } from './option-kinds.js';

/**
 * @param store null: there is none, and the report stays as it is
 * @throws UsageError for what is no store or no report
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
