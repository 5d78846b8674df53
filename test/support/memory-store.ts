/** A store in memory, which answers like one on disk, from lists written in a test. */
import { quarterOf } from '../../src/core/time/quarter-hour.js';
import { DEFAULT_CONFIDENCE } from '../../src/default-confidence.js';
import type { Readings } from '../../src/library/history.js';
import type { MetricValue, Observation, Series, StoredRun } from '../../src/store/store.js';

export interface MadeRun {
  readonly asOf: string;
  readonly since: string;
  /** By source. `from` is the time since which it observed: absent for the whole window, null for nothing. */
  readonly sources?: Readonly<Record<string, { status?: Observation['status']; from?: string | null }>>;
  readonly status?: StoredRun['status'];
  readonly engine?: string;
  readonly expression?: string;
  readonly limit?: number;
  /** Values of its window by column; their intervals extend one unit to either side. */
  readonly values?: Readonly<Record<string, number>>;
  /** The confidence level of these intervals. */
  readonly confidence?: number;
}

export interface MadeMention {
  readonly at: number;
  /** By engine. */
  readonly labels?: Readonly<Record<string, 'positive' | 'neutral' | 'negative' | null>>;
}

export const ENGINE = 'social@1';

export function memoryStore(made: readonly MadeRun[], mentions: readonly MadeMention[]): Readings {
  const runs = made.map(
    (run, place): StoredRun => ({
      id: `${run.asOf.slice(0, 10)}-${String(place).padStart(6, '0')}`,
      brand: 'Acme Coffee',
      expression: run.expression ?? 'Acme Coffee',
      profile: null,
      asOf: new Date(run.asOf).toISOString(),
      since: new Date(run.since).toISOString(),
      until: new Date(run.asOf).toISOString(),
      timezone: 'UTC',
      status: run.status ?? 'complete',
      engine: run.engine ?? ENGINE,
      formula: 'sr1:0.25,0.25,0.25,0.25',
      limit: run.limit ?? 100,
      mentions: null,
    }),
  );
  const observations = made.flatMap((run, place) =>
    Object.entries(run.sources ?? { hackernews: {} }).map(([source, { status = 'ok', from }]): Observation => {
      const start = from === undefined ? run.since : from;
      return {
        run: runs[place]!.id,
        source,
        status,
        from: start === null || status === 'failed' ? null : Date.parse(start),
        until: Date.parse(run.asOf),
        truncated: start !== run.since,
      };
    }),
  );
  const isIn = ({ since, until }: Series, instant: number) => instant >= since && instant < until;
  return {
    runs: (series) => Promise.resolve(runs.filter(({ asOf }) => isIn(series, Date.parse(asOf)))),
    tallies: (series) =>
      Promise.resolve(
        mentions
          .filter(({ at }) => isIn(series, at))
          .flatMap(({ at, labels = {} }) => {
            const tally = { start: quarterOf(at), mentions: 1 };
            const judged = Object.entries(labels).map(([engine, label]) => ({ ...tally, engine, label }));
            return [{ ...tally, engine: null, label: null }, ...judged];
          }),
      ),
    observations: ({ since, until }) =>
      Promise.resolve(observations.filter((one) => one.until > since && (one.from ?? since) < until)),
    values: (series, metric) =>
      Promise.resolve(
        made.flatMap(({ values = {}, engine = ENGINE, confidence = DEFAULT_CONFIDENCE }, place): MetricValue[] => {
          const { id, asOf } = runs[place]!;
          const value = values[metric];
          if (value === undefined || !isIn(series, Date.parse(asOf))) return [];
          return [{ run: id, asOf: Date.parse(asOf), value, low: value - 1, high: value + 1, confidence, engine }];
        }),
      ),
  };
}

/** `count` mentions within the hour that starts at `at`. */
export function mentionsAt(at: string, count: number, labels: MadeMention['labels'] = {}): MadeMention[] {
  return Array.from({ length: count }, (_, place) => ({ at: Date.parse(at) + place * 1000, labels }));
}

/** Runs at the same time every day, each looking back a week. */
export function dailyRuns(first: string, days: number, run: Partial<MadeRun> = {}): MadeRun[] {
  return Array.from({ length: days }, (_, day) => {
    const asOf = Date.parse(first) + day * 86_400_000;
    return { asOf: new Date(asOf).toISOString(), since: new Date(asOf - 7 * 86_400_000).toISOString(), ...run };
  });
}
