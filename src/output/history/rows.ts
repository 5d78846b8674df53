/** A history as CSV rows, one per bucket. The order of the columns is part of the contract. */
import { dayKey } from '../../core/time/zone.js';
import type { History } from '../../types.js';
import type { Cell } from '../views/columns.js';

type Bucket = History['buckets'][number];

interface Shown {
  readonly bucket: Bucket;
  readonly history: History;
}

const COLUMNS: readonly (readonly [name: string, cell: (shown: Shown) => Cell])[] = [
  ['date', ({ bucket, history }) => dayKey(Date.parse(bucket.start), history.window.timezone)],
  ['start', ({ bucket }) => bucket.start],
  ['hours', ({ bucket }) => bucket.hours],
  ['brand', ({ history }) => history.query.brand],
  ['metric', ({ history }) => history.metric],
  ['value', ({ bucket }) => bucket.value],
  ['low', ({ bucket }) => bucket.low],
  ['high', ({ bucket }) => bucket.high],
  ['mean_7', ({ bucket }) => bucket.mean7],
  ['mentions', ({ bucket }) => bucket.mentions],
  ['positive', ({ bucket }) => bucket.positive],
  ['neutral', ({ bucket }) => bucket.neutral],
  ['negative', ({ bucket }) => bucket.negative],
  ['unscored', ({ bucket }) => bucket.unscored],
  ['partial', ({ bucket }) => String(bucket.partial)],
  ['lower_bound', ({ bucket }) => String(bucket.lowerBound)],
  ['incident', ({ bucket, history }) => incidentOf(bucket, history)],
  ['engine', ({ bucket }) => bucket.engine],
];

export const HISTORY_COLUMNS = COLUMNS.map(([name]) => name);

export function historyRows(history: History): readonly (readonly Cell[])[] {
  return history.buckets.map((bucket) => COLUMNS.map(([, cell]) => cell({ bucket, history })));
}

/** Returns the kind of incident that a bucket is part of; null if there is none. */
export function incidentOf({ start, mentions }: Bucket, { incidents }: History): string | null {
  if (mentions === null) return null;
  return incidents.find((incident) => start >= incident.start && start < incident.end)?.kind ?? null;
}
