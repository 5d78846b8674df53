/** What a series is made of: what was counted between two instants of the local clock, and how much of it was seen. */

export const BUCKET_SIZES = ['hour', 'day', 'week'] as const;

export type BucketSize = (typeof BUCKET_SIZES)[number];

/** `[start, end)`, in ms; 23 to 25 hours where it is a day. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** What it can be compared with: the weekday of a day (0 is Monday), the local hour of an hour, 0 for a week. */
  readonly phase: number;
}

/** Labels that one engine gave. */
export interface Opinion {
  readonly engine: string;
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
  /** It could not say. */
  readonly unscored: number;
}

export interface Bucket extends Span {
  /** Null: no run saw any of it. */
  readonly mentions: number | null;
  /** Of each engine that judged something in it. */
  readonly opinions: readonly Opinion[];
  /** ms of it that at least one source saw. */
  readonly observed: number;
  /** It is not over, or only part of it was seen. */
  readonly partial: boolean;
  /** A source that was asked about it and usually answers did not see all of it. */
  readonly lowerBound: boolean;
}
