/** Decides whether to retry a request, and after how long. */
import type { SourceError } from '../errors.js';

export interface Failed {
  readonly error: SourceError;
  /** Whether a retry may help. */
  readonly retry: boolean;
  /** From the server's `Retry-After`; null: absent or unusable. */
  readonly retryAfterMilliseconds: number | null;
}

export interface Patience {
  readonly retries: number;
  /** End of the run on the same clock as `now`; null: none. */
  readonly deadlineAt: number | null;
  readonly now: number;
  /** In [0, 1). */
  readonly random: number;
}

const BACKOFF_MILLISECONDS = 500;
/** Applies if the run has no deadline. */
export const LONGEST_WAIT_MILLISECONDS = 30_000;

/**
 * Milliseconds to wait before the next attempt; null: do not retry. A time given by the server is authoritative;
 * otherwise the wait is drawn from [0, 0.5 s · 2^attempt) ("full jitter", AWS Architecture Blog, "Exponential Backoff
 * And Jitter", 2015).
 * @param attempt number of the failed attempt, from 0
 */
export function retryWait(failed: Failed, attempt: number, patience: Patience): number | null {
  if (!failed.retry || attempt >= patience.retries) return null;
  const { retryAt } = failed.error;
  const told = retryAt === null ? failed.retryAfterMilliseconds : Date.parse(retryAt) - patience.now;
  const wait = told !== null && told > 0 ? told : patience.random * BACKOFF_MILLISECONDS * 2 ** attempt;
  const most = patience.deadlineAt === null ? LONGEST_WAIT_MILLISECONDS : patience.deadlineAt - patience.now;
  return wait < most ? wait : null;
}
