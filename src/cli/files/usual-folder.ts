/** The folder of the usual store. One that the user named is made by nobody: its name may be a slip. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../../errors.js';
import { reasonOf } from '../reason.js';
import type { StoreAddress } from '../settings/store-address.js';

/** @throws StoreError */
export function makeFolderOf({ url, isNamed }: StoreAddress): void {
  if (isNamed) return;
  const folder = dirname(url);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StoreError(`the folder ${folder} cannot be made: ${reasonOf(cause)}`, { cause });
  }
}
