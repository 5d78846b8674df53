/** How much was published when: what a series is made of. */
import { sql } from 'kysely';
import { QUARTER_HOUR, quarterOf } from './quarters.js';
import { queriesOf } from './series.js';
import { labelOfSign } from './signs.js';
import type { Series, Tally } from './store.js';
import { fromStored } from './stored-text.js';
import { ANY_ENGINE, type Tabled } from './tables.js';

export async function tallies(tables: Tabled, series: Series): Promise<readonly Tally[]> {
  const queries = (await queriesOf(tables, series).execute()).map(({ key }) => key);
  if (queries.length === 0) return [];
  const names = await tables.selectFrom('engines').select(['key', 'name']).execute();
  const engines = new Map<number, string | null>(names.map(({ key, name }) => [key, fromStored(name)]));
  engines.set(ANY_ENGINE, null);
  // A mention that several of them found counts once; one query needs no such care, and was counted when it was kept.
  const asked = { ...series, queries, engines };
  if (queries.length > 1) return eachOnce(tables, asked);
  const [since, until] = [quarterOf(series.since + QUARTER_HOUR - 1), quarterOf(series.until)];
  if (since >= until) return eachOnce(tables, asked);
  return [
    ...(await eachOnce(tables, { ...asked, until: since })),
    ...(await byQuarters(tables, { ...asked, since, until })),
    ...(await eachOnce(tables, { ...asked, since: until })),
  ];
}

interface AskedTallies extends Pick<Series, 'since' | 'until'> {
  readonly queries: readonly number[];
  /** By key; null: whoever judged. */
  readonly engines: ReadonlyMap<number, string | null>;
}

/** From the mentions themselves: what begins or ends within a quarter of an hour, and what several queries found. */
async function eachOnce(tables: Tabled, { queries, engines, since, until }: AskedTallies): Promise<readonly Tally[]> {
  if (since >= until) return [];
  const start = sql<number>`published_at - published_at % ${sql.lit(QUARTER_HOUR)}`;
  const once = tables
    .selectFrom('tallied')
    .select(({ fn }) => ['engine', fn.min('published_at').as('published_at'), fn.max('label').as('label')])
    .where('query', 'in', queries)
    .where('engine', 'in', [...engines.keys()])
    .where('published_at', '>=', since)
    .where('published_at', '<', until)
    .groupBy(['mention', 'engine']);
  const rows = await tables
    .selectFrom(once.as('once'))
    .select(({ fn }) => [start.as('start'), 'engine', 'label', fn.countAll<number>().as('mentions')])
    .groupBy([start, 'engine', 'label'])
    .orderBy('start')
    .orderBy('engine')
    .orderBy('label', (order) => order.asc().nullsFirst())
    .execute();
  return rows.map((row) => ({
    start: row.start,
    engine: engines.get(row.engine)!,
    label: labelOfSign(row.label),
    mentions: row.mentions,
  }));
}

async function byQuarters(tables: Tabled, { queries, engines, since, until }: AskedTallies): Promise<readonly Tally[]> {
  const rows = await tables
    .selectFrom('quarters')
    .select(['start', 'engine', 'mentions', 'positive', 'neutral', 'negative'])
    .where('query', 'in', queries)
    .where('engine', 'in', [...engines.keys()])
    .where('start', '>=', since)
    .where('start', '<', until)
    .where('mentions', '>', 0)
    .orderBy('start')
    .orderBy('engine')
    .execute();
  return rows.flatMap(({ start, engine: key, mentions, positive, neutral, negative }): readonly Tally[] => {
    const engine = engines.get(key)!;
    const unscored = mentions - positive - neutral - negative;
    return TALLIED.map((label, place) => ({
      start,
      engine,
      label,
      mentions: [unscored, negative, neutral, positive][place]!,
    })).filter((tally) => tally.mentions > 0);
  });
}

/** In the order in which they are read. */
const TALLIED = [null, 'negative', 'neutral', 'positive'] as const;
