/** A host that failed again and again is left alone for the rest of the run. */
import { SourceError } from '../errors.js';
import { hostOf } from './place.js';

export interface Circuit {
  /** Why it is not asked any more; null: it may be asked. */
  against(url: URL): SourceError | null;
  /** @param error null: the host answered, were it with a refusal */
  ended(url: URL, error: SourceError | null): void;
}

/** Requests in a row, each with its retries. */
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

/** Anything else is an answer. */
function isFailure({ code }: SourceError): boolean {
  return code === 'unreachable' || code === 'timeout';
}
