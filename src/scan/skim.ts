/** What of a local input need not be read in full: what the brands asked about cannot stand in. */
import { isOfWords, keysOf } from '../core/query/keys.js';
import { needlesOf } from '../core/query/needles.js';
import type { Skim } from '../sources/source.js';
import type { QueryNode } from '../types.js';
import type { AskedSource, ScanRequest } from './request.js';

/** With more, looking up each word of a line is quicker than looking for all of them at once. */
const NEEDLES_AT_MOST = 12;

/** Null: all of it is read. @param pass counts what cannot match. @param time ms */
export function skimOf(
  requests: readonly Pick<ScanRequest, 'query' | 'limitsWhole'>[],
  { source }: AskedSource,
  pass: (time: number) => void,
): Skim | null {
  // With a limit it counts what is read.
  if (source.isLocal !== true || requests.some(({ limitsWhole }) => limitsWhole)) return null;
  const nodes = requests.map(({ query }) => query.node);
  const needles = nodes.length > NEEDLES_AT_MOST ? null : together(nodes, needlesOf);
  if (needles !== null && needles.length <= NEEDLES_AT_MOST) return { needles, pass };
  const keys = together(nodes, keysOf);
  return keys?.every(canBeToldByBytes) === true ? { needles: [], keys, pass } : null;
}

/** Of what no word begins, signs alone: they may be written in many ways. */
const canBeToldByBytes = (key: string): boolean => isOfWords(key) || !/[\0-\x7f]/.test(key);

/** What one of them needs. Null: one of them needs nothing that is known. */
function together(
  nodes: readonly QueryNode[],
  neededBy: (node: QueryNode) => readonly string[] | null,
): readonly string[] | null {
  const all = new Set<string>();
  for (const node of nodes) {
    const own = neededBy(node);
    if (own === null) return null;
    for (const one of own) all.add(one);
  }
  return [...all];
}
