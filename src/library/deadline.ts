/** The deadline of a run, which ends it even if sources have not answered yet. */

export interface Deadline {
  readonly signal: AbortSignal;
  /** Time in milliseconds on the run's clock; null if there is no deadline. */
  readonly at: number | null;
  /** Cancels the timer. */
  clear(): void;
}

/** The maximum delay of a Node.js timer; longer ones fire at once. */
export const LONGEST_TIMER_MILLISECONDS = 2_147_483_647;

/** @param milliseconds from now; null for no deadline */
export function startDeadline(milliseconds: number | null, now: () => number): Deadline {
  const controller = new AbortController();
  if (milliseconds === null || milliseconds > LONGEST_TIMER_MILLISECONDS) {
    return { signal: controller.signal, at: null, clear() {} };
  }
  const timer = setTimeout(() => controller.abort(new DOMException('the deadline', 'TimeoutError')), milliseconds);
  return { signal: controller.signal, at: now() + milliseconds, clear: () => clearTimeout(timer) };
}
