/** Circuit breaker: a host that fails several times in a row is not requested again for the rest of the run. */
import { SourceError } from '../errors.js';
import { hostOf } from './place.js';

export interface Circuit {
  /** Why the host is no longer requested; null: it may be requested. */
  against(url: URL): SourceError | null;
  /** @param error null: the host answered, even if with a refusal */
  ended(url: URL, error: SourceError | null): void;
}

/** Number of consecutive failed requests, each including its retries. */
const FAILURES_AT_MOST = 5;

export function openCircuit(): Circuit {
  const failures = new Map<string, { count: number; last: SourceError }>();
  return {
    against(url) {
      const { count, last } = failures.get(url.host) ?? { count: 0, last: null };
      if (last === null || count < FAILURES_AT_MOST) return null;
      return new SourceError(
        'unreachable',
        `${hostOf(url)} was not contacted again: ${count} requests in a row failed, the last one: ${last.message}`,
        { hint: last.hint },
      );
    },
    ended(url, error) {
      if (error === null || !isFailure(error)) failures.delete(url.host);
      else failures.set(url.host, { count: (failures.get(url.host)?.count ?? 0) + 1, last: error });
    },
  };
}

/** Every other error means that the host answered. */
function isFailure({ code }: SourceError): boolean {
  return code === 'unreachable' || code === 'timeout';
}
