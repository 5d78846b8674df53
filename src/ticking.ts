/** The clock of a run: from the present that is given, on by the stopwatch. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './http/network.js';

/** It never goes backwards, and does not stand where the given one does. */
export function ticking(now: () => Date = () => new Date()): Clock {
  const start = now().getTime() - performance.now();
  return {
    now: () => Math.floor(start + performance.now()),
    sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    random: Math.random,
  };
}
