/** How far back data is needed to describe a window. */
import { MOST_ROUNDS } from './baseline.js';
import type { BucketSize } from './bucket.js';
import type { Cut } from './buckets.js';
import { spansOf } from './spans.js';

const DAY = 86_400_000;

export interface Range extends Cut {
  /** Start of the window of equal length before it. */
  readonly previous: number;
  /** The first instant whose data is used. */
  readonly from: number;
}

/** Moves the start of the window to that of its first bucket; the end stays. */
export function rangeOf(asked: Cut): Range {
  const { size, until, timezone } = asked;
  const since = spansOf(size, asked.since, asked.since + 1, timezone)[0]!.start;
  const previous = since - (until - since);
  return { ...asked, since, previous, from: Math.min(previous, since - RUN_IN_DAYS[size] * DAY) };
}

/** Days that the first bucket of the window is compared with, and some more, since not every one was observed. */
const RUN_IN_DAYS: Readonly<Record<BucketSize, number>> = {
  hour: MOST_ROUNDS + 2,
  day: (MOST_ROUNDS + 2) * 7,
  week: (MOST_ROUNDS + 6) * 7,
};
