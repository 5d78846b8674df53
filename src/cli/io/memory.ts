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
  const timer = setInterval(() => void look(full), EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

async function look(full: (reason: MemoryFull) => void): Promise<void> {
  // Loaded by runs that last alone.
  const { getHeapStatistics, setFlagsFromString } = await import('node:v8');
  const { heap_size_limit: given } = getHeapStatistics();
  const share = () => getHeapStatistics().used_heap_size / Math.max(given - YOUNG, given / 2);
  if (share() < LOOKED_AT) return;
  setFlagsFromString('--expose-gc');
  const { runInNewContext } = await import('node:vm');
  (runInNewContext('gc') as () => void)();
  if (share() >= FULL) full(new MemoryFull(given));
}
