/** Creates the folder of the default store. That of a store named by the user is never created: it may be a typo. */
import { dirname } from 'node:path';
import { StoreError } from '../../errors.js';
import type { StoreAddress } from '../settings/store-address.js';
import { makeFolder } from './make-folder.js';

/** @throws StoreError */
export function makeFolderOf({ url, isNamed }: StoreAddress): void {
  if (isNamed) return;
  try {
    makeFolder(dirname(url));
  } catch (cause) {
    throw new StoreError((cause as Error).message, { cause });
  }
}
