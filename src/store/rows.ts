/** Inserts rows in batches, because databases accept a limited number of values per statement. */
import type { Insertable } from 'kysely';
import type { Tabled, Tables } from './tables.js';

const ROWS_AT_ONCE = 250;

type Keyed = 'queries' | 'engines' | 'mentions' | 'contents' | 'judgements' | 'labels';
type Hashed = { readonly hash: string };

/**
 * Inserts the rows that do not exist yet.
 * @returns the key of each row by its hash
 */
export async function keysFor<T extends Keyed>(
  tables: Tabled,
  of: T,
  rows: readonly (Insertable<Tables[T]> & Hashed)[],
): Promise<ReadonlyMap<string, number>> {
  const table: Keyed = of;
  const keys = new Map<string, number>();
  const hashes = [...new Set(rows.map(({ hash }) => hash))];
  for (const batch of batches(hashes)) {
    const there = await tables.selectFrom(table).select(['hash', 'key']).where('hash', 'in', batch).execute();
    for (const { hash, key } of there) keys.set(hash, key);
  }
  const missing = new Map(rows.filter(({ hash }) => !keys.has(hash)).map((row) => [row.hash, row]));
  for (const batch of batches([...missing.values()])) {
    const added = await tables
      .insertInto(table)
      .values(batch as never)
      .returning(['hash', 'key'])
      .execute();
    for (const { hash, key } of added) keys.set(hash, key);
  }
  return keys;
}

/** @param existing what to do if such a row exists */
export async function addRows<T extends keyof Tables>(
  tables: Tabled,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
  existing: 'refuse' | 'leave' = 'refuse',
): Promise<void> {
  for (const batch of batches(rows)) {
    const insert = tables.insertInto(table).values(batch);
    await (existing === 'leave' ? insert.onConflict((conflict) => conflict.doNothing()) : insert).execute();
  }
}

export function batches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / ROWS_AT_ONCE) }, (_, place) =>
    all.slice(place * ROWS_AT_ONCE, (place + 1) * ROWS_AT_ONCE),
  );
}
