/** Ctrl-C and SIGTERM: the first one ends the run cleanly, a second one immediately. */
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

/** Handles SIGXFSZ (`ulimit -f`): without a listener it ends the process; with one, the write fails with an error. */
function refused(): void {}

/** Runs work that Ctrl-C ends cleanly. */
export async function interruptible<T>(io: Io, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal, stop } = interruption(io);
  try {
    return await work(signal);
  } finally {
    stop();
  }
}
