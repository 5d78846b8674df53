/** The series of a query, read from a store. */
import { confidenceOf } from '../core/metrics/confidence.js';
import { checkZone } from '../core/time/zone.js';
import { BUCKET_SIZES, type Bucket, type BucketSize } from '../core/trend/bucket.js';
import { bucketsOf, type Kept, USUAL_HOURS } from '../core/trend/buckets.js';
import { historyOf, type SeriesQuery } from '../core/trend/history.js';
import { metricNamed } from '../core/trend/metric.js';
import { type Range, rangeOf } from '../core/trend/range.js';
import { UsageError } from '../errors.js';
import type { Series, Store } from '../store/store.js';
import type { History } from '../types.js';
import { VERSION } from '../version.js';

export interface HistoryOptions {
  /** A column of the CSV summary that is a number, or `n`, `net`, `rank`, `velocity`; `mentions` where it is not given. */
  readonly metric?: string;
  readonly bucket?: BucketSize;
  /** Begun with a whole bucket; 90 days before `until`, or the first that was kept with `allTime`. */
  readonly since?: Date;
  readonly until?: Date;
  readonly allTime?: boolean;
  /** IANA name. */
  readonly timezone?: string;
  /** Of the intervals of buckets (0.95). What runs said at another level has none. */
  readonly confidence?: number;
  /** The clock. */
  readonly now: Date;
}

/** What a history is made of. */
export type Readings = Pick<Store, 'runs' | 'tallies' | 'observations' | 'values'>;

const USUAL_DAYS = 90;
const HOUR = 3_600_000;
/** A series of ten years of days. */
const MOST_BUCKETS = 3700;

/** Later than any run. */
export const END_OF_TIME = 8.64e15;

/**
 * Null: no run of this query was kept.
 * @param query as of a scan; that of a saved profile brings the profile's runs, whatever its expression was then
 * @throws UsageError for an option that cannot be
 */
export async function history(store: Readings, query: SeriesQuery, options: HistoryOptions): Promise<History | null> {
  const metric = metricNamed(options.metric ?? 'mentions');
  const timezone = checkZone(options.timezone ?? 'UTC');
  const confidence = confidenceOf(options.confidence);
  const series = seriesOf(query);
  const size = options.bucket ?? 'day';
  if (!BUCKET_SIZES.includes(size)) {
    throw new UsageError(`there is no bucket ${JSON.stringify(size)}`, { hint: `known: ${BUCKET_SIZES.join(', ')}` });
  }
  const ever = () => store.runs({ ...series, since: 0, until: END_OF_TIME });
  const until = Math.min(options.until?.getTime() ?? Number.POSITIVE_INFINITY, options.now.getTime());
  const all = options.allTime === true ? await ever() : [];
  const first =
    options.allTime === true
      ? all.reduce((oldest, { since }) => Math.min(oldest, Date.parse(since)), Number.POSITIVE_INFINITY)
      : undefined;
  if (first === Number.POSITIVE_INFINITY) return null;
  const since = options.since?.getTime() ?? first ?? until - USUAL_DAYS * 24 * HOUR;
  checkWindow(since, until, size);
  const range = rangeOf({ size, since, until, timezone });
  // Earlier runs saw nothing of it; where there are no others, they say that there is a history at all.
  const late = await store.runs({ ...series, since: range.from, until: END_OF_TIME });
  const runs = late.length === 0 ? await ever() : late;
  if (runs.length === 0) return null;
  const kept = { runs, ...(await countedIn(store, series, range)) };
  const asOf = options.now.getTime();
  // What is known now was known to the run of this moment, which `runs` lists.
  const said = { ...series, since: range.from, until: until === asOf ? asOf + 1 : until };
  const values = metric.kind === 'said' ? await store.values(said, metric.name) : [];
  return historyOf(kept, values, { query, metric, range, asOf, confidence, version: VERSION });
}

/**
 * The buckets that `trendEvents` looks at: those of the last weeks up to the clock, oldest first.
 * @param asOf ms
 */
export async function latestBuckets(
  store: Readings,
  query: SeriesQuery,
  { asOf, timezone, size = 'day' }: { readonly asOf: number; readonly timezone: string; readonly size?: BucketSize },
): Promise<readonly Bucket[]> {
  const range = rangeOf({ size, since: asOf - 1, until: asOf, timezone });
  const series = seriesOf(query);
  // A run looks back: later ones saw this time too.
  const runs = await store.runs({ ...series, since: range.from, until: END_OF_TIME });
  const kept = { runs, ...(await countedIn(store, series, range)) };
  return bucketsOf(kept, { ...range, since: range.from }).buckets;
}

type Whose = Pick<Series, 'profile' | 'expression'>;

async function countedIn(store: Readings, series: Whose, { from, until }: Range): Promise<Omit<Kept, 'runs'>> {
  const asked = { ...series, since: from, until };
  return { tallies: await store.tallies(asked), observations: await store.observations(asked) };
}

function seriesOf({ expression, profile }: SeriesQuery): Whose {
  return { expression, profile: profile?.name ?? null };
}

function checkWindow(since: number, until: number, size: BucketSize): void {
  if (!(since < until)) {
    const [from, to] = [since, until].map((instant) => new Date(instant).toISOString());
    throw new UsageError(`the window is empty: ${from} is not before ${to}`, {
      hint: 'give --since an earlier time than --until',
    });
  }
  if ((until - since) / (USUAL_HOURS[size] * HOUR) <= MOST_BUCKETS) return;
  throw new UsageError(`these are more than ${MOST_BUCKETS} ${size}s`, {
    hint: size === 'week' ? 'give a later --since' : 'give a longer --bucket or a later --since',
  });
}
