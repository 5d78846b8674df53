/** How long a piece of work may live: until the first of its signals falls, or its time is up. */

export interface Life {
  /** The first of the signals that has fallen. */
  fallen(): AbortSignal | undefined;
  /** Called once, when the first falls. @returns stops listening */
  onEnd(listener: (reason: unknown) => void): () => void;
}

/** One listener a signal, however many works share it: taking thousands off an EventTarget one by one is quadratic. */
export function lifeOf(signals: readonly AbortSignal[]): Life {
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
  readonly life: Life;
  /** What the work ends with, from the reason of the signal. */
  readonly ended: (reason: unknown) => Error;
  readonly timeoutMilliseconds?: number;
  /** What it ends with when the time is up. */
  readonly timeout?: () => Error;
}

/** Rejects at once when a bound is met; the work is told by its own signal, and nobody waits for it to listen. */
export async function bounded<T>(bounds: Bounds, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const fallen = bounds.life.fallen();
  if (fallen !== undefined) throw bounds.ended(fallen.reason);
  const controller = new AbortController();
  const leave: (() => void)[] = [];
  const over = new Promise<never>((_, reject) => {
    const end = (error: Error | undefined) => {
      reject(error); // first: work that hears of it rejects too, in words of its own
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
