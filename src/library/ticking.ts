/** The clock of a run: from the present that is given, on by the stopwatch. */
import { hrtime } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../http/network.js';

/** It never goes backwards, and does not stand where the given one does. */
export function ticking(now: () => Date = () => new Date()): Clock {
  const start = now().getTime() - stopwatch();
  return {
    now: () => Math.floor(start + stopwatch()),
    sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    random: Math.random,
  };
}

/** Milliseconds since some moment. Not performance.now(): Node takes a while to load that, and nothing else needs it. */
export function stopwatch(): number {
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
