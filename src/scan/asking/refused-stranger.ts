/** Treats a refusal of a source without a key as a refusal of the network, not of the user. */
import { SourceError } from '../../errors.js';
import type { AskedSource } from '../request.js';

/**
 * Replaces `auth` by `blocked` if no key was sent that could have been refused. A hint of the source itself is kept.
 */
export function refusedStranger(
  error: SourceError,
  asked: Pick<AskedSource, 'name' | 'given' | 'source' | 'hasKey'>,
): SourceError {
  const { code, message, retryAt, status, cause, hint } = error;
  // Without a status, the error did not come from a server.
  if (code !== 'auth' || status === null || asked.hasKey) return error;
  const takesKey = Object.values(asked.source.settings ?? {}).some(({ secret }) => secret === true);
  const advice = takesKey ? `it may need a key: socialrank sources show ${asked.given ?? asked.name} says which` : null;
  return new SourceError('blocked', message, { retryAt, status, cause, hint: hint ?? advice });
}
