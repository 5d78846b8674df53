/** Tails of the negative binomial distribution, for counts that vary more than Poisson counts. */
import { incompleteBeta } from '../metrics/beta.js';

/** With mean `mean` and variance mean + mean² / size (Johnson, Kemp & Kotz, Univariate Discrete Distributions, 5.3). */
export interface NegativeBinomial {
  readonly mean: number;
  readonly size: number;
}

/** P(X ≤ x) */
export function atMost(x: number, { mean, size }: NegativeBinomial): number {
  return incompleteBeta(size / (size + mean), size, x + 1);
}

/** P(X ≥ x) */
export function atLeast(x: number, { mean, size }: NegativeBinomial): number {
  return x <= 0 ? 1 : incompleteBeta(mean / (size + mean), x, size);
}
