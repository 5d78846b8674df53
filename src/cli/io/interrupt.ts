/** Handles Ctrl-C and termination: the first signal ends the run in order, a second one exits at once. */
import { Interrupted } from '../exit-codes.js';
import type { Io } from './io.js';
import { watchMemory } from './memory.js';

export interface Interruption {
  readonly signal: AbortSignal;
  /** Ends the run for another reason, such as a closed pipe. */
  abort(reason: Error): void;
  stop(): void;
}

export function interruption(io: Io): Interruption {
  const controller = new AbortController();
  const listeners = (['SIGINT', 'SIGTERM'] as const).map((name) => {
    const listener = () => {
      if (controller.signal.aborted) process.exit(name === 'SIGINT' ? 130 : 143);
      controller.abort(new Interrupted(name));
    };
    io.on?.(name, listener);
    return { name, listener };
  });
  io.on?.('SIGXFSZ', refused);
  const unwatch = watchMemory((reason) => controller.abort(reason));
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    stop: () => {
      for (const { name, listener } of listeners) io.off?.(name, listener);
      io.off?.('SIGXFSZ', refused);
      unwatch();
    },
  };
}

/** Listener for SIGXFSZ (`ulimit -f`): without one the signal kills the process; with one the write fails instead. */
function refused(): void {}

/** Runs work that Ctrl-C or termination ends in order. */
export async function interruptible<T>(io: Io, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal, stop } = interruption(io);
  try {
    return await work(signal);
  } finally {
    stop();
  }
}
