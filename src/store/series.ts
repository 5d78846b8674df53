/** What the store says of a brand over time. */
import type { MetricValue, Observation, Series, StoredRun } from './store.js';
import { fromStored, toStored } from './stored-text.js';
import type { Tabled } from './tables.js';

export async function runs(tables: Tabled, series: Series): Promise<readonly StoredRun[]> {
  const rows = await storedRuns(tables)
    .where('runs.query', 'in', queriesOf(tables, series))
    .where('runs.as_of', '>=', series.since)
    .where('runs.as_of', '<', series.until)
    .orderBy('runs.as_of')
    .orderBy('runs.key')
    .execute();
  return rows.map(toStoredRun);
}

/** With what a run is listed by. */
export function storedRuns(tables: Tabled) {
  return tables
    .selectFrom('runs')
    .innerJoin('queries', 'queries.key', 'runs.query')
    .innerJoin('engines', 'engines.key', 'runs.engine')
    .select([
      'runs.key',
      'runs.id',
      'queries.brand',
      'queries.expression',
      'queries.profile',
      'runs.as_of',
      'runs.since',
      'runs.until',
      'runs.timezone',
      'runs.status',
      'engines.name',
      'runs.formula',
      'runs.item_limit',
      'runs.mentions',
    ]);
}

type RunRow = Awaited<ReturnType<ReturnType<typeof storedRuns>['execute']>>[number];

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
    status: row.status as StoredRun['status'],
    engine: fromStored(row.name),
    formula: fromStored(row.formula),
    limit: row.item_limit,
    mentions: row.mentions,
  };
}

/**
 * Queries of an expression, and those of a profile whatever its expression was then. By themselves, not by their
 * digests: they are few, and to load what makes digests takes longer than to look at all of them.
 */
export function queriesOf(tables: Tabled, { expression, profile }: Pick<Series, 'expression' | 'profile'>) {
  return tables
    .selectFrom('queries')
    .select('key')
    .where(({ eb, or }) =>
      or([
        eb('expression', '=', toStored(expression)),
        ...(profile === null ? [] : [eb('profile', '=', toStored(profile))]),
      ]),
    );
}

export async function observations(tables: Tabled, series: Series): Promise<readonly Observation[]> {
  const rows = await tables
    .selectFrom('run_sources')
    .innerJoin('runs', 'runs.key', 'run_sources.run')
    .select([
      'runs.id',
      'run_sources.source',
      'run_sources.status',
      'run_sources.observed_from',
      'run_sources.until',
      'run_sources.truncated',
    ])
    .where('runs.query', 'in', queriesOf(tables, series))
    .where('run_sources.until', '>', series.since)
    .where(({ fn, eb }) => eb(fn.coalesce('run_sources.observed_from', 'runs.since'), '<', series.until))
    .orderBy('runs.as_of')
    .orderBy('runs.key')
    .orderBy('run_sources.place')
    .execute();
  return rows.map((row) => ({
    run: fromStored(row.id),
    source: fromStored(row.source),
    status: row.status as Observation['status'],
    from: row.observed_from,
    until: row.until,
    truncated: row.truncated === 1,
  }));
}

export async function values(tables: Tabled, series: Series, metric: string): Promise<readonly MetricValue[]> {
  const rows = await tables
    .selectFrom('runs')
    .innerJoin('engines', 'engines.key', 'runs.engine')
    .innerJoin('metrics', 'metrics.run', 'runs.key')
    .select(['runs.id', 'runs.as_of', 'engines.name', 'metrics.value', 'metrics.low', 'metrics.high'])
    .where('metrics.name', '=', toStored(metric))
    .where('runs.query', 'in', queriesOf(tables, series))
    .where('runs.as_of', '>=', series.since)
    .where('runs.as_of', '<', series.until)
    .orderBy('runs.as_of')
    .orderBy('runs.key')
    .execute();
  return rows.map(({ id, as_of: asOf, name, value, low, high }) => ({
    run: fromStored(id),
    asOf,
    value,
    low,
    high,
    engine: fromStored(name),
  }));
}
