/** Waits for an answer no longer than a signal allows. */

/**
 * @param ask not called when the signal has fallen already
 * @throws the reason of the signal, at once when it falls, whether or not anybody listens to it
 */
export async function untilAborted<T>(ask: () => T | PromiseLike<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    // Raced from the beginning: what is still to fail when nobody waits any more is then no unhandled rejection.
    return await Promise.race([Promise.resolve(ask()), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
