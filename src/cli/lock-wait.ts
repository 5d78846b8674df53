/** `lockWait`: how long a run waits for another one that writes, before it gives up. */
import { UsageError } from '../errors.js';
import type { Io } from './io.js';
import { member, type SettingsTree, settingValue } from './settings.js';
import { milliseconds } from './values.js';

export const LOCK_WAIT = 'lockWait';
export const LOCK_WAIT_VARIABLE = 'SOCIALRANK_LOCK_WAIT';

const USUAL_MILLISECONDS = 30_000;

/** ms. @throws UsageError for what is no time */
export function lockWaitOf(tree: SettingsTree, { env }: Pick<Io, 'env'>): number {
  const said = env[LOCK_WAIT_VARIABLE] ?? '';
  if (said !== '') return readLockWait(said, LOCK_WAIT_VARIABLE);
  const kept = settingValue(member(tree, LOCK_WAIT));
  return typeof kept === 'string' ? readLockWait(kept, LOCK_WAIT) : USUAL_MILLISECONDS;
}

export function readLockWait(text: string, name: string): number {
  // No waiting at all is a wish that can be had.
  const value = /^0+(?:\.0+)?\s*(?:ms|s|m|h)?$/.test(text.trim()) ? 0 : milliseconds(text);
  if (value === null) throw new UsageError(`${name} is no time: ${text}`, { hint: 'give it as 30s, 500ms or 2m' });
  return value;
}
