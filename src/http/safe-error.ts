/** Rebuilds an error that leaves the network from an allow-list of its fields, so that it cannot contain secrets. */
import { SourceError } from '../errors.js';
import { plainCause } from './failure.js';
import { hostOf } from './place.js';
import type { Redact } from './redact.js';

export function safeError(error: unknown, url: string | URL, redact: Redact): SourceError {
  if (!(error instanceof SourceError)) {
    return new SourceError('unreachable', `${redact(hostOf(url))} could not be asked`, { cause: plainCause(error) });
  }
  const { code, retryAt, status } = error;
  return new SourceError(code, redact(error.message), {
    retryAt,
    status,
    hint: error.hint === null ? null : redact(error.hint),
    cause: plainCause(error.cause),
  });
}
