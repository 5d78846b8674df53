/** How many threads read one file together. */
import { availableParallelism } from 'node:os';

/** Smaller files are read before a thread has properly started. */
const SMALLEST_FOR_THREADS = 100 * 1024 * 1024;
/** Maximum unless the user requests a number. */
const THREADS_AT_MOST = 4;

/** @param asked number requested by the user; undefined: depends on the size */
export function threadsFor(bytes: number, asked: number | undefined): number {
  return asked ?? (bytes > SMALLEST_FOR_THREADS ? Math.min(availableParallelism(), THREADS_AT_MOST) : 1);
}
