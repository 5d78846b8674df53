/** Ctrl-C and termination: the first one ends the run in order, a second one at once. */
import { Interrupted } from '../exit-codes.js';
import type { Io } from './io.js';
import { watchMemory } from './memory.js';

export interface Interruption {
  readonly signal: AbortSignal;
  /** Ends the run for another reason, such as a reader that has gone. */
  abort(reason: Error): void;
  stop(): void;
}

export function interruption(io: Io): Interruption {
  const controller = new AbortController();
  const listeners = (['SIGINT', 'SIGTERM'] as const).map((name) => {
    const listener = () => {
      if (controller.signal.aborted) process.exit(new Interrupted(name).signal === 'SIGINT' ? 130 : 143);
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

/** A file may grow no larger (`ulimit -f`): unheard it would end the process; heard, the write fails, and says so. */
function refused(): void {}

/** Work that Ctrl-C ends in order. */
export async function interruptible<T>(io: Io, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal, stop } = interruption(io);
  try {
    return await work(signal);
  } finally {
    stop();
  }
}
