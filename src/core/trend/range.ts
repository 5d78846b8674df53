/** How far back one must look to speak of a window. */
import { MOST_ROUNDS } from './baseline.js';
import type { BucketSize } from './bucket.js';
import type { Cut } from './buckets.js';
import { spansOf } from './spans.js';

const DAY = 86_400_000;

export interface Range extends Cut {
  /** The window of equal length before it begins here. */
  readonly previous: number;
  /** The first instant that anything is computed from. */
  readonly from: number;
}

/** The window, begun with a whole bucket; its end stands. */
export function rangeOf(asked: Cut): Range {
  const { size, until, timezone } = asked;
  const since = spansOf(size, asked.since, asked.since + 1, timezone)[0]!.start;
  const previous = since - (until - since);
  return { ...asked, since, previous, from: Math.min(previous, since - RUN_IN_DAYS[size] * DAY) };
}

/** Days of buckets that the first one of the window is compared with, and some more: not each of them was seen. */
const RUN_IN_DAYS: Readonly<Record<BucketSize, number>> = {
  hour: MOST_ROUNDS + 2,
  day: (MOST_ROUNDS + 2) * 7,
  week: (MOST_ROUNDS + 6) * 7,
};
