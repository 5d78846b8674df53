/** How many people speak, how many could hear them, and whether few hold the talk. */
import type { Report } from '../../types.js';
import { authorIndex } from './author-index.js';
import { gini, herfindahl } from './concentration.js';
import { countOf } from './engagement.js';
import { answering, type Observed } from './observed.js';

/**
 * `known`: mentions with a known author; `unique`: those authors; `effective`: equally active ones that would be as
 * concentrated. `potentialReach`: followers of the `followersKnown` authors of whom they are known, each author once by
 * the largest number; `impressions`: followers at every mention. Both are upper bounds: nobody knows who looked.
 */
export function authorSummary(observed: Observed): Report['authors'] {
  if (answering(observed).length === 0) {
    return {
      known: null,
      unique: null,
      effective: null,
      potentialReach: null,
      followersKnown: null,
      impressions: null,
      authorConcentration: null,
      gini: null,
    };
  }
  const index = authorIndex(observed);
  const followers = index.followers.filter((count) => !Number.isNaN(count));
  const concentration = herfindahl(index.mentions);
  return {
    known: index.known,
    unique: index.authors,
    effective: concentration === null ? null : 1 / concentration,
    potentialReach: total(followers),
    followersKnown: followers.length,
    impressions: impressions(observed),
    authorConcentration: concentration,
    gini: gini(index.mentions),
  };
}

function impressions({ mentions }: Observed): number | null {
  const followers = mentions.map(({ author }) => countOf(author.followers)).filter((count) => count !== null);
  return total(followers);
}

function total(counts: Float64Array | readonly number[]): number | null {
  let sum = 0;
  for (const count of counts) sum += count;
  return counts.length === 0 ? null : sum;
}
