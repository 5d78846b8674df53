/** Settings with a single value that belong to no source, engine or target. */
import { resolve } from 'node:path';
import { readAddress } from '../../store/address.js';
import type { Io } from '../io/io.js';
import { CONFIDENCE, MIN_RELEVANCE, type NumberSetting, numberSetting, readNumber } from './number-settings.js';
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

/** Setting for `--log`. */
const LOG = 'log';
const LOG_VARIABLE = 'SOCIALRANK_LOG';

export interface PlainSetting {
  readonly description: string;
  /** Environment variable; null if there is none. */
  readonly variable: string | null;
  /** Current value; undefined if not set. */
  value(tree: SettingsTree, io: Pick<Io, 'env'>): string | undefined;
  /** Converts a given value to the one to store. @throws UsageError for an invalid value */
  kept(given: string): string;
}

export const PLAIN_SETTINGS: ReadonlyMap<string, PlainSetting> = new Map([
  [MIN_RELEVANCE.key, plainNumber(MIN_RELEVANCE)],
  [CONFIDENCE.key, plainNumber(CONFIDENCE)],
  [GOLD_MATRIX, fileSetting(GOLD_MATRIX, 'as --gold-matrix', null)],
  [
    STORE,
    {
      description: 'where the history is kept: a file, postgres://…, or none',
      variable: STORE_VARIABLE,
      value: storeSetting,
      kept: (given) => {
        if (given === NONE) return given;
        const address = readAddress(given);
        return address.type === 'sqlite' ? resolve(address.path) : given;
      },
    },
  ],
  [LOG, fileSetting(LOG, 'as --log', LOG_VARIABLE)],
  [
    LOCK_WAIT,
    {
      description: 'how long a run waits for another one that writes (30s)',
      variable: LOCK_WAIT_VARIABLE,
      value: lockWaitSetting,
      kept: (given) => {
        readLockWait(given, LOCK_WAIT);
        return given;
      },
    },
  ],
]);

/** Path of the log of runs; undefined if there is none. */
export function logFileOf(tree: SettingsTree, { env }: Pick<Io, 'env'>): string | undefined {
  return said(env, LOG_VARIABLE) ?? filed(tree, LOG);
}

function plainNumber(setting: NumberSetting): PlainSetting {
  return {
    description: `as ${setting.flag}`,
    variable: setting.variable,
    value: (tree, io) => numberSetting(setting, tree, io)?.toString(),
    kept: (given) => {
      readNumber(setting, given, setting.key);
      return given;
    },
  };
}

/** Stores an absolute path, so that it means the same file wherever the program runs next. */
function fileSetting(key: string, description: string, variable: string | null): PlainSetting {
  return {
    description,
    variable,
    value: (tree, { env }) => (variable === null ? undefined : said(env, variable)) ?? filed(tree, key),
    kept: (given) => resolve(given),
  };
}

function said(env: Io['env'], variable: string): string | undefined {
  return (env[variable] ?? '') === '' ? undefined : env[variable];
}

function filed(tree: SettingsTree, key: string): string | undefined {
  const value = settingValue(member(tree, key));
  return typeof value === 'string' ? value : undefined;
}
