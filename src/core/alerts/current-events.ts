/** Determines the events that conditions refer to, from the series in a store and the current run. */
import type { Mention, Report } from '../../types.js';
import type { BucketSize } from '../trend/bucket.js';
import { bucketsOf, type Kept } from '../trend/buckets.js';
import { outlookOf } from '../trend/detector.js';
import { detectorStatus } from '../trend/detector-status.js';
import { type Doubt, doubtOf } from '../trend/doubt.js';
import { type TrendEvent, trendEvents } from '../trend/events.js';
import { type Range, rangeOf } from '../trend/range.js';
import { withRun } from '../trend/with-run.js';
import type { EventName } from './condition.js';

/** Days, since an event is reported at most once a day, and most hours of most brands are empty. */
const SIZE: BucketSize = 'day';
const DAY = 86_400_000;

export interface CurrentEvents {
  /** Whether the event happened; null if unknown. */
  event(name: EventName): boolean | null;
  /** Why that is unknown; null if it is known. */
  doubt(name: EventName): Doubt | 'failed' | null;
  readonly trends: readonly TrendEvent[];
  /** Number of mentions that no earlier run of the query stored. */
  readonly news: number;
  readonly detector: ReturnType<typeof detectorStatus>;
}

/** The range for which stored data is needed. */
export function rangeFor({ asOf, window }: Report): Range {
  const until = Date.parse(asOf);
  return rangeOf({ size: SIZE, since: until - DAY, until, timezone: window.timezone });
}

/** @param news counted mentions of the run that no earlier run stored */
export function currentEvents(kept: Kept, report: Report, news: readonly Mention[]): CurrentEvents {
  const { from, until, timezone } = rangeFor(report);
  const { buckets } = bucketsOf(withRun(kept, report, news), { size: SIZE, since: from, until, timezone });
  const first = buckets.findIndex(({ mentions }) => mentions !== null);
  const known = first === -1 ? [] : buckets.slice(first);
  const trends = trendEvents(known, { asOf: until, warnings: report.warnings });
  const outlook = outlookOf(known);
  const newest = outlook.detected.findLast(({ bucket }) => bucket.end <= until);
  const detector = detectorStatus(outlook, SIZE, 'mentions');
  const kinds = new Set(trends.map(({ kind }) => kind));
  const doubt: CurrentEvents['doubt'] = (name) => {
    if (name === 'stale') return null;
    if (report.status === 'failed') return 'failed';
    if (name === 'new' || kinds.has(name)) return null;
    return detector.status === 'warming_up' ? 'early' : doubtOf(newest, name);
  };
  return {
    trends,
    news: news.length,
    detector,
    doubt,
    event(name) {
      if (doubt(name) !== null) return null;
      return name === 'new' ? news.length > 0 : kinds.has(name);
    },
  };
}
