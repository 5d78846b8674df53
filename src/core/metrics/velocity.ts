/** Mentions per hour, independent of limits: each source counts only for the time that it was observed. */
import type { Estimate } from '../../types.js';
import type { Confidence } from './confidence.js';
import { addIntervals, type Bounded, gammaInterval, garwood, type Interval } from './intervals.js';
import { answering, type Observed, type ObservedSource, publishedTimes } from './observed.js';

const HOUR = 3_600_000;
/** Minimum number of buckets for a usable variance. */
const ENOUGH_BUCKETS = 14;

export interface CountedSpan {
  /** In ms. */
  readonly start: number;
  readonly mentions: number;
  readonly partial: boolean;
}

/**
 * The sum of the sources' rates. Sources observed over the same time are pooled: n/W with Garwood's interval. The
 * observation of a truncated source ends at its own oldest mention, which therefore does not count: (n − 1)/T with the
 * exact gamma interval (n/T would be twice too high for n = 2). Intervals of the sum by MOVER. Bursts widen the
 * interval by √φ, where φ is the variance of the bucket counts over their mean. Null if no source was observed for a
 * known time, or if there are mentions but none has a time.
 */
export function velocity(observed: Observed, buckets: readonly CountedSpan[]): Estimate {
  const unknown = { value: null, ci95: null };
  const [since, until] = [observed.window.since.getTime(), observed.window.until.getTime()];
  // If all data has one timestamp, its window is that instant, for which there is no hourly rate.
  if (until - since <= 1) return unknown;
  const watched = answering(observed).flatMap(({ observedFrom, ...source }) => {
    const from = Math.max(since, observedFrom?.getTime() ?? until);
    return from < until ? [watch(source, from, until)] : [];
  });
  if (watched.length === 0) return unknown;
  const given = watched.reduce((sum, { mentions }) => sum + mentions, 0);
  if (given > 0 && !watched.some(({ timed }) => timed > 0)) return unknown;
  const rates = pooled(watched).map((pool) => rateOf(pool, observed.confidence));
  const value = rates.reduce((sum, rate) => sum + rate.value, 0);
  const [low, high] = rates.length === 1 ? rates[0]!.interval : addIntervals(rates);
  const factor = Math.sqrt(Math.max(1, dispersion(buckets, Math.max(...watched.map(({ from }) => from)))));
  return { value, ci95: [Math.max(0, value - factor * (value - low)), value + factor * (high - value)] };
}

/** Mentions of one source, or of several that were observed over the same time. */
interface Watched {
  readonly from: number;
  readonly hours: number;
  /** Number of all its mentions, of those with a time, and of those within the observed time. */
  readonly mentions: number;
  readonly timed: number;
  readonly count: number;
  /** Whether the observed time ends at a mention, which is part of the count. */
  readonly endsAtMention: boolean;
}

function watch(source: Pick<ObservedSource, 'mentions' | 'truncated'>, from: number, until: number): Watched {
  let [timed, count, endsAtMention] = [0, 0, false];
  for (const time of publishedTimes(source.mentions)) {
    if (!Number.isNaN(time)) timed++;
    if (!(time >= from && time < until)) continue;
    count++;
    // If the oldest item of the source is not a mention, the observed time does not depend on the mentions.
    endsAtMention ||= source.truncated && time === from;
  }
  return { from, hours: (until - from) / HOUR, mentions: source.mentions.length, timed, count, endsAtMention };
}

function pooled(watched: readonly Watched[]): Watched[] {
  const pools = new Map<number, Watched>();
  for (const one of watched) {
    if (one.endsAtMention) continue;
    const pool = pools.get(one.from);
    pools.set(one.from, pool === undefined ? one : { ...pool, count: pool.count + one.count });
  }
  return [...pools.values(), ...watched.filter(({ endsAtMention }) => endsAtMention)];
}

function rateOf({ count, hours, endsAtMention }: Watched, confidence: Confidence): Bounded {
  const [low, high] = endsAtMention ? gammaInterval(count, confidence) : garwood(count, confidence);
  const value = (endsAtMention ? count - 1 : count) / hours;
  // A single mention has a rate of 0, which lies below the gamma interval for n = 1.
  const interval: Interval = [Math.min(value, low / hours), high / hours];
  return { value, interval };
}

/**
 * Variance over mean of the complete buckets in which all sources were observed; 1, as for a Poisson count, if there
 * are too few buckets.
 */
function dispersion(buckets: readonly CountedSpan[], from: number): number {
  const counts = buckets.filter(({ start, partial }) => !partial && start >= from).map(({ mentions }) => mentions);
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  if (counts.length < ENOUGH_BUCKETS || mean === 0) return 1;
  return counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1) / mean;
}
