/** Defaults of numeric flags; environment variables take precedence over the settings file. */
import { LEVELS } from '../../core/metrics/confidence.js';
import { UsageError } from '../../errors.js';
import type { Io } from '../io/io.js';
import { member, type SettingsTree } from './settings.js';
import { levelIn, shareIn } from './values.js';

export interface NumberSetting {
  readonly key: string;
  readonly variable: string;
  readonly flag: string;
  /** Parses a value; null if invalid. */
  read(text: string): number | null;
  /** Description of valid values, for error messages. */
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

/** Returns undefined if not set. @throws UsageError for an invalid value */
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

/** @param name where the value was set, for the error message */
export function readNumber({ read, known }: NumberSetting, text: string, name: string): number {
  const value = read(text);
  if (value === null) throw new UsageError(`${name} must be ${known}, not ${JSON.stringify(text)}`);
  return value;
}
