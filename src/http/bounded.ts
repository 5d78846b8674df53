/** Work that ends when it must, whatever it does itself. */

export interface Bounds {
  /** The first that falls ends the work. */
  readonly signals: readonly AbortSignal[];
  /** What the work ends with, from the reason of the signal. */
  readonly ended: (reason: unknown) => Error;
  readonly timeoutMilliseconds?: number;
  /** The reason when the time is up. */
  readonly timeout?: () => Error;
}

/** Rejects at once when a bound is met; the work is told by its own signal, and nobody waits for it to listen. */
export async function bounded<T>(bounds: Bounds, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const leave: (() => void)[] = [];
  const over = new Promise<never>((_, reject) => {
    const end = (reason: Error | undefined) => {
      controller.abort(reason);
      reject(reason);
    };
    for (const bound of bounds.signals) {
      if (bound.aborted) return end(bounds.ended(bound.reason));
      const fall = () => end(bounds.ended(bound.reason));
      bound.addEventListener('abort', fall, { once: true });
      leave.push(() => bound.removeEventListener('abort', fall));
    }
    if (bounds.timeoutMilliseconds === undefined) return;
    const timer = setTimeout(() => end(bounds.timeout?.()), bounds.timeoutMilliseconds);
    leave.push(() => clearTimeout(timer));
  });
  try {
    return await Promise.race([over, signal.aborted ? over : work(signal)]);
  } finally {
    for (const step of leave) step();
  }
}
