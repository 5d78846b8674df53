/** Which mentions an earlier run of a query kept. */
import type { Mention } from '../types.js';
import { knownAs } from './known-as.js';
import { batches } from './rows.js';
import { digest } from './stored-text.js';
import type { Tabled } from './tables.js';

export async function seen(
  tables: Tabled,
  expression: string,
  mentions: readonly Mention[],
): Promise<ReadonlySet<string>> {
  const known = mentions.map((mention) => ({ id: mention.id, hashes: knownAs(mention) }));
  const found = new Set<string>();
  for (const hashes of batches([...new Set(known.flatMap((one) => one.hashes))])) {
    const rows = await tables
      .selectFrom('mention_keys')
      .innerJoin('sightings', 'sightings.mention', 'mention_keys.mention')
      .innerJoin('runs', 'runs.key', 'sightings.run')
      .innerJoin('queries', 'queries.key', 'runs.query')
      .select('mention_keys.hash')
      .distinct()
      .where('mention_keys.hash', 'in', hashes)
      .where('queries.expression_hash', '=', digest(expression))
      .execute();
    for (const { hash } of rows) found.add(hash);
  }
  return new Set(known.filter(({ hashes }) => hashes.some((hash) => found.has(hash))).map(({ id }) => id));
}
