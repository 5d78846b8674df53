/** Whether to ask again, and after how long. */
import type { SourceError } from '../errors.js';

export interface Failed {
  readonly error: SourceError;
  /** Whether asking again may help. */
  readonly retry: boolean;
  /** As the server's `Retry-After` says; null: it said nothing usable. */
  readonly retryAfterMilliseconds: number | null;
}

export interface Patience {
  readonly retries: number;
  /** The run's end on the same clock as `now`; null: none. */
  readonly deadlineAt: number | null;
  readonly now: number;
  /** From [0, 1). */
  readonly random: number;
}

const BACKOFF_MILLISECONDS = 500;
/** Where the run has no end. */
export const LONGEST_WAIT_MILLISECONDS = 30_000;

/**
 * Milliseconds to wait before asking again; null: do not. What the server says is authoritative; where it is silent, the
 * wait is drawn from [0, 0.5 s · 2^attempt) ("full jitter", AWS Architecture Blog, "Exponential Backoff And Jitter", 2015).
 * @param attempt from 0
 */
export function retryWait(failed: Failed, attempt: number, patience: Patience): number | null {
  if (!failed.retry || attempt >= patience.retries) return null;
  const { retryAt } = failed.error;
  const told = retryAt === null ? failed.retryAfterMilliseconds : Date.parse(retryAt) - patience.now;
  const wait = told !== null && told > 0 ? told : patience.random * BACKOFF_MILLISECONDS * 2 ** attempt;
  const most = patience.deadlineAt === null ? LONGEST_WAIT_MILLISECONDS : patience.deadlineAt - patience.now;
  return wait < most ? wait : null;
}
