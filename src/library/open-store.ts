/** Opens a store for library callers, after checking the options. */
import { UsageError } from '../errors.js';
import type { Patience } from '../store/database.js';
import { openStore as open } from '../store/open.js';
import type { Store } from '../store/store.js';
import { checkGiven, isNumber, isText, type Kinds, SIGNAL } from './option-kinds.js';

/** Options of `openStore`. */
export type StoreOptions = Patience;

const KINDS: Kinds<StoreOptions> = {
  lockWaitMilliseconds: { words: 'a number from 0', is: (value) => isNumber(value, 0, Infinity) },
  signal: SIGNAL,
};

/**
 * Opens the history in which runs are stored. Close it with `close()`.
 * @param url path of a file, which is created if it does not exist, or `postgres://user:password@host/database`
 * @throws UsageError if the address or an option is invalid
 * @throws StoreError if the store cannot be used
 * @throws LockedError if another process holds the store for longer than `lockWaitMilliseconds`
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  if (!isText(url)) throw new UsageError('the address of a store must be a text', { hint: "for example 'history.db'" });
  checkGiven(options, KINDS, '{ lockWaitMilliseconds: 5000 }');
  return open(url, options);
}
