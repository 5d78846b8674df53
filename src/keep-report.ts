/** Keeps the report of a scan in a store, as a run with an id of its own. */
import { createHash } from 'node:crypto';
import { dayKey } from './core/time/zone.js';
import type { Store } from './store/store.js';
import { TakenId } from './store/taken-id.js';
import type { Report } from './types.js';

export interface KeepOptions {
  /** Items that were asked of each search source (100): runs with another limit are not compared. */
  readonly limit?: number;
  /** The brand's own posts counted. */
  readonly includeOwned?: boolean;
}

const USUAL_LIMIT = 100;
const LETTERS = 36;
const LENGTH = 6;

/**
 * The very same report kept again is the same run: its id is the day, and six letters or digits that the report gives.
 * @returns the id
 * @throws LockedError when another process writes for longer than is waited; StoreError
 */
export async function keepReport(
  store: Pick<Store, 'keep'>,
  report: Report,
  { limit = USUAL_LIMIT, includeOwned = false }: KeepOptions = {},
): Promise<string> {
  const counts = ({ repostOf, isOwned }: { repostOf: string | null; isOwned: boolean }) =>
    repostOf === null && (includeOwned || !isOwned);
  const counted = new Set((report.mentions ?? []).filter(counts).map(({ id }) => id));
  const said = JSON.stringify(report);
  for (let attempt = 0; ; attempt += 1) {
    const id = idOf(report, `${attempt} ${said}`);
    try {
      await store.keep({ id, report, limit, counted });
      return id;
    } catch (error) {
      // One in two thousand million.
      if (!(error instanceof TakenId)) throw error;
    }
  }
}

function idOf({ asOf, window }: Report, said: string): string {
  const number = createHash('sha256').update(said).digest().readUIntBE(0, 6) % LETTERS ** LENGTH;
  return `${dayKey(Date.parse(asOf), window.timezone)}-${number.toString(LETTERS).padStart(LENGTH, '0')}`;
}
