/** A refusal of a source that was given no key: the network is turned away, and not whoever asks. */
import { SourceError } from '../../errors.js';
import type { AskedSource } from '../request.js';

/** `blocked` in place of `auth`, where there was nothing to refuse. What a source knows better to say of it stays. */
export function refusedStranger(
  error: SourceError,
  asked: Pick<AskedSource, 'name' | 'given' | 'source' | 'hasKey'>,
): SourceError {
  const { code, message, retryAt, status, cause, hint } = error;
  // Without a status no server has said it.
  if (code !== 'auth' || status === null || asked.hasKey) return error;
  const takesKey = Object.values(asked.source.settings ?? {}).some(({ secret }) => secret === true);
  const advice = takesKey ? `it may want a key: socialrank sources show ${asked.given ?? asked.name} says which` : null;
  return new SourceError('blocked', message, { retryAt, status, cause, hint: hint ?? advice });
}
