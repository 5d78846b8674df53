/** A store that forgets: the same answers as one on a disk, from lists that a test writes down. */
import { quarterOf } from '../../src/core/time/quarter-hour.js';
import type { Readings } from '../../src/library/history.js';
import type { MetricValue, Observation, Series, StoredRun } from '../../src/store/store.js';
import { USUAL_LEVEL } from '../../src/usual-level.js';

export interface MadeRun {
  readonly asOf: string;
  readonly since: string;
  /** By source; from when on it saw: its window where this is absent, nothing where it is null. */
  readonly sources?: Readonly<Record<string, { status?: Observation['status']; from?: string | null }>>;
  readonly status?: StoredRun['status'];
  readonly engine?: string;
  readonly expression?: string;
  readonly limit?: number;
  /** What it said of its window, by column; for sure between a unit less and a unit more. */
  readonly values?: Readonly<Record<string, number>>;
  /** The level of that. */
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
        made.flatMap(({ values = {}, engine = ENGINE, confidence = USUAL_LEVEL }, place): MetricValue[] => {
          const { id, asOf } = runs[place]!;
          const value = values[metric];
          if (value === undefined || !isIn(series, Date.parse(asOf))) return [];
          return [{ run: id, asOf: Date.parse(asOf), value, low: value - 1, high: value + 1, confidence, engine }];
        }),
      ),
  };
}

/** `count` mentions within an hour from `at` on. */
export function mentionsAt(at: string, count: number, labels: MadeMention['labels'] = {}): MadeMention[] {
  return Array.from({ length: count }, (_, place) => ({ at: Date.parse(at) + place * 1000, labels }));
}

/** A run at six each morning that looks back a week. */
export function dailyRuns(first: string, days: number, run: Partial<MadeRun> = {}): MadeRun[] {
  return Array.from({ length: days }, (_, day) => {
    const asOf = Date.parse(first) + day * 86_400_000;
    return { asOf: new Date(asOf).toISOString(), since: new Date(asOf - 7 * 86_400_000).toISOString(), ...run };
  });
}
