/** Counts items of the last day of the data, while its newest time is still unknown. */
import { CLOCK_SKEW_MILLISECONDS } from '../time/clock-skew.js';

/** One day, plus how far the newest time may be ahead of the clock, at which that day ends. */
const KEPT_MILLISECONDS = 86_400_000 + CLOCK_SKEW_MILLISECONDS;
/** Times are buffered as they arrive; by the time the buffer is full, most of them are too old to count. */
const LEAST_ASIDE = 4096;
const MOST_ASIDE = 262_144;
const PRUNE_AT = 65_536;

export interface RecentTimes {
  add(time: number): void;
  /**
   * Number of times in `[from, to)`, in ms, all of which must be within a day plus the clock skew before the newest
   * time.
   */
  within(from: number, to: number): number;
  /** Number of distinct times in memory. */
  size(): number;
}

export function recentTimes(): RecentTimes {
  const counts = new Map<number, number>();
  let aside = new Float64Array(0);
  let waiting = 0;
  let newest = Number.NEGATIVE_INFINITY;
  let pruneAt = PRUNE_AT;
  const dropOld = () => {
    const oldest = newest - KEPT_MILLISECONDS;
    let kept = 0;
    for (let place = 0; place < waiting; place++) if (aside[place]! >= oldest) aside[kept++] = aside[place]!;
    waiting = kept;
  };
  const settle = () => {
    dropOld();
    for (let place = 0; place < waiting; place++) counts.set(aside[place]!, (counts.get(aside[place]!) ?? 0) + 1);
    waiting = 0;
    if (counts.size < pruneAt) return;
    // Pruned occasionally, so that a file in order of time keeps one day in memory, not all.
    for (const time of counts.keys()) if (time < newest - KEPT_MILLISECONDS) counts.delete(time);
    pruneAt = Math.max(PRUNE_AT, 2 * counts.size);
  };
  const makeRoom = () => {
    dropOld();
    if (waiting < aside.length / 2) return;
    if (aside.length === MOST_ASIDE) return settle();
    const more = new Float64Array(Math.max(LEAST_ASIDE, 4 * aside.length));
    more.set(aside.subarray(0, waiting));
    aside = more;
  };
  return {
    add(time) {
      if (time < newest - KEPT_MILLISECONDS) return;
      if (time > newest) newest = time;
      if (waiting === aside.length) makeRoom();
      aside[waiting++] = time;
    },
    within(from, to) {
      let total = 0;
      for (let place = 0; place < waiting; place++) if (aside[place]! >= from && aside[place]! < to) total += 1;
      for (const [time, count] of counts) if (time >= from && time < to) total += count;
      return total;
    },
    size() {
      settle();
      return counts.size;
    },
  };
}
