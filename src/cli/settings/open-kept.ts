/** Opens the store for reading, without creating a missing one. */
import { existsSync } from 'node:fs';
import { StoreError, UsageError } from '../../errors.js';
import { readAddress } from '../../store/address.js';
import type { Store } from '../../store/store.js';
import type { Io } from '../io/io.js';
import { readSettings } from './settings.js';
import { lockWait, type StoreFlags, storeAddress } from './store-address.js';

/** @throws UsageError if there is no store or it cannot be used; LockedError */
export async function openKept(flags: StoreFlags, io: Pick<Io, 'env'>, signal: AbortSignal): Promise<Store> {
  const tree = readSettings(io);
  const address = storeAddress(flags, tree, io);
  if (address === null) throw new UsageError('the history is off', { hint: 'name a store: --store FILE' });
  const place = readAddress(address.url);
  if (place.type === 'sqlite' && !existsSync(place.path)) {
    throw new UsageError(`there is no store ${place.shown} yet`, {
      hint: 'every scan is kept in it: socialrank "Acme Coffee"',
    });
  }
  const wait = lockWait(tree, io);
  const { openStore } = await import('../../store/open.js');
  try {
    return await openStore(address.url, { signal, ...(wait === undefined ? {} : { lockWaitMilliseconds: wait }) });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new UsageError(error.message, { hint: error.hint, cause: error });
  }
}
