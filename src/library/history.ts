/** Reads the time series of a query from a store. */
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
  /** A numeric column of the CSV summary, or `n`, `net`, `rank` or `velocity`; default: `mentions`. */
  readonly metric?: string;
  readonly bucket?: BucketSize;
  /**
   * Extended to the start of a bucket; default: 90 days before `until`, or with `allTime` the first run that was
   * stored.
   */
  readonly since?: Date;
  readonly until?: Date;
  readonly allTime?: boolean;
  /** IANA name of the time zone. */
  readonly timezone?: string;
  /** Confidence level of the intervals of buckets (0.95). Values that runs stated at another level have no interval. */
  readonly confidence?: number;
  /** The present. */
  readonly now: Date;
}

/** The parts of a store that a history is computed from. */
export type Readings = Pick<Store, 'runs' | 'tallies' | 'observations' | 'values'>;

const USUAL_DAYS = 90;
const HOUR = 3_600_000;
/** Ten years of daily buckets. */
const MOST_BUCKETS = 3700;

/** The latest time that a JavaScript Date can represent; later than any run. */
export const END_OF_TIME = 8.64e15;

/**
 * Returns null if no run of this query is stored.
 * @param query as in a scan; for a saved profile, all runs of the profile are included, whatever its expression was
 * then
 * @throws UsageError if an option is invalid
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
  // Earlier runs saw nothing of the range; if there are no others, they only show that the query has a history.
  const late = await store.runs({ ...series, since: range.from, until: END_OF_TIME });
  const runs = late.length === 0 ? await ever() : late;
  if (runs.length === 0) return null;
  const kept = { runs, ...(await countedIn(store, series, range)) };
  const asOf = options.now.getTime();
  // A run at this very moment is included: `runs` lists it, so its values belong to the history too.
  const said = { ...series, since: range.from, until: until === asOf ? asOf + 1 : until };
  const values = metric.kind === 'said' ? await store.values(said, metric.name) : [];
  return historyOf(kept, values, { query, metric, range, asOf, confidence, version: VERSION });
}

/**
 * Returns the buckets that `trendEvents` examines: those of the last weeks up to `asOf`, oldest first.
 * @param asOf in milliseconds
 */
export async function latestBuckets(
  store: Readings,
  query: SeriesQuery,
  { asOf, timezone, size = 'day' }: { readonly asOf: number; readonly timezone: string; readonly size?: BucketSize },
): Promise<readonly Bucket[]> {
  const range = rangeOf({ size, since: asOf - 1, until: asOf, timezone });
  const series = seriesOf(query);
  // Not limited to `until`: a run looks back, so later runs saw this time too.
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
