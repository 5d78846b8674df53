/** How much counts vary beside how much chance alone would make them vary. */

export interface Dispersion {
  /** Variance over mean: 1 for Poisson's counts; NaN where no count is known twice. */
  readonly ratio: number;
  readonly degrees: number;
}

/**
 * Within groups, pooled: Pearson's statistic over its degrees of freedom (McCullagh & Nelder, Generalized Linear
 * Models, 2nd ed., 4.5). Groups of nothing but zeros say nothing.
 */
export function dispersion(groups: readonly (readonly number[])[]): Dispersion {
  let squares = 0;
  let degrees = 0;
  for (const group of groups) {
    const average = group.reduce((total, count) => total + count, 0) / group.length;
    if (group.length < 2 || average === 0) continue;
    squares += group.reduce((total, count) => total + (count - average) ** 2, 0) / average;
    degrees += group.length - 1;
  }
  return { ratio: squares / degrees, degrees };
}

/**
 * Do the groups differ by more than what their members do among themselves? The variance between them over that within
 * (the F statistic of a one-way analysis); 0 where it cannot be told.
 */
export function differenceOf(groups: readonly (readonly number[])[]): number {
  const within = dispersion(groups);
  const all = dispersion([groups.flat()]);
  const between = (all.ratio * all.degrees - within.ratio * within.degrees) / (groups.length - 1);
  return between / within.ratio || 0;
}
