/** The complete input of the metrics: equal input gives equal numbers. */
import type { Mention, SourceOutcome, Window } from '../../types.js';
import { isoTime } from '../time/iso.js';
import type { Confidence } from './confidence.js';
import { memoized } from './memoized.js';

/** One source as queried in this scan. */
export interface ObservedSource {
  readonly name: string;
  readonly status: SourceOutcome['status'];
  /** The mentions listed under it; each mention of the scan belongs to exactly one source. */
  readonly mentions: readonly Mention[];
  /**
   * Number of items that it could have returned for the strength window: the limit of a search, or the items held then.
   */
  readonly capacity: number;
  readonly truncated: boolean;
  /**
   * Time from which on it was observed; null if unknown (it failed, or was truncated without being read newest first).
   */
  readonly observedFrom: Date | null;
}

export interface Observed {
  /**
   * The mentions that count: within the window, duplicates folded, without reposts and (unless requested) the brand's
   * own.
   */
  readonly mentions: readonly Mention[];
  /** Number of reposts in the window, which are not in `mentions`. */
  readonly reposts: number;
  readonly sources: readonly ObservedSource[];
  /** The elapsed part of the window: no number covers hours that have not happened yet. */
  readonly window: Window;
  readonly asOf: Date;
  /** IANA name. */
  readonly timezone: string;
  /** Confidence level of all intervals. */
  readonly confidence: Confidence;
}

/** The sources that answered, possibly with nothing. If there are none, nothing is known and every metric is null. */
export function answering(observed: Observed): readonly ObservedSource[] {
  return observed.sources.filter(({ status }) => status === 'ok' || status === 'empty' || status === 'partial');
}

/** Whether a queried source returned less than it holds, so that counts are lower bounds. */
export function isLowerBound({ sources }: Observed): boolean {
  return sources.some(
    ({ status, truncated }) => status === 'failed' || status === 'partial' || (status !== 'skipped' && truncated),
  );
}

/** Publication times of the mentions, in ms; NaN if unknown. */
export const publishedTimes: (mentions: readonly Mention[]) => Float64Array = memoized((mentions) => {
  const times = new Float64Array(mentions.length);
  for (let place = 0; place < mentions.length; place++) {
    const { publishedAt } = mentions[place]!;
    times[place] = publishedAt === null ? Number.NaN : isoTime(publishedAt);
  }
  return times;
});
