/** The least relevance that is not given by a flag: from the environment, then the settings file. */
import { UsageError } from '../errors.js';
import type { Io } from './io.js';
import { member, type SettingsTree } from './settings.js';
import { shareIn } from './values.js';

export const MIN_RELEVANCE = 'minRelevance';
export const MIN_RELEVANCE_VARIABLE = 'SOCIALRANK_MIN_RELEVANCE';

/** Undefined: set nowhere. @throws UsageError for what is no number from 0 to 1 */
export function minRelevanceOf(tree: SettingsTree, { env }: Pick<Io, 'env'>): number | undefined {
  const said = env[MIN_RELEVANCE_VARIABLE];
  if (said !== undefined && said !== '') return readMinRelevance(said, MIN_RELEVANCE_VARIABLE);
  const kept = member(tree, MIN_RELEVANCE);
  return kept === undefined ? undefined : readMinRelevance(String(kept), `the setting ${MIN_RELEVANCE}`);
}

/** @param name of where it was said */
export function readMinRelevance(text: string, name: string): number {
  const value = shareIn(text);
  if (value === null) throw new UsageError(`${name} must be a number from 0 to 1, not ${JSON.stringify(text)}`);
  return value;
}
