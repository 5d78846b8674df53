/** Which mentions moved a metric from one run to the next: each left out, with its copies, of the run that has it. */
import type { Mention, Report, RunDifference } from '../../types.js';
import { byCodePoint, firstOf } from '../metrics/order.js';
import { type Balance, balanceOf, type Metric, type Metrics } from './balance.js';

type Moved = RunDifference['moved'][number];

export interface Run {
  readonly report: Report;
  /** Its mentions that count. */
  readonly counted: readonly Mention[];
}

export interface Differences {
  readonly new: readonly Mention[];
  /** Of the first run, with why they are not in the second. */
  readonly missing: readonly { readonly mention: Mention; readonly cause: 'gone' | 'left' | 'unseen' }[];
  readonly changed: readonly { readonly before: Mention; readonly after: Mention }[];
}

const METRICS: readonly Metric[] = ['socialRank', 'strength', 'netSentiment', 'meanPolarity', 'passion', 'reach'];
/** Six decimals are what is kept. */
const LEAST = 0.000_000_5;

/**
 * Leave one out: of a new mention the metric of b less that without it; of one that is missing, the metric of a without
 * it less that with it; of a changed one, that of b less that with the mention as it was. Mentions are clusters: copies
 * go with them. These do not sum to the whole change, for a share depends on all of them at once.
 * @param rows for each metric at most
 */
export function movedBy(a: Run, b: Run, { new: came, missing, changed }: Differences, rows: number): Moved[] {
  const [inA, inB] = [balanceOf(a.report, a.counted), balanceOf(b.report, b.counted)];
  const moves: readonly Move[] = [
    ...came.map((mention): Move => {
      return { mention, cause: 'new', delta: negated(deltaOf(inB, { out: mention })) };
    }),
    ...missing.map(({ mention, cause }): Move => ({ mention, cause, delta: deltaOf(inA, { out: mention }) })),
    ...changed.map(({ before, after }): Move => {
      return { mention: after, cause: 'changed', delta: negated(deltaOf(inB, { out: after, into: before })) };
    }),
  ];
  return METRICS.flatMap((metric) => {
    const all = moves.flatMap(({ mention: { id, url, excerpt }, cause, delta }): Moved[] => {
      const own = delta[metric];
      return own === null || Math.abs(own) < LEAST ? [] : [{ id, metric, delta: own, cause, url, excerpt }];
    });
    return firstOf(all, rows, (one, other) => {
      const size = Math.abs(other.delta) - Math.abs(one.delta);
      return Math.abs(size) > LEAST ? size : byCodePoint(one.id, other.id);
    });
  });
}

interface Move extends Pick<Moved, 'cause'> {
  readonly mention: Mention;
  readonly delta: Metrics;
}

export function metricsOf(a: Run, b: Run): RunDifference['metrics'] {
  const [before, after] = [a, b].map(({ report, counted }) => balanceOf(report, counted).metrics()) as [
    Metrics,
    Metrics,
  ];
  return METRICS.map((metric) => ({
    metric,
    a: before[metric],
    b: after[metric],
    change: less(after[metric], before[metric]),
  }));
}

/** The metrics after the exchange less those before; everything is then as it was. */
function deltaOf(balance: Balance, { out, into }: { readonly out: Mention; readonly into?: Mention }): Metrics {
  const before = balance.metrics();
  balance.remove(out);
  if (into !== undefined) balance.add(into);
  const after = balance.metrics();
  if (into !== undefined) balance.remove(into);
  balance.add(out);
  return mapped((metric) => less(after[metric], before[metric]));
}

function negated(delta: Metrics): Metrics {
  return mapped((metric) => less(0, delta[metric]));
}

function mapped(of: (metric: Metric) => number | null): Metrics {
  return Object.fromEntries(METRICS.map((metric) => [metric, of(metric)])) as unknown as Metrics;
}

function less(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
