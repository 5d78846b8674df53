/**
 * Counts of a query's mentions by quarters of an hour, stored next to what they are counted from, so that a year can be
 * read without going through the mentions.
 */
import { quarterOf } from '../core/time/quarter-hour.js';
import { sql } from './kysely.js';
import { labelOfSign } from './label-signs.js';
import { QUARTER_START } from './quarter-start.js';
import { batches } from './rows.js';
import type { Tabled, Tables } from './tables.js';

type TalliedRow = Tables['tallied'];
type Quarter = { -readonly [Key in keyof Tables['quarters']]: Tables['quarters'][Key] };

/**
 * Must run within the transaction that changes `tallied`.
 * @param before rows as they were
 * @param after rows as they are now
 */
export async function changeQuarters(
  tables: Tabled,
  before: readonly TalliedRow[],
  after: readonly TalliedRow[],
): Promise<void> {
  const quarters = new Map<string, Quarter>();
  const count = ({ query, engine, published_at: publishedAt, label }: TalliedRow, by: 1 | -1) => {
    // In no series, because its time is unknown.
    if (publishedAt === null) return;
    const start = quarterOf(publishedAt);
    const key = `${query} ${engine} ${start}`;
    const there = quarters.get(key) ?? { query, engine, start, ...NOTHING };
    quarters.set(key, there);
    there.mentions += by;
    const said = labelOfSign(label);
    if (said !== null) there[said] += by;
  };
  for (const row of before) count(row, -1);
  for (const row of after) count(row, 1);
  const changed = [...quarters.values()].filter((quarter) => COLUMNS.some((column) => quarter[column] !== 0));
  for (const batch of batches(changed)) {
    await tables
      .insertInto('quarters')
      .values(batch)
      .onConflict((conflict) =>
        conflict.columns(['query', 'start', 'engine']).doUpdateSet(({ eb, ref }) => ({
          mentions: eb(ref('quarters.mentions'), '+', ref('excluded.mentions')),
          positive: eb(ref('quarters.positive'), '+', ref('excluded.positive')),
          neutral: eb(ref('quarters.neutral'), '+', ref('excluded.neutral')),
          negative: eb(ref('quarters.negative'), '+', ref('excluded.negative')),
        })),
      )
      .execute();
  }
}

const COLUMNS = ['mentions', 'positive', 'neutral', 'negative'] as const;
const NOTHING = { mentions: 0, positive: 0, neutral: 0, negative: 0 };

/** Recounts everything, for when much of `tallied` was deleted. */
export async function countQuarters(tables: Tabled): Promise<void> {
  await tables.deleteFrom('quarters').execute();
  await sql`insert into quarters (query, engine, start, mentions, positive, neutral, negative)
    select query, engine, ${sql.raw(QUARTER_START)}, count(*),
      count(case when label = 1 then 1 end), count(case when label = 0 then 1 end), count(case when label = -1 then 1 end)
    from tallied where published_at is not null group by 1, 2, 3`.execute(tables);
}
