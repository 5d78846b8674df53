/** Which domains linked to which recently, from which authority is counted. */
import type { Report } from '../types.js';
import type { Ask } from './database.js';
import { linkRows } from './links.js';
import { batches } from './rows.js';
import { fromStored, toStored } from './stored-text.js';

export const AUTHORITY_DAYS = 180;
const DAY = 86_400_000;

/**
 * Number of other domains that link to each domain listed in a report, by the store and by the report itself, so that
 * it is the same whether or not the run is stored yet.
 */
export async function authority(ask: Ask, report: Report): Promise<ReadonlyMap<string, number>> {
  const domains = report.top.domains.map(({ value }) => value);
  const until = Date.parse(report.asOf);
  const since = authoritySince(until);
  const leading = new Map(domains.map((domain) => [domain, new Set<string>()]));
  const rows: LinkRow[] = [];
  for (const some of batches(domains.map(toStored))) {
    const found = await ask<LinkRow>(
      `select distinct target_domain, source_domain from links
        where target_domain in (${some.map(() => '?').join(', ')}) and linked_at > ? and linked_at <= ?`,
      [...some, since, until],
    );
    for (const row of found) rows.push(row);
  }
  const own = (report.mentions ?? []).flatMap((mention) => {
    const at = mention.publishedAt === null ? until : Date.parse(mention.publishedAt);
    return at > since && at <= until ? linkRows(mention, 0, at) : [];
  });
  for (const { target_domain: target, source_domain: source } of [...rows, ...own])
    leading.get(fromStored(target))?.add(source);
  return new Map([...leading].map(([domain, sources]) => [domain, sources.size]));
}

interface LinkRow {
  readonly target_domain: string;
  readonly source_domain: string;
}

/** @param until ms since 1970 */
export function authoritySince(until: number): number {
  return until - AUTHORITY_DAYS * DAY;
}
