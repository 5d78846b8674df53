/** What of a local input need not be read in full: what the brands asked about cannot stand in. */
import { needlesOf } from '../core/query/needles.js';
import type { Skim } from '../sources/source.js';
import type { Gathering } from './gathering.js';
import type { AskedSource, ScanRequest } from './request.js';

/** With more, looking for all of them at once is no quicker than reading. */
const NEEDLES_AT_MOST = 300;

export interface Skimmed {
  readonly request: ScanRequest;
  readonly gathered: Gathering;
}

/** Null: all of it is read. */
export function skimOf(brands: readonly Skimmed[], { source }: AskedSource, place: number): Skim | null {
  // With a limit it counts what is read.
  if (source.isLocal !== true || brands.some(({ request }) => request.limitsWhole)) return null;
  const needles = new Set<string>();
  for (const { request } of brands) {
    const own = needlesOf(request.query.node);
    if (own === null) return null;
    for (const needle of own) needles.add(needle);
    if (needles.size > NEEDLES_AT_MOST) return null;
  }
  return {
    needles: [...needles],
    pass: (time) => {
      for (const { gathered } of brands) gathered.pass(time, place);
    },
  };
}
