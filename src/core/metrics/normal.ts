/** Tails of the normal distribution. */
import { lowerGamma } from './chi-square.js';

/** From here on 1 − P would cancel digits. */
const FAR = 3;
/** Enough there for all digits that a number has. */
const TERMS = 60;

/**
 * The chance of a value as far from 0 as `z` or farther, on either side: z² is chi-square of one degree; far out by the
 * continued fraction of Laplace (Abramowitz & Stegun 26.2.14). 0 where it is less than a number can say, beyond some 38.
 */
export function twoSided(z: number): number {
  const x = Math.abs(z);
  if (x === 0) return 1;
  if (x < FAR) return 1 - lowerGamma(1 / 2, x ** 2 / 2);
  let fraction = x;
  for (let term = TERMS; term > 0; term -= 1) fraction = x + term / fraction;
  return (2 * Math.exp(-(x ** 2) / 2)) / (Math.sqrt(2 * Math.PI) * fraction);
}
