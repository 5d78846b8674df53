/** Mentions by day, or by hour in short windows. */
import type { Mention, Report } from '../../types.js';
import { dayEdges, hourEdges } from '../time/zone.js';
import type { Observed } from './observed.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Ten years of days. */
const MOST_BUCKETS = 3700;

type Bucket = Report['volume']['buckets'][number];

/**
 * Half-open spans from one local midnight to the next, hours for windows up to 48 h, that cover the window together.
 * `partial`: the window covers only a part. A window of more than 3,700 days is cut into weeks from its first day, a
 * still longer one into as many weeks each as that number allows. A mention without a time is in none, and one of which
 * only the day is known in no hour.
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

/** Days a bucket. */
function step(milliseconds: number): number {
  const days = Math.ceil(milliseconds / DAY) + 1;
  return days <= MOST_BUCKETS ? 1 : 7 * Math.ceil(days / 7 / MOST_BUCKETS);
}

function count(bucket: Bucket, { sentiment }: Mention): void {
  bucket.mentions++;
  if (sentiment.label !== null) bucket[sentiment.label]++;
}

/** The last edge at or before the time. */
function spanOf(edges: readonly number[], time: number): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! <= time) low = middle;
    else high = middle;
  }
  return low;
}
