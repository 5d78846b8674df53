/** How much counts vary compared with what chance alone would cause. */

/** Sufficient statistics of counts that are alike. */
export interface Group {
  readonly size: number;
  readonly sum: number;
  /** Sum of the squared counts. */
  readonly squares: number;
}

export interface Dispersion {
  /** Variance over mean: 1 for Poisson counts; NaN if no group has two counts. */
  readonly ratio: number;
  readonly degrees: number;
}

/**
 * Pooled dispersion within groups: Pearson's statistic over its degrees of freedom (McCullagh & Nelder, Generalized
 * Linear Models, 2nd ed., 4.5). Groups of only zeros carry no information.
 */
export function dispersion(groups: Iterable<Group>): Dispersion {
  let statistic = 0;
  let degrees = 0;
  for (const { size, sum, squares } of groups) {
    if (size < 2 || sum === 0) continue;
    // Σ(x − x̄)²/x̄ with a single division at the end, so that equal integers give exactly 0.
    statistic += (size * squares - sum * sum) / sum;
    degrees += size - 1;
  }
  return { ratio: statistic / degrees, degrees };
}

/** F statistic of a one-way analysis: the variance between groups over that within them. 0 if undefined. */
export function differenceOf(groups: readonly Group[]): number {
  const within = dispersion(groups);
  const all = dispersion([pooled(groups)]);
  const between = (all.ratio * all.degrees - within.ratio * within.degrees) / (groups.length - 1);
  return between / within.ratio || 0;
}

export function pooled(groups: readonly Group[]): Group {
  let [size, sum, squares] = [0, 0, 0];
  for (const group of groups) {
    size += group.size;
    sum += group.sum;
    squares += group.squares;
  }
  return { size, sum, squares };
}
