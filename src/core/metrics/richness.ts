/** How many there are, judged by how often the same ones come back. */
import type { Confidence } from './confidence.js';
import type { Interval } from './intervals.js';

/**
 * At least so many authors exist, of whom `unique` were seen, `once` of them once and `twice` of them twice.
 * A. Chao, Scand. J. Stat. 11 (1984) 265–270; with nobody seen twice, the bias-corrected form.
 */
export function chao1(once: number, twice: number, unique: number): number {
  return unique + (twice > 0 ? once ** 2 / (2 * twice) : (once * (once - 1)) / 2);
}

/** The interval of `chao1` where it is above `unique`. A. Chao, Biometrics 43 (1987) 783–791; with nobody seen twice, as in EstimateS. */
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
 * The interval of `chao1` where it knows of nobody unseen, which few mentions are no proof of: an author of n mentions is
 * missed with the chance e⁻ⁿ. R. K. Colwell, EstimateS 9 User's Guide (2013), app. B; it reaches down to the estimate.
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
 * The size of a population seen over two independent routes, `first` and `second` by each, `both` by both.
 * D. G. Chapman, Univ. Calif. Publ. Stat. 1 (1951) 131–160. Below seven seen by both it is too uncertain to print; where
 * one route leads to the other it is too low.
 */
export function chapman(first: number, second: number, both: number): number {
  return ((first + 1) * (second + 1)) / (both + 1) - 1;
}

/**
 * The interval of `chapman`. G. A. F. Seber, The Estimation of Animal Abundance (1982) 60, log-normal as for `chao1`. Where
 * all that one route found was found by the other, nothing seems unseen: then up to the largest population of which that
 * is not yet too rare (exact).
 */
export function chapmanInterval(first: number, second: number, both: number, confidence: Confidence): Interval {
  const estimate = chapman(first, second, both);
  const [few, many] = [Math.min(first, second), Math.max(first, second)];
  if (both === few) return [estimate, Math.max(estimate, largestHiding(few, many, confidence.tail))];
  const variance = ((first + 1) * (second + 1) * (first - both) * (second - both)) / ((both + 1) ** 2 * (both + 2));
  return unseenInterval(estimate, first + second - both, variance, confidence);
}

/** The most there can be so that all of the few, drawn by chance, are among the many with the chance `tail` at least. */
function largestHiding(few: number, many: number, tail: number): number {
  const isRare = (all: number) => {
    let chance = 0;
    for (let drawn = 0; drawn < few; drawn++) chance += Math.log((many - drawn) / (all - drawn));
    return chance < Math.log(tail);
  };
  // Each draw finds one of the many with the chance many / all at most.
  let [least, most] = [many, Math.ceil(many * tail ** (-1 / few))];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (isRare(middle)) most = middle - 1;
    else least = middle;
  }
  return least;
}

/** What was not seen is taken to be log-normal: no interval then begins below what was seen. */
function unseenInterval(estimate: number, seen: number, variance: number, { z }: Confidence): Interval {
  const unseen = estimate - seen;
  const factor = Math.exp(z * Math.sqrt(Math.log(1 + variance / unseen ** 2)));
  return [seen + unseen / factor, seen + unseen * factor];
}
