/** The history of a run: opened when it is needed, and not loaded where none is wanted. */
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
   * Null: there is none. The first call opens it, and makes it where there is none yet.
   * @throws UsageError where the user named one that cannot be used; LockedError
   */
  open(): Promise<Store | null>;
  /** The same where there is one already; makes none. */
  kept(): Promise<Store | null>;
  /** What people said of mentions, as far as it is kept there. Makes no store. */
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
  /** Also where the history does not close, nobody listens any more. */
  end(): Promise<void>;
}

/** What Ctrl-C ends in order, and its history. @throws UsageError as `runStore` */
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

/** @throws UsageError for an address that is none, and for `--new` without a store */
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
      // Nothing was asked yet, and what was asked for cannot be.
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

/** What `--new` asks of it. */
export function seenIn(history: RunStore): Pick<Store, 'seen'> {
  return { seen: async (expression, mentions) => (await history.open())!.seen(expression, mentions) };
}

/** What was asked, as far as the history has to know. */
export interface Asked {
  readonly limit: number;
  readonly includeOwned: boolean;
}

/** A report, and who is to be told of it. */
interface KeptReport {
  readonly report: Report;
  readonly verdicts?: readonly Verdict[];
}

/**
 * Each run by itself: what was kept of the others stays.
 * @returns the exit code: 75 where another run held the store for longer than is waited
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
