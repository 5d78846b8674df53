/** Counts of a scan in which no source answered: nothing is known, and zeros would be false. */
import type { Report } from '../../types.js';

export const UNKNOWN_COUNTS: Report['counts'] = {
  fetched: null,
  matched: null,
  mentions: null,
  duplicates: null,
  reposts: null,
  owned: null,
  filtered: { unmatched: null, outsideWindow: null, language: null, owned: null, relevance: null, seenBefore: null },
};
