/** Bounds the duration of work by abort signals and a timeout. */

export interface Lifetime {
  /** Returns a signal that has been aborted, if any. */
  fallen(): AbortSignal | undefined;
  /** Calls the listener once, when the first signal aborts. @returns a function that removes the listener */
  onEnd(listener: (reason: unknown) => void): () => void;
}

/** Uses one listener per signal for all tasks: removing thousands from an EventTarget one by one is quadratic. */
export function lifetimeOf(signals: readonly AbortSignal[]): Lifetime {
  const listeners = new Set<(reason: unknown) => void>();
  const fallen = () => signals.find((signal) => signal.aborted);
  const end = () => {
    for (const listener of [...listeners]) listener(fallen()?.reason);
  };
  return {
    fallen,
    onEnd(listener) {
      if (listeners.size === 0) for (const signal of signals) signal.addEventListener('abort', end);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) for (const signal of signals) signal.removeEventListener('abort', end);
      };
    },
  };
}

export interface Bounds {
  readonly life: Lifetime;
  /** Maps the reason of the signal to the error that the work is rejected with. */
  readonly ended: (reason: unknown) => Error;
  readonly timeoutMilliseconds?: number;
  /** Returns the error for a timeout. */
  readonly timeout?: () => Error;
}

/** Rejects as soon as a bound is reached. The work is notified by its own signal, but its reaction is not awaited. */
export async function bounded<T>(bounds: Bounds, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const fallen = bounds.life.fallen();
  if (fallen !== undefined) throw bounds.ended(fallen.reason);
  const controller = new AbortController();
  const leave: (() => void)[] = [];
  const over = new Promise<never>((_, reject) => {
    const end = (error: Error | undefined) => {
      reject(error); // first: once notified, the work rejects too, with an error of its own
      controller.abort(error);
    };
    leave.push(bounds.life.onEnd((reason) => end(bounds.ended(reason))));
    if (bounds.timeoutMilliseconds === undefined) return;
    const timer = setTimeout(() => end(bounds.timeout?.()), bounds.timeoutMilliseconds);
    leave.push(() => clearTimeout(timer));
  });
  try {
    return await Promise.race([over, work(controller.signal)]);
  } finally {
    for (const step of leave) step();
  }
}
