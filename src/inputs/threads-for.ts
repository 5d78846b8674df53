/** How many threads read one file together. */
import { availableParallelism } from 'node:os';

/** Of smaller files a thread would hardly have begun when they are read. */
const SMALLEST_FOR_THREADS = 100 * 1024 * 1024;
/** Unasked. */
const THREADS_AT_MOST = 4;

/** @param asked undefined: as many as its size is worth */
export function threadsFor(bytes: number, asked: number | undefined): number {
  return asked ?? (bytes > SMALLEST_FOR_THREADS ? Math.min(availableParallelism(), THREADS_AT_MOST) : 1);
}
