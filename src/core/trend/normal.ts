/** Tails of the normal distribution. */

/**
 * The chance of a value as far from 0 as `z` or farther, on either side; to 1.2e-7 of itself.
 * W. H. Press et al., Numerical Recipes, 2nd ed., 6.2 (erfcc), of |z| / √2.
 */
export function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const series = COEFFICIENTS.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  return Math.min(1, t * Math.exp(series - x * x));
}

const COEFFICIENTS = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
  0.17087277,
];
