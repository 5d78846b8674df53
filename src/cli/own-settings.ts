/** The settings that belong to no source and no engine. */
import { resolve } from 'node:path';
import type { SettingSpec } from '../sources/source.js';
import { readAddress } from '../store/address.js';
import type { Io } from './io.js';
import { MIN_RELEVANCE, MIN_RELEVANCE_VARIABLE, minRelevanceOf, readMinRelevance } from './min-relevance.js';
import { GOLD_MATRIX, member, type SettingsTree, settingValue } from './settings.js';
import {
  LOCK_WAIT,
  LOCK_WAIT_VARIABLE,
  lockWaitSetting,
  NONE,
  readLockWait,
  STORE,
  STORE_VARIABLE,
  storeSetting,
} from './store-address.js';

interface OwnSetting {
  readonly key: string;
  /** Of the environment, which comes first; null: there is none. */
  readonly variable: string | null;
  readonly spec: SettingSpec;
  value(tree: SettingsTree, io: Pick<Io, 'env'>): string | undefined;
  /** As it is kept. @throws UsageError for what cannot be */
  written(value: string): string;
}

export const OWN_SETTINGS: readonly OwnSetting[] = [
  {
    key: MIN_RELEVANCE,
    variable: MIN_RELEVANCE_VARIABLE,
    spec: { description: 'as --min-relevance' },
    value: (tree, io) => minRelevanceOf(tree, io)?.toString(),
    written(value) {
      readMinRelevance(value, MIN_RELEVANCE);
      return value;
    },
  },
  {
    key: GOLD_MATRIX,
    variable: null,
    spec: { description: 'as --gold-matrix' },
    value(tree) {
      const value = settingValue(member(tree, GOLD_MATRIX));
      return typeof value === 'string' ? value : undefined;
    },
    written: (value) => resolve(value),
  },
  {
    key: STORE,
    variable: STORE_VARIABLE,
    spec: { description: 'as --store; none: no history' },
    value: storeSetting,
    written(value) {
      if (value === NONE) return value;
      const address = readAddress(value);
      return address.type === 'sqlite' ? resolve(address.path) : value;
    },
  },
  {
    key: LOCK_WAIT,
    variable: LOCK_WAIT_VARIABLE,
    spec: { description: 'how long another run that writes to the history is waited for (30s)' },
    value: lockWaitSetting,
    written(value) {
      readLockWait(value, LOCK_WAIT);
      return value;
    },
  },
];
