/** A bucket with its value of the requested metric. */

import { DEFAULT_CONFIDENCE } from '../../default-confidence.js';
import type { MetricValue } from '../../store/store.js';
import type { History } from '../../types.js';
import type { Confidence } from '../metrics/confidence.js';
import type { Bucket, Opinion } from './bucket.js';
import { countedValue, NO_VALUE, opinionOf, type Value } from './counted.js';
import type { Metric } from './metric.js';

const HOUR = 3_600_000;

export interface Row extends Pick<Bucket, 'start' | 'end'> {
  readonly bucket: Bucket;
  readonly opinion: (Omit<Opinion, 'engine'> & { readonly engine: string | null }) | null;
  readonly value: Value;
  /** The engine that the value depends on; null if none. */
  readonly judge: string | null;
}

interface Said {
  /** Newest first. */
  readonly engines: readonly string[];
  /** Values reported by runs, oldest first: a bucket has the last one within it. */
  readonly values: readonly MetricValue[];
  readonly confidence: Confidence;
}

export function rowsOf(
  buckets: readonly Bucket[],
  metric: Metric,
  { engines, values, confidence }: Said,
): readonly Row[] {
  let next = 0;
  return buckets.map((bucket): Row => {
    const { start, end, mentions } = bucket;
    const opinion = opinionOf(bucket, engines);
    let last: MetricValue | null = null;
    for (; next < values.length && values[next]!.asOf < end; next++) {
      if (values[next]!.asOf >= start) last = values[next]!;
    }
    const row = { start, end, bucket, opinion };
    if (metric.kind === 'said') return { ...row, value: saidValue(last, confidence), judge: last?.engine ?? null };
    return {
      ...row,
      value: countedValue(metric.name, { mentions, opinion }, confidence),
      judge: opinion?.engine ?? null,
    };
  });
}

/** An interval at another confidence level is left out of the series. */
function saidValue(said: MetricValue | null, { level }: Confidence): Value {
  if (said === null) return NO_VALUE;
  return (said.confidence ?? DEFAULT_CONFIDENCE) === level ? said : { ...NO_VALUE, value: said.value };
}

/**
 * The bucket in the form of the JSON output.
 * @param mean over seven days
 */
export function bucketRow({ bucket, opinion, value }: Row, mean: number | null): History['buckets'][number] {
  const { start, end, mentions, partial, lowerBound } = bucket;
  const known = mentions === null ? null : opinion;
  return {
    start: new Date(start).toISOString(),
    hours: (end - start) / HOUR,
    mentions,
    positive: known?.positive ?? null,
    neutral: known?.neutral ?? null,
    negative: known?.negative ?? null,
    partial,
    lowerBound,
    unscored: known?.unscored ?? null,
    engine: known?.engine ?? null,
    value: value.value,
    low: value.low,
    high: value.high,
    mean7: mean,
  };
}
