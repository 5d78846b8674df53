/** The history of a run: opened when it is needed; its code is not loaded if no history is wanted. */
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
   * Returns null if there is no history. The first call opens the store, and creates it if there is none yet.
   * @throws UsageError if the store cannot be used and the user named it or needs it for `--new`; LockedError
   */
  open(): Promise<Store | null>;
  /** Like `open`, but creates no store: null if there is none yet. */
  kept(): Promise<Store | null>;
  /** Returns the labels in the history. Creates no store. */
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
  /** Closes the history and removes the signal listeners, even if closing fails. */
  end(): Promise<void>;
}

/** Starts a run with its history, which Ctrl-C ends in order. @throws UsageError as `runStore` does */
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
      // No request was made yet, and what the user wants is impossible.
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

/** The part of the history that `--new` needs. */
export function seenIn(history: RunStore): Pick<Store, 'seen'> {
  return { seen: async (expression, mentions) => (await history.open())!.seen(expression, mentions) };
}

/** Options of the scan that are stored with the run. */
export interface Asked {
  readonly limit: number;
  readonly includeOwned: boolean;
}

/** A report, and the alerts to send about it. */
interface KeptReport {
  readonly report: Report;
  readonly verdicts?: readonly Verdict[];
}

/**
 * Stores each run separately: those already stored stay if a later one fails.
 * @returns the exit code: 75 if another run held the store for longer than the wait
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
