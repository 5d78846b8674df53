/** Finds stored mentions by the hashes under which mentions are known. */
import { batches } from './rows.js';
import type { Tabled } from './tables.js';

/** @returns keys of mentions, in ascending order, by hash; hashes without a mention are absent */
export async function knownMentions(
  tables: Tabled,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, number[]>();
  // A query of its own: with a join, SQLite would start from the other table, with all that a query ever found.
  for (const batch of batches([...new Set(hashes)])) {
    const rows = await tables
      .selectFrom('mention_keys')
      .select(['hash', 'mention'])
      .where('hash', 'in', batch)
      .orderBy('mention')
      .execute();
    for (const { hash, mention } of rows) {
      const there = found.get(hash);
      if (there === undefined) found.set(hash, [mention]);
      else there.push(mention);
    }
  }
  return found;
}
