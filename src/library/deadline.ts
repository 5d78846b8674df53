/** The end of a run, whoever is still to answer then. */

export interface Deadline {
  readonly signal: AbortSignal;
  /** On the run's clock, ms; null: there is none. */
  readonly at: number | null;
  /** Nothing waits for it any more. */
  clear(): void;
}

/** Longer than that, and a timer of Node fires at once. */
export const LONGEST_TIMER_MILLISECONDS = 2_147_483_647;

/** @param milliseconds from now; null: none */
export function startDeadline(milliseconds: number | null, now: () => number): Deadline {
  const controller = new AbortController();
  if (milliseconds === null || milliseconds > LONGEST_TIMER_MILLISECONDS) {
    return { signal: controller.signal, at: null, clear() {} };
  }
  const timer = setTimeout(() => controller.abort(new DOMException('the deadline', 'TimeoutError')), milliseconds);
  return { signal: controller.signal, at: now() + milliseconds, clear: () => clearTimeout(timer) };
}
