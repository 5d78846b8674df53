/** Waits for an answer until a signal aborts. */

/**
 * @param ask not called if the signal has already been aborted
 * @throws the reason of the signal as soon as it aborts, whether or not `ask` listens to it
 */
export async function untilAborted<T>(ask: () => T | PromiseLike<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    // In the race from the start, so that a failure after the abort is not an unhandled rejection.
    return await Promise.race([Promise.resolve(ask()), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
