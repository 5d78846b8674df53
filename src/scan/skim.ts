/** What of a local input need not be read in full: what the brands asked about cannot stand in. */
import { needlesOf } from '../core/query/needles.js';
import type { Skim } from '../sources/source.js';
import type { AskedSource, ScanRequest } from './request.js';

/** With more, looking for all of them at once is no quicker than reading. */
const NEEDLES_AT_MOST = 300;

/** Null: all of it is read. @param pass counts what cannot match. @param time ms */
export function skimOf(
  requests: readonly Pick<ScanRequest, 'query' | 'limitsWhole'>[],
  { source }: AskedSource,
  pass: (time: number) => void,
): Skim | null {
  // With a limit it counts what is read.
  if (source.isLocal !== true || requests.some(({ limitsWhole }) => limitsWhole)) return null;
  const needles = new Set<string>();
  for (const { query } of requests) {
    const own = needlesOf(query.node);
    if (own === null) return null;
    for (const needle of own) needles.add(needle);
    if (needles.size > NEEDLES_AT_MOST) return null;
  }
  return { needles: [...needles], pass };
}
