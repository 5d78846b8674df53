/** Stores the report of a scan as a run with an id of its own. */
import { createHash } from 'node:crypto';
import type { Verdict } from '../alerts/outbox.js';
import { dayKey } from '../core/time/zone.js';
import type { Store } from '../store/store.js';
import { TakenId } from '../store/taken-id.js';
import type { Report } from '../types.js';
import { checkGiven, checkKept, isNumber, type Kinds, wholeNumber, YES_OR_NO } from './option-kinds.js';

/** Options of `keepReport`. */
export interface KeepOptions {
  /** The `limit` of the scan; default: 100. Runs with different limits are not compared. */
  readonly limit?: number;
  /** The `includeOwned` of the scan: whether the brand's own posts count. */
  readonly includeOwned?: boolean;
  /** Alerts to send because of this run; they are stored together with it, or not at all. */
  readonly verdicts?: readonly Verdict[];
  /** Time at which `verdicts` were made, in milliseconds since 1970. */
  readonly now?: number;
}

const KINDS: Kinds<KeepOptions> = {
  limit: wholeNumber(1),
  includeOwned: YES_OR_NO,
  verdicts: { words: 'an array of verdicts', is: Array.isArray },
  now: { words: 'a time in milliseconds', is: (value) => isNumber(value, -8.64e15, 8.64e15) },
};

const USUAL_LIMIT = 100;
const LETTERS = 36;
const LENGTH = 6;

/**
 * Stores a report as a run. Storing the same report again adds nothing, because the id consists of the day and six
 * letters or digits computed from the report.
 * @returns the id of the run, such as `2026-11-20-k3v9qa`
 * @throws UsageError if the store, the report or an option is invalid
 * @throws LockedError if another process holds the write lock for longer than `lockWaitMilliseconds` of the store
 * @throws StoreError if the store cannot be used
 */
export async function keepReport(
  store: Pick<Store, 'keep'>,
  report: Report,
  options: KeepOptions = {},
): Promise<string> {
  checkKept(store, 'keep', report);
  checkGiven(options, KINDS, '{ limit: 50 }');
  const { limit = USUAL_LIMIT, includeOwned = false, ...told } = options;
  const counted = countedIn(report, includeOwned);
  const said = JSON.stringify(report);
  for (let attempt = 0; ; attempt += 1) {
    const id = idOf(report, `${attempt} ${said}`);
    try {
      await store.keep({ id, report, limit, counted, ...told });
      return id;
    } catch (error) {
      // Another report has the same id; the probability is one in two billion.
      if (!(error instanceof TakenId)) throw error;
    }
  }
}

/** Returns the ids of the mentions that count; the others are only listed. */
export function countedIn({ mentions = [] }: Report, includeOwned: boolean): ReadonlySet<string> {
  const counts = ({ repostOf, isOwned }: (typeof mentions)[number]) => repostOf === null && (includeOwned || !isOwned);
  return new Set(mentions.filter(counts).map(({ id }) => id));
}

function idOf({ asOf, window }: Report, said: string): string {
  const number = createHash('sha256').update(said).digest().readUIntBE(0, 6) % LETTERS ** LENGTH;
  return `${dayKey(Date.parse(asOf), window.timezone)}-${number.toString(LETTERS).padStart(LENGTH, '0')}`;
}
