/** Ends a run that is about to exceed the heap limit while enough memory remains to report it. */

/** Interval between checks, in milliseconds; reading fills a few hundred megabytes per second at most. */
const EVERY = 250;
/** Share of the heap limit from which on a garbage collection determines how much is really in use. */
const LOOKED_AT = 0.8;
/** Share in use after a collection that counts as full; computing and writing the report need the rest. */
const FULL = 0.7;
const MEGABYTE = 1024 * 1024;
/** Young generation: within the heap limit, but for new objects only. 3 × 16 to 64 MB; no flag shows its size. */
const YOUNG = 192 * MEGABYTE;

export class MemoryFull extends Error {
  override name = 'MemoryFull';

  /** @param given heap limit, in bytes */
  constructor(given: number) {
    const megabytes = Math.round(given / MEGABYTE);
    super(
      `what matches takes more memory than Node gives (${megabytes} MB); give it more, as NODE_OPTIONS=--max-old-space-size=${2 * megabytes}, or ask for less, as --since or -n do`,
    );
  }
}

/** @returns function that ends the watch */
export function watchMemory(full: (reason: MemoryFull) => void): () => void {
  // Captured now: if the run was abandoned, its realm and thus `process` may be gone when the timer fires.
  const { getBuiltinModule } = process;
  const timer = setInterval(() => {
    const given = givenIfFull(getBuiltinModule);
    if (given !== null) full(new MemoryFull(given));
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Returns the heap limit if memory is full, otherwise null. Loads its modules only here, so that short runs never do,
 * and synchronously, because nothing awaits the check.
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
