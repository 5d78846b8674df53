/** Determines which parts of a local input need not be read in full because they cannot mention the brands. */
import { isOfWords, keysOf } from '../../core/query/keys.js';
import { needlesOf } from '../../core/query/needles.js';
import type { Skim } from '../../sources/source.js';
import type { AskedSource, ScanRequest } from '../request.js';

/** With more needles, looking up each word of a line is faster than searching for all needles. */
const NEEDLES_AT_MOST = 12;

interface Skimmed {
  /** The keys of each query, if they are already known. */
  readonly keys?: readonly (readonly string[] | null)[];
  /** Counts an item that cannot match. */
  readonly pass: Skim['pass'];
}

/** Returns null if everything must be read. */
export function skimOf(
  requests: readonly Pick<ScanRequest, 'query' | 'limitsWhole'>[],
  { source }: AskedSource,
  { keys, pass }: Skimmed,
): Skim | null {
  // A limit counts the items read.
  if (source.isLocal !== true || requests.some(({ limitsWhole }) => limitsWhole)) return null;
  const nodes = requests.map(({ query }) => query.node);
  const needles = nodes.length > NEEDLES_AT_MOST ? null : together(nodes.map(needlesOf));
  if (needles !== null && needles.length <= NEEDLES_AT_MOST) return { needles, pass };
  const words = together(keys ?? nodes.map(keysOf));
  return words?.every(canBeToldByBytes) === true ? { needles: [], keys: words, pass } : null;
}

/**
 * Whether a key can be matched on raw bytes. A key that does not begin with a word must contain no ASCII: ASCII signs
 * can be written in many ways.
 */
const canBeToldByBytes = (key: string): boolean => isOfWords(key) || !/[\0-\x7f]/.test(key);

/** Returns the union of what the queries need; null if one of them needs nothing that is known. */
function together(needed: readonly (readonly string[] | null)[]): readonly string[] | null {
  const all = new Set<string>();
  for (const own of needed) {
    if (own === null) return null;
    for (const one of own) all.add(one);
  }
  return [...all];
}
