/** Times of the last day, counted, while nobody knows yet which will be the newest. */
import { CLOCK_SKEW_MILLISECONDS } from '../time/clock-skew.js';

/** The newest may be so far ahead of the clock that the day ends at. */
const KEPT_MILLISECONDS = 86_400_000 + CLOCK_SKEW_MILLISECONDS;
/** Times are put aside as they come: when there is no more room, most are too old to be counted. */
const LEAST_ASIDE = 4096;
const MOST_ASIDE = 262_144;
const PRUNE_AT = 65_536;

export interface Recent {
  add(time: number): void;
  /** How many lie in `[from, to)`, of which no part is more than a day, and what clocks differ by, before the newest. ms */
  within(from: number, to: number): number;
  /** Times that are held apart from each other. */
  size(): number;
}

export function recentTimes(): Recent {
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
    // Now and then, so that a file in order of time keeps a day of it and not all.
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
