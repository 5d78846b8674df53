/** What of a local input need not be read in full: what the brands asked about cannot stand in. */
import { isOfWords, keysOf } from '../../core/query/keys.js';
import { needlesOf } from '../../core/query/needles.js';
import type { Skim } from '../../sources/source.js';
import type { AskedSource, ScanRequest } from '../request.js';

/** With more, looking up each word of a line is quicker than looking for all of them at once. */
const NEEDLES_AT_MOST = 12;

interface Skimmed {
  /** Of each query, where they are known already. */
  readonly keys?: readonly (readonly string[] | null)[];
  /** Counts what cannot match. */
  readonly pass: Skim['pass'];
}

/** Null: all of it is read. */
export function skimOf(
  requests: readonly Pick<ScanRequest, 'query' | 'limitsWhole'>[],
  { source }: AskedSource,
  { keys, pass }: Skimmed,
): Skim | null {
  // With a limit it counts what is read.
  if (source.isLocal !== true || requests.some(({ limitsWhole }) => limitsWhole)) return null;
  const nodes = requests.map(({ query }) => query.node);
  const needles = nodes.length > NEEDLES_AT_MOST ? null : together(nodes.map(needlesOf));
  if (needles !== null && needles.length <= NEEDLES_AT_MOST) return { needles, pass };
  const words = together(keys ?? nodes.map(keysOf));
  return words?.every(canBeToldByBytes) === true ? { needles: [], keys: words, pass } : null;
}

/** Of what no word begins, signs alone: they may be written in many ways. */
const canBeToldByBytes = (key: string): boolean => isOfWords(key) || !/[\0-\x7f]/.test(key);

/** What one of them needs. Null: one of them needs nothing that is known. */
function together(needed: readonly (readonly string[] | null)[]): readonly string[] | null {
  const all = new Set<string>();
  for (const own of needed) {
    if (own === null) return null;
    for (const one of own) all.add(one);
  }
  return [...all];
}
