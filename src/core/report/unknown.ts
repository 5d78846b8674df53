/** Counts of a scan that nobody answered: nothing is known, and a row of zeros would be a lie. */
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
