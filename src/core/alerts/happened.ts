/** What happened, as far as conditions ask for it: by the series that a store keeps, and this run. */
import type { Mention, Report } from '../../types.js';
import type { BucketSize } from '../trend/bucket.js';
import { bucketsOf, type Kept } from '../trend/buckets.js';
import { outlookOf } from '../trend/detector.js';
import { type Doubt, doubtOf } from '../trend/doubt.js';
import { type TrendEvent, trendEvents } from '../trend/events.js';
import { type Range, rangeOf } from '../trend/range.js';
import { watch } from '../trend/watch.js';
import { withRun } from '../trend/with-run.js';
import type { EventName } from './condition.js';

/** Days: what is told of is told once a day at most, and hours of most brands are empty. */
const SIZE: BucketSize = 'day';
const DAY = 86_400_000;

export interface Happened {
  /** Null: it cannot be told. */
  event(name: EventName): boolean | null;
  /** Why it cannot be told; null: it can. */
  doubt(name: EventName): Doubt | 'failed' | null;
  readonly trends: readonly TrendEvent[];
  /** Mentions that no earlier run of the query kept. */
  readonly news: number;
  readonly detector: ReturnType<typeof watch>;
}

/** How far back must be known what was kept. */
export function rangeFor({ asOf, window }: Report): Range {
  const until = Date.parse(asOf);
  return rangeOf({ size: SIZE, since: until - DAY, until, timezone: window.timezone });
}

/** @param news mentions of the run that count and that no earlier run kept */
export function happened(kept: Kept, report: Report, news: readonly Mention[]): Happened {
  const { from, until, timezone } = rangeFor(report);
  const { buckets } = bucketsOf(withRun(kept, report, news), { size: SIZE, since: from, until, timezone });
  const first = buckets.findIndex(({ mentions }) => mentions !== null);
  const known = first === -1 ? [] : buckets.slice(first);
  const trends = trendEvents(known, { asOf: until, warnings: report.warnings });
  const outlook = outlookOf(known);
  const newest = outlook.detected.findLast(({ bucket }) => bucket.end <= until);
  const detector = watch(outlook, SIZE, 'mentions');
  const kinds = new Set(trends.map(({ kind }) => kind));
  const doubt: Happened['doubt'] = (name) => {
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
