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

/** The interval of `chao1`. A. Chao, Biometrics 43 (1987) 783–791; with nobody seen twice, as in EstimateS. */
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
 * The size of a population seen over two independent routes, `first` and `second` by each, `both` by both.
 * D. G. Chapman, Univ. Calif. Publ. Stat. 1 (1951) 131–160. Below seven seen by both it is too uncertain to print; where
 * one route leads to the other it is too low.
 */
export function chapman(first: number, second: number, both: number): number {
  return ((first + 1) * (second + 1)) / (both + 1) - 1;
}

/** The interval of `chapman`. G. A. F. Seber, The Estimation of Animal Abundance (1982) 60, log-normal as for `chao1`. */
export function chapmanInterval(first: number, second: number, both: number, confidence: Confidence): Interval {
  const variance = ((first + 1) * (second + 1) * (first - both) * (second - both)) / ((both + 1) ** 2 * (both + 2));
  return unseenInterval(chapman(first, second, both), first + second - both, variance, confidence);
}

/** What was not seen is taken to be log-normal: no interval then begins below what was seen. */
function unseenInterval(estimate: number, seen: number, variance: number, { z }: Confidence): Interval {
  const unseen = estimate - seen;
  if (!(unseen > 0) || !(variance > 0)) return [estimate, estimate];
  const factor = Math.exp(z * Math.sqrt(Math.log(1 + variance / unseen ** 2)));
  return [seen + unseen / factor, seen + unseen * factor];
}
