/** What the metrics are computed from, and all they are computed from: same input, same numbers. */
import type { Mention, SourceOutcome, Window } from '../../types.js';
import { isoTime } from '../time/iso.js';
import type { Confidence } from './confidence.js';
import { memoized } from './memoized.js';

/** One source as it was asked in this scan. */
export interface ObservedSource {
  readonly name: string;
  readonly status: SourceOutcome['status'];
  /** The mentions kept from it; each mention of the scan belongs to exactly one source. */
  readonly mentions: readonly Mention[];
  /** How many items it could have given in the strength window: the limit asked of a search, or the items held then. */
  readonly capacity: number;
  readonly truncated: boolean;
  /** From when on it was observed; null: not known (failed, or cut short without being read newest first). */
  readonly observedFrom: Date | null;
}

export interface Observed {
  /** Counted ones: in the window, folded, without reposts and (unless asked for) without the brand's own. */
  readonly mentions: readonly Mention[];
  /** Reposts in the window; outside `mentions`. */
  readonly reposts: number;
  readonly sources: readonly ObservedSource[];
  /** As far as it has passed: no number is of hours that have not happened. */
  readonly window: Window;
  readonly asOf: Date;
  /** IANA name. */
  readonly timezone: string;
  /** At which every interval is made. */
  readonly confidence: Confidence;
}

/** The sources that answered, if with nothing. When there are none, nothing is known: every metric is null. */
export function answering(observed: Observed): readonly ObservedSource[] {
  return observed.sources.filter(({ status }) => status === 'ok' || status === 'empty' || status === 'partial');
}

/** What was asked and gave less than it holds: counts are lower bounds. */
export function isLowerBound({ sources }: Observed): boolean {
  return sources.some(
    ({ status, truncated }) => status === 'failed' || status === 'partial' || (status !== 'skipped' && truncated),
  );
}

/** When each mention was published, in ms; NaN where that is not known. */
export const publishedTimes: (mentions: readonly Mention[]) => Float64Array = memoized((mentions) => {
  const times = new Float64Array(mentions.length);
  for (let place = 0; place < mentions.length; place++) {
    const { publishedAt } = mentions[place]!;
    times[place] = publishedAt === null ? Number.NaN : isoTime(publishedAt);
  }
  return times;
});
