/** Elements of a series: what was counted between two instants of the local clock, and how much of it was observed. */

export const BUCKET_SIZES = ['hour', 'day', 'week'] as const;

export type BucketSize = (typeof BUCKET_SIZES)[number];

/** `[start, end)`, in ms; a day has 23 to 25 hours. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /**
   * Part of the cycle, to compare like with like: the weekday of a day (0 is Monday), the local hour of an hour, 0 for
   * a week.
   */
  readonly phase: number;
}

/** Labels that one engine gave. */
export interface Opinion {
  readonly engine: string;
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
  /** Mentions that it could not judge. */
  readonly unscored: number;
}

export interface Bucket extends Span {
  /** Null: no run observed any of it. */
  readonly mentions: number | null;
  /** Labels by each engine that judged some of its mentions. */
  readonly opinions: readonly Opinion[];
  /** It is not over, or was only partly observed. */
  readonly partial: boolean;
  /** A source that was queried for it, and that has answered at least once, did not see all of it. */
  readonly lowerBound: boolean;
}
