/** What a sample is worth when mentions by one author agree: its effective size. */

/** Sums over authors a who have n observations that add up to s. */
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

/** Authors of no observation are none. */
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

/** (Σn)² / Σn²: as many equal votes as these sizes are worth. L. Kish, Survey Sampling (1965). Null where all are 0. */
export function kish(sizes: ArrayLike<number>): number | null {
  return kishSize(clustered(sizes, sizes));
}

/**
 * The number of independent observations that would know their mean as well: their variance over the cluster-robust
 * variance v = A/(A − 1)·Σ(s − n·mean)²/N² of the mean (W. G. Cochran, Sampling Techniques, 1977, §9), held between
 * Kish's size and N. With fewer than five authors, or no variance to compare, it is Kish's. Null for no observation.
 * @param squares Σ of the squared observations: Σs again for shares (0, 1), positive + negative for signs (+1, 0, −1)
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
