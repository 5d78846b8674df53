/** The clock of a run: starts at the given time and advances with a monotonic stopwatch. */
import { hrtime } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../http/network.js';

/** Never goes backwards, and advances even if the given clock stands still. */
export function runClock(now: () => Date = () => new Date()): Clock {
  const start = now().getTime() - stopwatch();
  return {
    now: () => Math.floor(start + stopwatch()),
    sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    random: Math.random,
  };
}

/**
 * Milliseconds since an arbitrary moment. Avoids performance.now(): Node.js takes a while to load it, and nothing else
 * needs it.
 */
export function stopwatch(): number {
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
