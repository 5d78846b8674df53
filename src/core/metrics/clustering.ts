/** Effective size of a sample in which mentions by one author tend to agree. */

/** Sums over authors, where n is an author's number of observations and s their sum. */
export interface Clustered {
  readonly authors: number;
  /** Σ n */
  readonly size: number;
  /** Σ n² */
  readonly sizeSquares: number;
  /** Σ s */
  readonly total: number;
  /** Σ s² */
  readonly totalSquares: number;
  /** Σ n·s */
  readonly products: number;
}

/** Authors without observations are left out. */
export function clustered(sizes: ArrayLike<number>, sums: ArrayLike<number>): Clustered {
  let [authors, size, sizeSquares, total, totalSquares, products] = [0, 0, 0, 0, 0, 0];
  for (let author = 0; author < sizes.length; author++) {
    const n = sizes[author]!;
    if (n === 0) continue;
    const s = sums[author]!;
    authors++;
    size += n;
    sizeSquares += n * n;
    total += s;
    totalSquares += s * s;
    products += n * s;
  }
  return { authors, size, sizeSquares, total, totalSquares, products };
}

/**
 * Kish's effective size (Σn)² / Σn²: the number of equal votes that these sizes are worth. Null if all are 0.
 * L. Kish, Survey Sampling (1965).
 */
export function kish(sizes: ArrayLike<number>): number | null {
  return kishSize(clustered(sizes, sizes));
}

/**
 * The number of independent observations that would give the mean with equal precision: the variance of the
 * observations over the cluster-robust variance v = A/(A − 1)·Σ(s − n·mean)²/N² of the mean (W. G. Cochran, Sampling
 * Techniques, 1977, §9), clamped to between Kish's size and N. Kish's size if there are fewer than five authors or the
 * observations do not vary; null if there are none.
 * @param squares sum of the squared observations: for shares (0, 1) Σs again, for signs (+1, 0, −1) positive + negative
 */
export function effectiveSize(sample: Clustered, squares: number): number | null {
  const { authors, size, sizeSquares, total, totalSquares, products } = sample;
  const kished = kishSize(sample);
  if (kished === null) return null;
  const mean = total / size;
  const variance = squares / size - mean ** 2;
  if (authors < 5 || variance <= 0) return kished;
  const deviations = Math.max(0, totalSquares - 2 * mean * products + mean ** 2 * sizeSquares);
  const robust = ((authors / (authors - 1)) * deviations) / size ** 2;
  return Math.min(size, Math.max(kished, variance / robust));
}

function kishSize({ size, sizeSquares }: Clustered): number | null {
  return size > 0 ? size ** 2 / sizeSquares : null;
}
