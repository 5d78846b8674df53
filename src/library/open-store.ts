/** A store for programs, which may misspell what they ask for. */
import { UsageError } from '../errors.js';
import type { Patience } from '../store/database.js';
import { openStore as open } from '../store/open.js';
import type { Store } from '../store/store.js';
import { checkGiven, isNumber, isText, type Kinds, SIGNAL } from './option-kinds.js';

export type StoreOptions = Patience;

const KINDS: Kinds<StoreOptions> = {
  lockWaitMilliseconds: { words: 'a number from 0', is: (value) => isNumber(value, 0, Infinity) },
  signal: SIGNAL,
};

/**
 * @param url a file, which is made where there is none, or `postgres://user:password@host/database`
 * @throws UsageError for an address that is none, and for an option that cannot be
 * @throws StoreError where it cannot be used; LockedError where another run holds it for longer than is waited
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  if (!isText(url)) throw new UsageError('the address of a store must be a text', { hint: "for example 'history.db'" });
  checkGiven(options, KINDS, '{ lockWaitMilliseconds: 5000 }');
  return open(url, options);
}
