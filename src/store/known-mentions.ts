/** From what mentions are known as to those that the store has under the same. */
import { batches } from './rows.js';
import type { Tabled } from './tables.js';

/** @returns keys of mentions, in their order, by hash; a hash under which there is none is not in it */
export async function knownMentions(
  tables: Tabled,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = new Map<string, number[]>();
  // By itself: joined to anything, SQLite would begin at the other end, with all that a query ever found.
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
