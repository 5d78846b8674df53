/** Which mentions an earlier run of a query stored. */
import type { Mention } from '../types.js';
import { knownAs } from './known-as.js';
import { knownMentions } from './known-mentions.js';
import { batches } from './rows.js';
import { digest } from './stored-text.js';
import type { Tabled } from './tables.js';

export async function seen(
  tables: Tabled,
  expression: string,
  mentions: readonly Mention[],
): Promise<ReadonlySet<string>> {
  const queries = await tables
    .selectFrom('queries')
    .select('key')
    .where('expression_hash', '=', digest(expression))
    .execute();
  if (queries.length === 0) return new Set();
  const known = mentions.map((mention) => ({ id: mention.id, hashes: knownAs(mention) }));
  const found = await knownMentions(
    tables,
    known.flatMap(({ hashes }) => hashes),
  );
  const kept = new Set<number>();
  for (const batch of batches([...new Set([...found.values()].flat())])) {
    // Every mention that a run of the query found has a judgement for it.
    const rows = await tables
      .selectFrom('judgements')
      .select('mention')
      .distinct()
      .where('mention', 'in', batch)
      .where(
        'query',
        'in',
        queries.map(({ key }) => key),
      )
      .execute();
    for (const { mention } of rows) kept.add(mention);
  }
  const isKept = (hash: string) => found.get(hash)?.some((mention) => kept.has(mention)) ?? false;
  return new Set(known.filter(({ hashes }) => hashes.some(isKept)).map(({ id }) => id));
}
