/** Ends a run that needs more memory than Node provides while there is still enough left to report it. */

/** Interval of the check, in milliseconds: reading fills a few hundred megabytes per second at most. */
const EVERY = 250;
/** Share of the heap from which a garbage collection is forced, to find out how much of it is really in use. */
const LOOKED_AT = 0.8;
/** Share of the heap in use that ends the run: the rest is needed to compute and write the report. */
const FULL = 0.7;
const MEGABYTE = 1024 * 1024;
/**
 * Bytes of the young generation, which the heap limit includes although it holds only new objects: three times 16 to
 * 64 MB; its actual size cannot be queried.
 */
const YOUNG = 192 * MEGABYTE;

export class MemoryFull extends Error {
  override name = 'MemoryFull';

  /** @param given limit of the heap, in bytes */
  constructor(given: number) {
    const megabytes = Math.round(given / MEGABYTE);
    super(
      `what matches takes more memory than Node gives (${megabytes} MB); give it more, as NODE_OPTIONS=--max-old-space-size=${2 * megabytes}, or ask for less, as --since or -n do`,
    );
  }
}

/** @returns a function that ends the watch */
export function watchMemory(full: (reason: MemoryFull) => void): () => void {
  // Captured now: if the run was abandoned, its global environment may be gone when the timer fires.
  const { getBuiltinModule } = process;
  const timer = setInterval(() => {
    const given = givenIfFull(getBuiltinModule);
    if (given !== null) full(new MemoryFull(given));
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Returns the limit of the heap if it is full, else null. Its modules are loaded here, so that only long runs load
 * them, and synchronously, since nothing awaits the check.
 */
function givenIfFull(load: typeof process.getBuiltinModule): number | null {
  const { getHeapStatistics, setFlagsFromString } = load('node:v8');
  const { heap_size_limit: given } = getHeapStatistics();
  const share = () => getHeapStatistics().used_heap_size / Math.max(given - YOUNG, given / 2);
  if (share() < LOOKED_AT) return null;
  setFlagsFromString('--expose-gc');
  (load('node:vm').runInNewContext('gc') as () => void)();
  return share() < FULL ? null : given;
}
