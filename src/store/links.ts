/** Links from one domain to another. */
import { domainOf } from '../core/mention/domain.js';
import type { Mention } from '../types.js';
import { toStored } from './stored-text.js';
import type { Tables } from './tables.js';

/** Kinds that are posted below others' content, where anyone can place a link. */
const BELOW: ReadonlySet<Mention['kind']> = new Set(['comment', 'answer', 'review']);

type Linking = Pick<Mention, 'kind' | 'url' | 'links' | 'repostOf'>;

/** @param at when it was published, or else first seen, in ms since 1970 */
export function linkRows({ kind, url, links, repostOf }: Linking, content: number, at: number): Tables['links'][] {
  const source = url === null || repostOf !== null || BELOW.has(kind) ? null : domainOf(url);
  if (source === null) return [];
  const targets = new Set(links.map(domainOf));
  targets.delete(null);
  targets.delete(source);
  return [...targets].map((target) => ({
    content,
    source_domain: toStored(source),
    target_domain: toStored(target!),
    linked_at: at,
  }));
}
