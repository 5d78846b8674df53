/**
 * Counts mentions for a query, each once whichever runs found it. A mention that was already counted under the page of
 * a copy is not counted again, and what was counted stays counted. The last judgement of an engine applies.
 */
import type { Counted } from './counted-mention.js';
import { knownMentions } from './known-mentions.js';
import { changeQuarters } from './quarters.js';
import { batches } from './rows.js';
import { ANY_ENGINE, type Tabled } from './tables.js';

export async function tally(
  tables: Tabled,
  counted: readonly Counted[],
  { query, engine }: { readonly query: number; readonly engine: number },
): Promise<void> {
  for (const batch of batches(counted)) {
    const standing = await standingFor(tables, batch, query);
    const rows = new Map(
      batch.map(({ mention, publishedAt, label }) => {
        const there = standing.get(mention);
        return [
          there?.mention ?? mention,
          { query, mention: there?.mention ?? mention, published_at: there?.publishedAt ?? publishedAt, label },
        ];
      }),
    );
    const after = [...rows.values()].flatMap((row) => [
      { ...row, engine: ANY_ENGINE, label: null },
      { ...row, engine },
    ]);
    const before = await tables
      .selectFrom('tallied')
      .selectAll()
      .where('mention', 'in', [...rows.keys()])
      .where('query', '=', query)
      .where('engine', 'in', [ANY_ENGINE, engine])
      .execute();
    await tables
      .insertInto('tallied')
      .values(after)
      .onConflict((conflict) =>
        conflict.columns(['mention', 'query', 'engine']).doUpdateSet(({ ref }) => ({
          published_at: ref('excluded.published_at'),
          label: ref('excluded.label'),
        })),
      )
      .execute();
    await changeQuarters(tables, before, after);
  }
}

interface Standing {
  readonly mention: number;
  readonly publishedAt: number | null;
}

/** What already counts for each mention: the mention itself, or else one that shares a page with it. */
async function standingFor(
  tables: Tabled,
  counted: readonly Counted[],
  query: number,
): Promise<ReadonlyMap<number, Standing>> {
  const found = await knownMentions(
    tables,
    counted.flatMap(({ keys }) => keys),
  );
  const times = new Map<number, number | null>();
  for (const batch of batches([...new Set([...found.values()].flat())])) {
    const rows = await tables
      .selectFrom('tallied')
      .select(['mention', 'published_at'])
      .where('mention', 'in', batch)
      .where('query', '=', query)
      .where('engine', '=', ANY_ENGINE)
      .execute();
    for (const row of rows) times.set(row.mention, row.published_at);
  }
  return new Map(
    counted.flatMap(({ mention, keys }): [number, Standing][] => {
      const all = keys.flatMap((key) => found.get(key) ?? []).filter((other) => times.has(other));
      const one = all.includes(mention) ? mention : all[0];
      return one === undefined ? [] : [[mention, { mention: one, publishedAt: times.get(one)! }]];
    }),
  );
}
