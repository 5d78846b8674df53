/** Reach in Social Mention's sense: how many different authors there are for every mention. Not an audience. */
import type { Ratio } from '../../types.js';
import { authorIndex } from './author-index.js';
import { type Interval, Z95 } from './intervals.js';
import { answering, type Observed } from './observed.js';
import { seededRandom } from './random.js';
import { UNKNOWN } from './ratio.js';

const DRAWS = 1000;
const SEED = 20_101_001;
/** From here on the bootstrap's own limit stands for it. */
const MANY_AUTHORS = 5000;

/** Distinct known authors over mentions by known authors. For fixed behaviour it falls as mentions grow. */
export function reach(observed: Observed): Ratio {
  if (answering(observed).length === 0) return UNKNOWN;
  const { mentions, known } = authorIndex(observed);
  const value = known === 0 ? null : mentions.length / known;
  return { value, num: mentions.length, den: known, ci95: reachInterval(mentions) };
}

/**
 * Percentile bootstrap over authors (B. Efron, Ann. Stat. 7 (1979) 1–26), 1,000 seeded draws: reach is one over the mean
 * number of mentions an author, and authors are drawn, not mentions. For more than 5,000 authors the distribution of that
 * mean is known without drawing: normal, corrected for skewness (Cornish & Fisher 1938). Null where all authors have said
 * equally much: drawing from equals tells nothing of those not seen.
 */
export function reachInterval(counts: ArrayLike<number>): Interval | null {
  // In order, so that the draws do not depend on who came first.
  const sorted = Float64Array.from(counts).sort();
  if (sorted.length === 0 || sorted[0] === sorted.at(-1)) return null;
  const [low, high] = sorted.length > MANY_AUTHORS ? limitMeans(sorted) : drawnMeans(sorted);
  return [1 / high, 1 / Math.max(1, low)];
}

function drawnMeans(counts: Float64Array): Interval {
  const authors = counts.length;
  const random = seededRandom(SEED);
  const means = new Float64Array(DRAWS);
  for (let draw = 0; draw < DRAWS; draw++) {
    let mentions = 0;
    for (let author = 0; author < authors; author++) mentions += counts[Math.floor(random() * authors)]!;
    means[draw] = mentions / authors;
  }
  means.sort();
  return [quantile(means, 0.025), quantile(means, 0.975)];
}

function limitMeans(counts: Float64Array): Interval {
  const authors = counts.length;
  const mean = counts.reduce((sum, count) => sum + count, 0) / authors;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / authors;
  const third = counts.reduce((sum, count) => sum + (count - mean) ** 3, 0) / authors;
  const skewness = third / variance ** 1.5 / Math.sqrt(authors);
  const at = (z: number) => mean + Math.sqrt(variance / authors) * (z + ((z * z - 1) * skewness) / 6);
  return [at(-Z95), at(Z95)];
}

function quantile(sorted: Float64Array, probability: number): number {
  const place = probability * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.ceil(place);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
