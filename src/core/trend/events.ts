/** What happened, for those who want to be told: in the newest bucket that is over, in the one that runs, in this run. */
import type { Warning } from '../../types.js';
import { roundP } from '../round.js';
import type { Bucket } from './bucket.js';
import { type Detected, detect } from './detector.js';
import { incidentsOf } from './incidents.js';

export const TREND_EVENTS = ['spike', 'dip', 'silence', 'stale'] as const;

export interface TrendEvent {
  readonly kind: (typeof TREND_EVENTS)[number];
  /** The same for as long as it lasts: who was told of it need not be told again. */
  readonly incident: string;
  /** When it began, in ms; null where that is not known. */
  readonly start: number | null;
  /** In the bucket that shows it most; null for what is stale. */
  readonly observed: number | null;
  readonly expected: number | null;
  readonly pValue: number | null;
  /** What was not heard of: a source; null: all of them. Only of what is stale. */
  readonly source: string | null;
}

/**
 * `spike`, `dip` and `silence` where the newest bucket that is over shows them; `spike` also where the one that runs
 * already does. `stale` where nobody saw that newest bucket, and for every source of which this run warns that it is.
 * @param buckets oldest first, at least twelve weeks of them where there are so many
 * @param warnings of this run's report
 */
export function trendEvents(
  buckets: readonly Bucket[],
  { asOf, warnings }: { readonly asOf: number; readonly warnings: readonly Warning[] },
): readonly TrendEvent[] {
  const detected = detect(buckets);
  const newest = buckets.findLastIndex(({ end }) => end <= asOf);
  const told = incidentsOf(detected).filter(({ last }) => last >= newest && newest !== -1);
  const happened = told.map(
    ({ id, kind, peak, start }): TrendEvent => ({
      kind,
      incident: id,
      start,
      observed: peak.observed,
      expected: peak.expected,
      pValue: roundP(peak.pValue),
      source: null,
    }),
  );
  return [...happened, ...blind(detected[newest]), ...warnings.filter(({ code }) => code === 'stale').map(stale)];
}

/** Runs were there before, and none of them saw this. */
function blind(newest: Detected | undefined): readonly TrendEvent[] {
  if (newest === undefined || newest.bucket.mentions !== null) return [];
  return [{ ...NOTHING, incident: 'stale', source: null }];
}

function stale({ source }: Warning): TrendEvent {
  return { ...NOTHING, incident: `stale:${source ?? ''}`, source };
}

const NOTHING = { kind: 'stale', start: null, observed: null, expected: null, pValue: null } as const;
