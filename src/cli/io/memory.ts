/** Ends a run that needs more memory than Node gives it while there is still enough to say so. */

/** How often it is looked at, ms: reading fills some hundred megabytes a second at most. */
const EVERY = 250;
/** Of what Node gives: from here on it is found out how much of it is really held. */
const LOOKED_AT = 0.8;
/** Held: what is left is for the numbers of the report and for writing it. */
const FULL = 0.7;
const MEGABYTE = 1024 * 1024;
/** Counted as given, though it holds only what is new: three times 16 to 64 MB, and no flag tells. */
const YOUNG = 192 * MEGABYTE;

export class MemoryFull extends Error {
  override name = 'MemoryFull';

  /** @param given bytes of the heap */
  constructor(given: number) {
    const megabytes = Math.round(given / MEGABYTE);
    super(
      `what matches takes more memory than Node gives (${megabytes} MB); give it more, as NODE_OPTIONS=--max-old-space-size=${2 * megabytes}, or ask for less, as --since or -n do`,
    );
  }
}

/** @returns ends the watch */
export function watchMemory(full: (reason: MemoryFull) => void): () => void {
  // Taken now: where the run was left behind, its world may be gone when it is looked.
  const { getBuiltinModule } = process;
  const timer = setInterval(() => {
    const given = givenIfFull(getBuiltinModule);
    if (given !== null) full(new MemoryFull(given));
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

/** Null: there is more. Modules are loaded here, by runs that last, and at once: nobody waits for a look. */
function givenIfFull(load: typeof process.getBuiltinModule): number | null {
  const { getHeapStatistics, setFlagsFromString } = load('node:v8');
  const { heap_size_limit: given } = getHeapStatistics();
  const share = () => getHeapStatistics().used_heap_size / Math.max(given - YOUNG, given / 2);
  if (share() < LOOKED_AT) return null;
  setFlagsFromString('--expose-gc');
  (load('node:vm').runInNewContext('gc') as () => void)();
  return share() < FULL ? null : given;
}
