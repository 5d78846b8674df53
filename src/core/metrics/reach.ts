/** Reach in Social Mention's sense: distinct authors per mention. Not an audience. */
import type { Ratio } from '../../types.js';
import { authorIndex } from './author-index.js';
import { type Confidence, drawsFor } from './confidence.js';
import type { Interval } from './intervals.js';
import { answering, type Observed } from './observed.js';
import { quantile } from './quantile.js';
import { seededRandom } from './random.js';
import { UNKNOWN } from './ratio.js';

const SEED = 20_101_001;
/** From this many authors on, most are drawn together. */
const MANY_AUTHORS = 2000;
/** Authors with the most mentions, still drawn one by one, since they determine the interval. */
const HEAVY_AUTHORS = 500;

/** Distinct known authors over mentions by known authors. With constant behavior, it falls as mentions grow. */
export function reach(observed: Observed): Ratio {
  if (answering(observed).length === 0) return UNKNOWN;
  const { mentions, known } = authorIndex(observed);
  const value = known === 0 ? null : mentions.length / known;
  return { value, num: mentions.length, den: known, ci95: reachInterval(mentions, observed.confidence) };
}

/**
 * Percentile bootstrap over authors (B. Efron, Ann. Stat. 7 (1979) 1–26) with `drawsFor` seeded draws: reach is one
 * over the mean number of mentions per author, and authors are drawn, not mentions. With more than 2,000 authors, each
 * is drawn a Poisson number of times (J. A. Hanley & B. MacGibbon, Comput. Methods Programs Biomed. 83 (2006) 57–62):
 * the 500 most active one by one, and the sums over all others as the normal variables that they then approach. Null if
 * all authors have equally many mentions, since resampling equal values says nothing about unseen ones.
 */
export function reachInterval(counts: ArrayLike<number>, confidence: Confidence): Interval | null {
  // Sorted, so that the draws do not depend on the order of the mentions.
  const sorted = Float64Array.from(counts).sort();
  if (sorted.length === 0 || sorted[0] === sorted.at(-1)) return null;
  const random = seededRandom(SEED);
  const draw = sorted.length > MANY_AUTHORS ? drawTogether(sorted, random) : drawEach(sorted, random);
  const reaches = Float64Array.from({ length: drawsFor(confidence) }, draw).sort();
  return [quantile(reaches, confidence.tail), quantile(reaches, 1 - confidence.tail)];
}

type Random = () => number;

/** Returns a draw of reach from as many authors, drawn with replacement. */
function drawEach(counts: Float64Array, random: Random): () => number {
  const authors = counts.length;
  return () => {
    let mentions = 0;
    for (let author = 0; author < authors; author++) mentions += counts[Math.floor(random() * authors)]!;
    return authors / mentions;
  };
}

/** Returns a draw of reach in which each author is drawn a Poisson number of times. */
function drawTogether(counts: Float64Array, random: Random): () => number {
  const light = counts.subarray(0, -HEAVY_AUTHORS);
  const heavy = counts.subarray(-HEAVY_AUTHORS);
  const total = light.reduce((sum, count) => sum + count, 0);
  const spread = light.reduce((sum, count) => sum + (count - total / light.length) ** 2, 0);
  return () => {
    const [more, other] = normalPair(random);
    let authors = light.length + Math.sqrt(light.length) * more;
    let mentions = (total / light.length) * authors + Math.sqrt(spread) * other;
    for (const count of heavy) {
      const taken = poissonOne(random());
      authors += taken;
      mentions += taken * count;
    }
    return Math.min(1, authors / mentions);
  };
}

/** Two independent standard normal values. G. E. P. Box & M. E. Muller, Ann. Math. Stat. 29 (1958) 610–611. */
function normalPair(random: Random): readonly [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  const angle = 2 * Math.PI * random();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/**
 * Inverts the Poisson distribution with mean 1: returns the number whose distribution function first exceeds
 * `probability`.
 */
function poissonOne(probability: number): number {
  let term = Math.exp(-1);
  let below = term;
  let number = 0;
  while (probability >= below && number < 20) {
    number++;
    term /= number;
    below += term;
  }
  return number;
}
