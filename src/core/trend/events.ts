/** Events that alerts can report: in the newest bucket that is over, in the current one, and in this run. */
import type { Warning } from '../../types.js';
import { roundP } from '../round.js';
import type { Bucket } from './bucket.js';
import { type Detected, detect } from './detector.js';
import { incidentsOf } from './incidents.js';

export const TREND_EVENTS = ['spike', 'dip', 'silence', 'stale'] as const;

export interface TrendEvent {
  readonly kind: (typeof TREND_EVENTS)[number];
  /** Id that stays the same while the incident lasts, so that it need not be reported again. */
  readonly incident: string;
  /** Start in ms; null if unknown. */
  readonly start: number | null;
  /** Count in the bucket of its peak; null for `stale`. */
  readonly observed: number | null;
  readonly expected: number | null;
  readonly pValue: number | null;
  /** The stale source; null: all of them. Always null for other kinds. */
  readonly source: string | null;
}

/**
 * Returns `spike`, `dip` and `silence` if the newest bucket that is over shows them, and `spike` also if the current
 * one already does. Returns `stale` if no run observed that newest bucket, and for each source that a warning of this
 * run calls stale.
 * @param buckets oldest first, as far back as `rangeOf` reaches if that much is stored
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

/** Earlier runs exist, but none of them observed the newest bucket. */
function blind(newest: Detected | undefined): readonly TrendEvent[] {
  if (newest === undefined || newest.bucket.mentions !== null) return [];
  return [{ ...NOTHING, incident: 'stale', source: null }];
}

function stale({ source }: Warning): TrendEvent {
  return { ...NOTHING, incident: `stale:${source ?? ''}`, source };
}

const NOTHING = { kind: 'stale', start: null, observed: null, expected: null, pValue: null } as const;
