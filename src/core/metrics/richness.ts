/** Estimates population sizes, seen and unseen, from how often the same members were seen. */
import type { Confidence } from './confidence.js';
import type { Interval } from './intervals.js';

/**
 * Lower bound on the number of authors, given that `unique` were seen, `once` of them once and `twice` of them twice.
 * A. Chao, Scand. J. Stat. 11 (1984) 265–270; the bias-corrected form if nobody was seen twice.
 */
export function chao1(once: number, twice: number, unique: number): number {
  return unique + (twice > 0 ? once ** 2 / (2 * twice) : (once * (once - 1)) / 2);
}

/**
 * The interval of `chao1` if the estimate is above `unique`.
 * A. Chao, Biometrics 43 (1987) 783–791; as in EstimateS if nobody was seen twice.
 */
export function chao1Interval(once: number, twice: number, unique: number, confidence: Confidence): Interval {
  const estimate = chao1(once, twice, unique);
  const ratio = twice > 0 ? once / twice : 0;
  const variance =
    twice > 0
      ? twice * (ratio ** 4 / 4 + ratio ** 3 + ratio ** 2 / 2)
      : (once * (once - 1)) / 2 + (once * (2 * once - 1) ** 2) / 4 - once ** 4 / (4 * estimate);
  return unseenInterval(estimate, unique, variance, confidence);
}

/**
 * The interval of `chao1` if it estimates that nobody is unseen, which a few mentions do not prove: an author with n
 * mentions is missed with probability e⁻ⁿ. Its lower end is the estimate.
 * R. K. Colwell, EstimateS 9 User's Guide (2013), app. B.
 * @param counts mentions by author, none of them 0
 */
export function allSeenInterval(counts: ArrayLike<number>, { z }: Confidence): Interval {
  const authors = counts.length;
  let [mentions, missed, squares, products] = [0, 0, 0, 0];
  for (let author = 0; author < authors; author++) {
    const count = counts[author]!;
    const chance = Math.exp(-count);
    mentions += count;
    missed += chance;
    squares += chance ** 2;
    products += count * chance;
  }
  const variance = Math.max(0, missed - squares - products ** 2 / mentions);
  return [authors, (authors + z * Math.sqrt(variance)) / (1 - missed / authors)];
}

/**
 * The size of a population seen over two independent routes: `first` by one, `second` by the other, `both` by both. Too
 * uncertain to publish if `both` is below seven, and too low if one route leads to the other.
 * D. G. Chapman, Univ. Calif. Publ. Stat. 1 (1951) 131–160.
 */
export function chapman(first: number, second: number, both: number): number {
  return ((first + 1) * (second + 1)) / (both + 1) - 1;
}

/**
 * The interval of `chapman`, log-normal as for `chao1`. If one route found nothing that the other did not, nobody seems
 * unseen; the upper end is then the largest population for which that outcome has at least the tail probability
 * (exact).
 * G. A. F. Seber, The Estimation of Animal Abundance (1982) 60.
 */
export function chapmanInterval(first: number, second: number, both: number, confidence: Confidence): Interval {
  const estimate = chapman(first, second, both);
  const [few, many] = [Math.min(first, second), Math.max(first, second)];
  if (both === few) return [estimate, Math.max(estimate, largestHiding(few, many, confidence.tail))];
  const variance = ((first + 1) * (second + 1) * (first - both) * (second - both)) / ((both + 1) ** 2 * (both + 2));
  return unseenInterval(estimate, first + second - both, variance, confidence);
}

/**
 * The largest population in which `few` members, drawn at random, all fall among given `many` with probability `tail`
 * or more.
 */
function largestHiding(few: number, many: number, tail: number): number {
  const isRare = (all: number) => {
    let chance = 0;
    for (let drawn = 0; drawn < few; drawn++) chance += Math.log((many - drawn) / (all - drawn));
    return chance < Math.log(tail);
  };
  // Each draw falls among the many with probability many / all at most, which bounds the population.
  let [least, most] = [many, Math.ceil(many * tail ** (-1 / few))];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (isRare(middle)) most = middle - 1;
    else least = middle;
  }
  return least;
}

/** Treats the unseen part as log-normal, so that no interval begins below what was seen. */
function unseenInterval(estimate: number, seen: number, variance: number, { z }: Confidence): Interval {
  const unseen = estimate - seen;
  const factor = Math.exp(z * Math.sqrt(Math.log(1 + variance / unseen ** 2)));
  return [seen + unseen / factor, seen + unseen * factor];
}
