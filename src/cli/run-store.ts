/** The history of a run: opened on demand, and its code not even loaded if no history is used. */
import { existsSync } from 'node:fs';
import type { Verdict } from '../alerts/outbox.js';
import { LockedError, StoreError, UsageError } from '../errors.js';
import { safeText } from '../output/screen/safe-text.js';
import { readAddress } from '../store/address.js';
import type { Store, StoredLabel } from '../store/store.js';
import type { Report } from '../types.js';
import { exitCodeFor } from './exit-codes.js';
import { makeFolderOf } from './files/usual-folder.js';
import { type Interruption, interruption } from './io/interrupt.js';
import { type Io, tell } from './io/io.js';
import { readSettings } from './settings/settings.js';
import { lockWait, type StoreAddress, type StoreFlags, storeAddress } from './settings/store-address.js';

export interface RunStore {
  /**
   * Opens the store on the first call, creating it if missing. Null if there is none.
   * @throws UsageError if the store was named by the user, or `--new` was given, and it cannot be used; LockedError
   */
  open(): Promise<Store | null>;
  /** Opens the store if it exists already; never creates one. */
  kept(): Promise<Store | null>;
  /** Labels of mentions that users stored there. Never creates a store. */
  labels(): Promise<readonly StoredLabel[]>;
  close(): Promise<void>;
}

interface RunFlags extends StoreFlags {
  readonly new?: boolean;
  readonly quiet?: boolean;
}

export interface BegunRun {
  readonly interrupted: Interruption;
  readonly history: RunStore;
  /** Closes the history; signal handlers are removed even if that fails. */
  end(): Promise<void>;
}

/** Starts a run that Ctrl-C ends cleanly, with its history. @throws UsageError as `runStore` does */
export function beginRun(flags: RunFlags, io: Io): BegunRun {
  const interrupted = interruption(io);
  try {
    const history = runStore(flags, io, interrupted.signal);
    return { interrupted, history, end: () => history.close().finally(() => interrupted.stop()) };
  } catch (error) {
    interrupted.stop();
    throw error;
  }
}

/** @throws UsageError for an invalid address, and for `--new` without a store */
export function runStore(flags: RunFlags, io: Io, signal: AbortSignal): RunStore {
  const tree = readSettings(io);
  const address = storeAddress(flags, tree, io);
  if (address === null && flags.new === true) {
    throw new UsageError('--new needs the history', { hint: 'leave out --no-store, or name one: --store FILE' });
  }
  const place = address === null ? null : readAddress(address.url);
  const wait = lockWait(tree, io);
  const patience = { signal, ...(wait === undefined ? {} : { lockWaitMilliseconds: wait }) };
  const opened = async (at: StoreAddress): Promise<Store | null> => {
    const { openStore } = await import('../store/open.js');
    try {
      makeFolderOf(at);
      return await openStore(at.url, patience);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      // A usage error: no request was made yet, and a history that the user requires is unavailable.
      if (at.isNamed || flags.new === true) throw new UsageError(error.message, { hint: error.hint, cause: error });
      if (flags.quiet !== true) await tell(io, `socialrank: history is off: ${safeText(worded(error))}\n`);
      return null;
    }
  };
  let opening: Promise<Store | null> | null = null;
  const open = () => {
    opening ??= address === null ? Promise.resolve(null) : opened(address);
    return opening;
  };
  const kept = async () => {
    const isThere = place !== null && (place.type === 'postgres' || existsSync(place.path));
    return isThere ? open() : null;
  };
  return {
    open,
    kept,
    labels: async () => (await (await kept())?.labels()) ?? [],
    async close() {
      await (await opening?.catch(() => null))?.close();
    },
  };
}

function worded({ message, hint }: StoreError): string {
  return hint === null ? message : `${message}; ${hint}`;
}

/** The part of the history that `--new` queries. */
export function seenIn(history: RunStore): Pick<Store, 'seen'> {
  return { seen: async (expression, mentions) => (await history.open())!.seen(expression, mentions) };
}

/** Options of the scan that the history records. */
export interface Asked {
  readonly limit: number;
  readonly includeOwned: boolean;
}

/** A report and the verdicts of its alerts. */
interface KeptReport {
  readonly report: Report;
  readonly verdicts?: readonly Verdict[];
}

/**
 * Stores each run separately, so that those stored before a failure remain.
 * @returns the exit code: 75 if another run held the lock of the store for too long
 */
export async function keepRuns(
  store: Store | null,
  runs: readonly KeptReport[],
  { limit, includeOwned }: Asked,
  io: Io,
): Promise<number> {
  if (store === null) return 0;
  const { keepReport } = await import('../library/keep-report.js');
  try {
    for (const { report, verdicts = [] } of runs) {
      await keepReport(store, report, { limit, includeOwned, verdicts, now: (io.now?.() ?? new Date()).getTime() });
    }
    return 0;
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    await tell(io, `socialrank: ${safeText(error.message)}\n`);
    return exitCodeFor(error);
  }
}
