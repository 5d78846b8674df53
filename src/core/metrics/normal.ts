/** Tail probabilities of the normal distribution. */
import { lowerGamma } from './chi-square.js';

/** From here on, computing 1 − P would lose digits to cancellation. */
const FAR = 3;
/** Enough terms of the continued fraction for full double precision. */
const TERMS = 60;

/**
 * Two-sided p-value: the probability that a standard normal value is at least as far from 0 as `z`. z² is chi-square
 * with one degree of freedom; from 3 on, the continued fraction of Laplace (Abramowitz & Stegun 26.2.14). Underflows to
 * 0 beyond about 38.
 */
export function twoSided(z: number): number {
  const x = Math.abs(z);
  if (x === 0) return 1;
  if (x < FAR) return 1 - lowerGamma(1 / 2, x ** 2 / 2);
  let fraction = x;
  for (let term = TERMS; term > 0; term -= 1) fraction = x + term / fraction;
  return (2 * Math.exp(-(x ** 2) / 2)) / (Math.sqrt(2 * Math.PI) * fraction);
}
