/** How many authors there are, how many people they could reach, and how concentrated the mentions are. */
import type { Report } from '../../types.js';
import { authorIndex } from './author-index.js';
import { gini, herfindahl } from './concentration.js';
import { countOf } from './engagement.js';
import { answering, isLowerBound, type Observed } from './observed.js';
import { allSeenInterval, chao1, chao1Interval } from './richness.js';

const CUT_SHORT_AT_LEAST = 20;
const UNKNOWN: Report['authors']['estimated'] = { value: null, ci95: null };

/**
 * `known`: mentions with a known author; `unique`: those authors; `effective`: number of equally active authors that
 * would be as concentrated. `potentialReach`: sum of the followers of the `followersKnown` authors for whom they are
 * known, each author once, by the largest number; `impressions`: followers summed over all mentions. Both are upper
 * bounds, since nobody knows who looked. `estimated`: lower bound on the number of authors, seen and unseen.
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
      estimated: UNKNOWN,
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
    estimated: estimatedAuthors(observed),
  };
}

/** Null if no author is known, or if a source was cut short and there are too few mentions to say anything. */
function estimatedAuthors(observed: Observed): Report['authors']['estimated'] {
  const { mentions, authors, known } = authorIndex(observed);
  if (authors === 0 || (known < CUT_SHORT_AT_LEAST && isLowerBound(observed))) return UNKNOWN;
  let [once, twice] = [0, 0];
  for (const count of mentions) {
    if (count === 1) once += 1;
    if (count === 2) twice += 1;
  }
  const value = chao1(once, twice, authors);
  const ci95 =
    value > authors
      ? chao1Interval(once, twice, authors, observed.confidence)
      : allSeenInterval(mentions, observed.confidence);
  return { value, ci95 };
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
