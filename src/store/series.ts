/**
 * Reads a brand's history from the store. In plain SQL, because loading the query builder takes longer than running
 * these.
 */
import { LEVEL } from '../core/report/summary-numbers.js';
import type { Report } from '../types.js';
import type { Ask } from './database.js';
import type { MetricValue, Observation, Series, StoredRun } from './store.js';
import { fromStored, readJson, toStored } from './stored-text.js';

export async function runs(ask: Ask, series: Series): Promise<readonly StoredRun[]> {
  const { those, values } = queriesOf(series);
  const rows = await ask<RunRow>(
    `${STORED_RUNS} where runs.query in (${those}) and runs.as_of >= ? and runs.as_of < ? order by runs.as_of, runs.key`,
    [...values, series.since, series.until],
  );
  return rows.map(toStoredRun);
}

/** Selects the columns by which a run is listed. */
export const STORED_RUNS = `select runs.key, runs.id, queries.brand, queries.expression, queries.profile, runs.as_of,
    runs.since, runs.until, runs.timezone, runs.status, engines.name, runs.formula, runs.item_limit, runs.mentions
  from runs join queries on queries.key = runs.query join engines on engines.key = runs.engine`;

export interface RunRow {
  readonly key: number;
  readonly id: string;
  readonly brand: string;
  readonly expression: string;
  readonly profile: string | null;
  readonly as_of: number;
  readonly since: number;
  readonly until: number;
  readonly timezone: string;
  readonly status: StoredRun['status'];
  /** Name of the engine. */
  readonly name: string;
  readonly formula: string;
  readonly item_limit: number;
  readonly mentions: number | null;
}

export function toStoredRun(row: RunRow): StoredRun {
  const time = (milliseconds: number) => new Date(milliseconds).toISOString();
  return {
    id: fromStored(row.id),
    brand: fromStored(row.brand),
    expression: fromStored(row.expression),
    profile: row.profile === null ? null : fromStored(row.profile),
    asOf: time(row.as_of),
    since: time(row.since),
    until: time(row.until),
    timezone: fromStored(row.timezone),
    status: row.status,
    engine: fromStored(row.name),
    formula: fromStored(row.formula),
    limit: row.item_limit,
    mentions: row.mentions,
  };
}

/**
 * Returns the query of a run as its report states it; null if there is none, or it is damaged.
 * @param id the whole id
 */
export async function statedQuery(ask: Ask, id: string): Promise<Report['query'] | null> {
  const [row] = await ask<{ readonly json: string }>(
    'select reports.json from reports join runs on runs.key = reports.run where runs.id = ?',
    [toStored(id)],
  );
  return readJson<Report>(row?.json ?? '')?.query ?? null;
}

/**
 * SQL for the keys of an expression's queries, and of a profile's whatever its expression was then. It compares the
 * texts rather than their digests: rows are few, and loading the code for digests takes longer than a scan of them all.
 */
export function queriesOf({ expression, profile }: Pick<Series, 'expression' | 'profile'>): {
  readonly those: string;
  readonly values: readonly string[];
} {
  const those = 'select key from queries where expression = ?';
  if (profile === null) return { those, values: [toStored(expression)] };
  return { those: `${those} or profile = ?`, values: [toStored(expression), toStored(profile)] };
}

export async function observations(ask: Ask, series: Series): Promise<readonly Observation[]> {
  const { those, values } = queriesOf(series);
  const rows = await ask<ObservationRow>(
    `select runs.id, seen.source, seen.status, seen.observed_from, seen.until, seen.truncated
      from run_sources as seen join runs on runs.key = seen.run
      where runs.query in (${those}) and seen.status <> 'skipped'
        and seen.until > ? and coalesce(seen.observed_from, runs.since) < ?
      order by runs.as_of, runs.key, seen.place`,
    [...values, series.since, series.until],
  );
  return rows.map((row) => ({
    run: fromStored(row.id),
    source: fromStored(row.source),
    status: row.status,
    from: row.observed_from,
    until: row.until,
    truncated: row.truncated === 1,
  }));
}

interface ObservationRow {
  readonly id: string;
  readonly source: string;
  readonly status: Observation['status'];
  readonly observed_from: number | null;
  readonly until: number;
  readonly truncated: number;
}

/** @param metric name of a metric, or of an end of its interval: `net_sentiment_low` */
export async function values(ask: Ask, series: Series, metric: string): Promise<readonly MetricValue[]> {
  const { those, values: asked } = queriesOf(series);
  const [, base = metric, end] = /^(.+)_(low|high)$/.exec(metric) ?? [];
  const rows = await ask<ValueRow>(
    `select runs.id, runs.as_of, engines.name, metrics.value, metrics.low, metrics.high, levels.value as level
      from runs join engines on engines.key = runs.engine join metrics on metrics.run = runs.key
        left join metrics as levels on levels.run = runs.key and levels.name = ?
      where metrics.name = ? and runs.query in (${those}) and runs.as_of >= ? and runs.as_of < ?
      order by runs.as_of, runs.key`,
    [LEVEL, toStored(base), ...asked, series.since, series.until],
  );
  return rows.map(({ id, as_of: asOf, name, value, low, high, level }) => ({
    run: fromStored(id),
    asOf,
    ...(end === undefined ? { value, low, high } : { value: end === 'low' ? low : high, low: null, high: null }),
    confidence: level,
    engine: fromStored(name),
  }));
}

interface ValueRow {
  readonly id: string;
  readonly as_of: number;
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Confidence level; null if the run did not state it. */
  readonly level: number | null;
}
