/** Passion: the share of individuals who speak of the brand again and again. */
import type { Report } from '../../types.js';
import { authorIndex } from './author-index.js';
import { answering, type Observed } from './observed.js';
import { share, UNKNOWN } from './ratio.js';

/**
 * Authors of two and more mentions over known authors; `repeatMentionShare` is their share of the mentions by known
 * authors. Longer windows have more of them: compare equal windows only.
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
