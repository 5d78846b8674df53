/** Passion: the share of authors who mention the brand repeatedly. */
import type { Report } from '../../types.js';
import { authorIndex } from './author-index.js';
import { answering, type Observed } from './observed.js';
import { share, UNKNOWN } from './ratio.js';

/**
 * Authors with two or more mentions over known authors; `repeatMentionShare` is their share of the mentions by known
 * authors. Longer windows have more such authors, so compare only windows of equal length.
 */
export function passion(observed: Observed): Report['socialRank']['passion'] {
  if (answering(observed).length === 0) return { ...UNKNOWN, repeatMentionShare: null };
  const { mentions, known } = authorIndex(observed);
  let [repeating, repeated] = [0, 0];
  for (const count of mentions) {
    if (count < 2) continue;
    repeating++;
    repeated += count;
  }
  return {
    ...share(repeating, mentions.length, observed.confidence),
    repeatMentionShare: known === 0 ? null : repeated / known,
  };
}
