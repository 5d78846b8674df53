/** How many there are, judged by how often the same ones come back. */

/**
 * At least so many authors exist, of whom `unique` were seen, `once` of them once and `twice` of them twice.
 * A. Chao, Scand. J. Stat. 11 (1984) 265–270; with nobody seen twice, the bias-corrected form.
 */
export function chao1(once: number, twice: number, unique: number): number {
  return unique + (twice > 0 ? once ** 2 / (2 * twice) : (once * (once - 1)) / 2);
}

/**
 * The size of a population seen over two independent routes, `first` and `second` by each, `both` by both.
 * D. G. Chapman, Univ. Calif. Publ. Stat. 1 (1951) 131–160. Below seven seen by both it is too uncertain to print; where
 * one route leads to the other it is too low.
 */
export function chapman(first: number, second: number, both: number): number {
  return ((first + 1) * (second + 1)) / (both + 1) - 1;
}
