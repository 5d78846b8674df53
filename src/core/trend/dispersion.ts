/** How much counts vary beside how much chance alone would make them vary. */

/** Counts of one kind, as far as their spread needs them. */
export interface Group {
  readonly size: number;
  readonly sum: number;
  /** The sum of their squares. */
  readonly squares: number;
}

export interface Dispersion {
  /** Variance over mean: 1 for Poisson's counts; NaN where no count is known twice. */
  readonly ratio: number;
  readonly degrees: number;
}

/**
 * Within groups, pooled: Pearson's statistic over its degrees of freedom (McCullagh & Nelder, Generalized Linear
 * Models, 2nd ed., 4.5). Groups of nothing but zeros say nothing.
 */
export function dispersion(groups: Iterable<Group>): Dispersion {
  let statistic = 0;
  let degrees = 0;
  for (const { size, sum, squares } of groups) {
    if (size < 2 || sum === 0) continue;
    // Σ(x − x̄)²/x̄, with one division at the end: whole numbers that are all the same give exactly 0.
    statistic += (size * squares - sum * sum) / sum;
    degrees += size - 1;
  }
  return { ratio: statistic / degrees, degrees };
}

/**
 * Do the groups differ by more than what their members do among themselves? The variance between them over that within
 * (the F statistic of a one-way analysis); 0 where it cannot be told.
 */
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
