/** Numbers that apply if their flag is not given: from the environment, or else the settings file. */
import { LEVELS } from '../../core/metrics/confidence.js';
import { UsageError } from '../../errors.js';
import type { Io } from '../io/io.js';
import { member, type SettingsTree } from './settings.js';
import { levelIn, shareIn } from './values.js';

export interface NumberSetting {
  readonly key: string;
  readonly variable: string;
  readonly flag: string;
  /** Returns null if the value is invalid. */
  read(text: string): number | null;
  /** Describes the valid values. */
  readonly known: string;
}

export const MIN_RELEVANCE: NumberSetting = {
  key: 'minRelevance',
  variable: 'SOCIALRANK_MIN_RELEVANCE',
  flag: '--min-relevance',
  read: shareIn,
  known: 'a number from 0 to 1',
};

export const CONFIDENCE: NumberSetting = {
  key: 'confidence',
  variable: 'SOCIALRANK_CONFIDENCE',
  flag: '--confidence',
  read: levelIn,
  known: LEVELS,
};

/** Returns undefined if it is not set. @throws UsageError for an invalid value */
export function numberSetting(
  setting: NumberSetting,
  tree: SettingsTree,
  { env }: Pick<Io, 'env'>,
): number | undefined {
  const { key, variable } = setting;
  const said = env[variable];
  if (said !== undefined && said !== '') return readNumber(setting, said, variable);
  const kept = member(tree, key);
  return kept === undefined ? undefined : readNumber(setting, String(kept), `the setting ${key}`);
}

/** @param name where the value comes from, for the error message */
export function readNumber({ read, known }: NumberSetting, text: string, name: string): number {
  const value = read(text);
  if (value === null) throw new UsageError(`${name} must be ${known}, not ${JSON.stringify(text)}`);
  return value;
}
