/**
 * Finds the mentions that moved a metric between two runs, by leaving out each one, with its copies, from the run that
 * has it.
 */
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
  /** Mentions of the first run that the second one lacks, and why. */
  readonly missing: readonly { readonly mention: Mention; readonly cause: 'gone' | 'left' | 'unseen' }[];
  readonly changed: readonly { readonly before: Mention; readonly after: Mention }[];
}

const METRICS: readonly Metric[] = ['socialRank', 'strength', 'netSentiment', 'meanPolarity', 'passion', 'reach'];
/** Half of the last of six decimals, the precision of reports. */
const LEAST = 0.000_000_5;

/**
 * Leave one out. The effect of a new mention is the metric of b minus that without it; of a missing one, the metric of
 * a without it minus that with it; of a changed one, the metric of b minus that with the mention as it was. Mentions
 * are clusters: copies go with them. Effects do not sum to the whole change, since a share depends on all mentions at
 * once.
 * @param rows maximum number for each metric
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

/** The metrics after an exchange minus those before; the balance is restored. */
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
