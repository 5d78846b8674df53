/** Counts mentions by day, or by hour in short windows. */
import type { Mention, Report } from '../../types.js';
import { dayEdges, hourEdges } from '../time/zone.js';
import type { Observed } from './observed.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** About ten years of days. */
const MOST_BUCKETS = 3700;

type Bucket = Report['volume']['buckets'][number];

/**
 * Half-open spans that together cover the window: local days, midnight to midnight, or hours in windows of up to 48 h.
 * `partial` means that the window covers only part of a bucket. A window of more than 3,700 days is divided into weeks
 * from its first day; if that still makes more than 3,700 buckets, into spans of several weeks. Mentions without a time
 * are in no bucket, those with only a day in no hourly one.
 * @param times of the mentions, in ms
 */
export function buckets({ mentions, window, timezone }: Observed, times: Float64Array): Bucket[] {
  const [since, until] = [window.since.getTime(), window.until.getTime()];
  const isHourly = until - since <= 48 * HOUR;
  const edges = isHourly ? hourEdges(since, until, timezone) : dayEdges(since, until, timezone, step(until - since));
  const spans = edges.slice(1).map((end, index): Bucket => {
    const start = edges[index]!;
    const partial = start < since || end > until;
    return { start: new Date(start).toISOString(), mentions: 0, positive: 0, neutral: 0, negative: 0, partial };
  });
  for (let place = 0; place < mentions.length; place++) {
    const time = times[place]!;
    if (!(time >= since && time < until)) continue;
    if (isHourly && mentions[place]!.precision === 'day') continue;
    count(spans[spanOf(edges, time)]!, mentions[place]!);
  }
  return spans;
}

/** Number of days per bucket. */
function step(milliseconds: number): number {
  const days = Math.ceil(milliseconds / DAY) + 1;
  return days <= MOST_BUCKETS ? 1 : 7 * Math.ceil(days / 7 / MOST_BUCKETS);
}

function count(bucket: Bucket, { sentiment }: Mention): void {
  bucket.mentions++;
  if (sentiment.label !== null) bucket[sentiment.label]++;
}

/** Returns the index of the last edge at or before the time. */
function spanOf(edges: readonly number[], time: number): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! <= time) low = middle;
    else high = middle;
  }
  return low;
}
