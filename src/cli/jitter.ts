/** Waits a random time, so that a thousand jobs scheduled for the same minute do not all send requests at once. */
import { setTimeout as sleep } from 'node:timers/promises';

/** @param longestMilliseconds exclusive upper bound of the wait. @throws the signal's reason */
export async function jitter(
  longestMilliseconds: number,
  signal: AbortSignal,
  { random = Math.random, wait = sleepFor }: { random?: () => number; wait?: typeof sleepFor } = {},
): Promise<void> {
  await wait(Math.floor(random() * longestMilliseconds), signal);
}

async function sleepFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}
