/** A command's store, from flag, environment, settings file or default, and how long to wait for its lock. */
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { UsageError } from '../../errors.js';
import { pathsOf } from '../files/paths.js';
import type { Io } from '../io/io.js';
import { member, type SettingsTree, settingValue } from './settings.js';
import { duration } from './values.js';

export interface StoreFlags {
  /** False for none; undefined to use the setting. */
  readonly store?: string | boolean;
}

export interface StoreAddress {
  readonly url: string;
  /** Whether the user named the store: if so, a store that cannot be used is an error. */
  readonly isNamed: boolean;
}

export const STORE = 'store';
export const STORE_VARIABLE = 'SOCIALRANK_STORE';
export const LOCK_WAIT = 'lockWait';
export const LOCK_WAIT_VARIABLE = 'SOCIALRANK_LOCK_WAIT';
/** Value of flag, variable or setting that means `--no-store`; write `./none` for a file of that name. */
export const NONE = 'none';

/** Returns null if no history is wanted. */
export function storeAddress({ store }: StoreFlags, tree: SettingsTree, io: Pick<Io, 'env'>): StoreAddress | null {
  if (store === false) return null;
  const named = typeof store === 'string' ? store : storeSetting(tree, io);
  if (named === NONE) return null;
  return named === undefined
    ? { url: join(pathsOf(io).dataFolder, 'history.db'), isNamed: false }
    : { url: named, isNamed: true };
}

/** Returns undefined if not set. */
export function storeSetting(tree: SettingsTree, io: Pick<Io, 'env'>): string | undefined {
  return setting(tree, io, { key: STORE, variable: STORE_VARIABLE });
}

export function lockWaitSetting(tree: SettingsTree, io: Pick<Io, 'env'>): string | undefined {
  return setting(tree, io, { key: LOCK_WAIT, variable: LOCK_WAIT_VARIABLE });
}

/** The environment takes precedence over the settings file. */
function setting(
  tree: SettingsTree,
  { env }: Pick<Io, 'env'>,
  { key, variable }: { readonly key: string; readonly variable: string },
): string | undefined {
  const said = env[variable];
  const value = said === undefined || said === '' ? settingValue(member(tree, key)) : said;
  return typeof value === 'string' ? value : undefined;
}

/** Time to wait in milliseconds; undefined for the default. @throws UsageError for an invalid time */
export function lockWait(tree: SettingsTree, io: Pick<Io, 'env'>): number | undefined {
  const value = lockWaitSetting(tree, io);
  const isSaid = (io.env[LOCK_WAIT_VARIABLE] ?? '') !== '';
  return value === undefined
    ? undefined
    : readLockWait(value, isSaid ? LOCK_WAIT_VARIABLE : `the setting ${LOCK_WAIT}`);
}

/** @param name where the value was set, for the error message */
export function readLockWait(text: string, name: string): number {
  try {
    return duration(text);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw new UsageError(`${name} must be a time as 15s, 500ms or 2m, not ${JSON.stringify(text)}`);
  }
}
