/** Opens the history for commands that work on it. */
import { existsSync } from 'node:fs';
import { StoreError, UsageError } from '../../errors.js';
import { readAddress } from '../../store/address.js';
import type { Database } from '../../store/database.js';
import { openDatabase } from '../../store/open.js';
import { makeFolderOf } from '../files/usual-folder.js';
import { interruption } from '../io/interrupt.js';
import type { Io } from '../io/io.js';
import { readSettings } from '../settings/settings.js';
import { lockWait, type StoreAddress, type StoreFlags, storeAddress } from '../settings/store-address.js';

export interface HistoryFlags extends StoreFlags {
  readonly format: 'table' | 'json';
}

type Work = (database: Database, signal: AbortSignal) => Promise<number>;

/** @throws UsageError if there is no history or it cannot be used; LockedError */
export function withHistory(io: Io, flags: HistoryFlags, work: Work): Promise<number> {
  const { url } = addressOf(io, flags);
  const place = readAddress(url);
  if (place.type === 'sqlite' && !existsSync(place.path)) {
    throw new UsageError(`there is no history yet: ${place.path}`, {
      hint: 'the first scan begins it; another is named by --store FILE',
    });
  }
  return opened(io, url, work);
}

/** Like `withHistory`, but creates the history if there is none. */
export function withNewHistory(io: Io, flags: HistoryFlags, work: Work): Promise<number> {
  const address = addressOf(io, flags);
  return opened(io, address.url, work, () => makeFolderOf(address));
}

function addressOf(io: Io, flags: HistoryFlags): StoreAddress {
  const address = storeAddress(flags, readSettings(io), io);
  if (address === null) throw new UsageError('no history is kept', { hint: 'name one: --store FILE' });
  return address;
}

async function opened(io: Io, url: string, work: Work, begin = () => {}): Promise<number> {
  const interrupted = interruption(io);
  try {
    const wait = lockWait(readSettings(io), io);
    const patience = { signal: interrupted.signal, ...(wait === undefined ? {} : { lockWaitMilliseconds: wait }) };
    begin();
    const database = await openDatabase(url, patience);
    try {
      return await work(database, interrupted.signal);
    } finally {
      await database.close();
    }
  } catch (error) {
    // A usage error: nothing was changed, and the requested history is unavailable.
    if (error instanceof StoreError) throw new UsageError(error.message, { hint: error.hint, cause: error });
    throw error;
  } finally {
    interrupted.stop();
  }
}
