/** Sums the store's counts per quarter of an hour to buckets of the local clock. */
import type { Observation, StoredRun, Tally } from '../../store/store.js';
import type { Bucket, BucketSize, Opinion, Span } from './bucket.js';
import { type Coverage, coverageOf } from './coverage.js';
import { spansOf } from './spans.js';

/** What the store has of a series; data beyond the window does no harm. */
export interface Kept {
  readonly runs: readonly StoredRun[];
  readonly tallies: readonly Tally[];
  readonly observations: readonly Observation[];
}

export interface Cut {
  readonly size: BucketSize;
  /** In ms, `[since, until)`; `until` is not later than the clock. */
  readonly since: number;
  readonly until: number;
  /** IANA name. */
  readonly timezone: string;
}

const HOUR = 3_600_000;

/** Usual length in hours; when clocks change, a real one has an hour more or less. */
export const USUAL_HOURS: Readonly<Record<BucketSize, number>> = { hour: 1, day: 24, week: 168 };

export interface Cover {
  readonly buckets: readonly Bucket[];
  readonly coverage: Coverage;
}

/**
 * Buckets of the local clock that cover the window, oldest first. Mentions count by publication time, in quarters of an
 * hour, of which the days and hours of every time zone are made up.
 */
export function bucketsOf({ runs, tallies, observations }: Kept, { size, since, until, timezone }: Cut): Cover {
  const coverage = coverageOf(observations, runs, USUAL_HOURS[size] * HOUR);
  const spans = spansOf(size, since, until, timezone);
  const counts = countsOf(tallies, spans);
  const buckets = spans.map((span, place): Bucket => {
    const { mentions, opinions } = counts[place]!;
    const stretch = { from: span.start, until: Math.min(span.end, until) };
    const isObserved = coverage.observed(stretch) > 0;
    return {
      ...span,
      mentions: isObserved ? mentions : null,
      opinions: isObserved ? [...opinions.values()] : [],
      partial: isObserved && (span.end > until || !coverage.isWhole(stretch)),
      lowerBound: isObserved && coverage.isLowerBound(stretch),
    };
  });
  return { buckets, coverage };
}

type Counted = { -readonly [Key in keyof Opinion]: Opinion[Key] };

interface Count {
  mentions: number;
  readonly opinions: Map<string, Counted>;
}

function countsOf(tallies: readonly Tally[], spans: readonly Span[]): readonly Count[] {
  const counts = spans.map((): Count => ({ mentions: 0, opinions: new Map() }));
  for (const { start, engine, label, mentions } of tallies) {
    const count = counts[placeOf(spans, start)];
    if (count === undefined) continue;
    if (engine === null) count.mentions += mentions;
    else opinionOf(count, engine)[label ?? 'unscored'] += mentions;
  }
  return counts;
}

function opinionOf({ opinions }: Count, engine: string): Counted {
  const known = opinions.get(engine);
  if (known !== undefined) return known;
  const opinion = { engine, positive: 0, neutral: 0, negative: 0, unscored: 0 };
  opinions.set(engine, opinion);
  return opinion;
}

/** Index of the span that contains the instant; -1 if none does. */
function placeOf(spans: readonly Span[], instant: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spans[middle]!.end > instant) high = middle;
    else low = middle + 1;
  }
  return low < spans.length && spans[low]!.start <= instant ? low : -1;
}
