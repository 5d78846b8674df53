/** Scales counts to the usual length of a bucket: when clocks change, a day is an hour longer or shorter. */
import type { Metric } from './metric.js';
import type { Row } from './row.js';

const HOUR = 3_600_000;

/** @param hours usual length of a bucket */
export function scaledToUsualLength(rows: readonly Row[], metric: Metric, hours: number): readonly Row[] {
  if (metric.kind === 'said' || metric.name === 'net_sentiment') return rows;
  return rows.map((row) => {
    const { start, end, value } = row;
    const even = value.value === null ? null : (value.value * hours * HOUR) / (end - start);
    return { ...row, value: { ...value, value: even } };
  });
}
