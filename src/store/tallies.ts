/** Number of mentions by publication time, of which a series is made. */
import { QUARTER_HOUR, quarterOf } from '../core/time/quarter-hour.js';
import type { Ask } from './database.js';
import { labelOfSign } from './label-signs.js';
import { QUARTER_START } from './quarter-start.js';
import { queriesOf } from './series.js';
import type { Series, Tally } from './store.js';
import { fromStored } from './stored-text.js';
import { ANY_ENGINE } from './tables.js';

export async function tallies(ask: Ask, series: Series): Promise<readonly Tally[]> {
  const { those, values } = queriesOf(series);
  const queries = (await ask<{ readonly key: number }>(those, values)).map(({ key }) => key);
  if (queries.length === 0) return [];
  const names = await ask<{ readonly key: number; readonly name: string }>('select key, name from engines', []);
  const engines = new Map<number, string | null>(names.map(({ key, name }) => [key, fromStored(name)]));
  engines.set(ANY_ENGINE, null);
  const asked = { queries, engines, since: series.since, until: series.until };
  // Several queries may have found the same mention, which must count once. For a single query, quarters were counted
  // when its runs were stored.
  if (queries.length > 1) return eachOnce(ask, asked);
  const [since, until] = [quarterOf(series.since + QUARTER_HOUR - 1), quarterOf(series.until)];
  if (since >= until) return eachOnce(ask, asked);
  return [
    ...(await eachOnce(ask, { ...asked, until: since })),
    ...(await byQuarters(ask, { ...asked, since, until })),
    ...(await eachOnce(ask, { ...asked, since: until })),
  ];
}

interface AskedTallies extends Pick<Series, 'since' | 'until'> {
  readonly queries: readonly number[];
  /** Names by key; null for `ANY_ENGINE`. */
  readonly engines: ReadonlyMap<number, string | null>;
}

/**
 * Counts from the mentions themselves: the parts of quarters at the ends of a period, and mentions of several queries.
 * If several queries judged a mention, the label of the one whose run was stored last applies, because max() sees the
 * number of that run before the label.
 */
async function eachOnce(ask: Ask, { queries, engines, since, until }: AskedTallies): Promise<readonly Tally[]> {
  if (since >= until) return [];
  const [ofQueries, ofEngines] = [queries.join(', '), [...engines.keys()].join(', ')];
  const rows = await ask<TalliedRow>(
    `select ${QUARTER_START} as start, engine, label, count(*) as mentions
      from (select judged.engine, min(published_at) as published_at,
          nullif(max(coalesce(latest.run, 0) * 4 + coalesce(label + 2, 0)) % 4, 0) - 2 as label
        from tallied as judged
          left join (select query, engine, max(key) as run from runs where query in (${ofQueries}) group by query, engine)
            as latest on latest.query = judged.query and latest.engine = judged.engine
        where judged.query in (${ofQueries}) and judged.engine in (${ofEngines})
          and published_at >= ? and published_at < ?
        group by mention, judged.engine) as once
      group by 1, 2, 3 order by 1, 2, 3 nulls first`,
    [since, until],
  );
  return rows.map(({ start, engine, label, mentions }) => ({
    start,
    engine: engines.get(engine)!,
    label: labelOfSign(label),
    mentions,
  }));
}

interface TalliedRow {
  readonly start: number;
  readonly engine: number;
  readonly label: number | null;
  readonly mentions: number;
}

async function byQuarters(ask: Ask, { queries, engines, since, until }: AskedTallies): Promise<readonly Tally[]> {
  const rows = await ask<QuarterRow>(
    `select start, engine, mentions, positive, neutral, negative from quarters
      where query in (${queries.join(', ')}) and start >= ? and start < ? and mentions > 0 order by start, engine`,
    [since, until],
  );
  return rows.flatMap(({ start, engine: key, mentions, positive, neutral, negative }): readonly Tally[] => {
    const engine = engines.get(key)!;
    const unscored = mentions - positive - neutral - negative;
    const tallied = [
      { start, engine, label: null, mentions: unscored },
      { start, engine, label: 'negative', mentions: negative },
      { start, engine, label: 'neutral', mentions: neutral },
      { start, engine, label: 'positive', mentions: positive },
    ] as const;
    return tallied.filter((tally) => tally.mentions > 0);
  });
}

interface QuarterRow {
  readonly start: number;
  readonly engine: number;
  readonly mentions: number;
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
}
