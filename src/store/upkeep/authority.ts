/**
 * Authority of domains: how many other domains link to each, every one counted once (Technorati's measure), as far as
 * the store saw in 180 days. Links in comments, answers and reviews do not count; domains with the same number share a
 * rank.
 */
import { sql } from '../kysely.js';
import { authoritySince } from '../leading.js';
import { fromStored, toStored } from '../stored-text.js';
import type { Tabled } from '../tables.js';

export interface Authority {
  /** From 1; after two that share rank 2, the next has rank 4. */
  readonly rank: number;
  readonly domain: string;
  readonly linkingDomains: number;
}

/**
 * Highest authority first, then by name.
 * @param until ms since 1970
 */
export async function authorities(tables: Tabled, until: number): Promise<readonly Authority[]> {
  const rows = await tables
    .selectFrom('links')
    .select(['target_domain', sql<number>`count(distinct source_domain)`.as('linking')])
    .where('linked_at', '>', authoritySince(until))
    .where('linked_at', '<=', until)
    .groupBy('target_domain')
    .execute();
  const counted = rows
    .map(({ target_domain: target, linking }) => ({ domain: fromStored(target), linkingDomains: Number(linking) }))
    .sort((a, b) => b.linkingDomains - a.linkingDomains || (a.domain < b.domain ? -1 : 1));
  let rank = 0;
  return counted.map((row, place) => {
    if (row.linkingDomains !== counted[place - 1]?.linkingDomains) rank = place + 1;
    return { rank, ...row };
  });
}

/**
 * Domains that link to a domain, by name.
 * @param until ms since 1970
 */
export async function linkingDomains(tables: Tabled, domain: string, until: number): Promise<readonly string[]> {
  const rows = await tables
    .selectFrom('links')
    .select('source_domain')
    .distinct()
    .where('target_domain', '=', toStored(domain))
    .where('linked_at', '>', authoritySince(until))
    .where('linked_at', '<=', until)
    .execute();
  return rows.map(({ source_domain: source }) => fromStored(source)).sort();
}
