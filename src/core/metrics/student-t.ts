/** Quantiles of Student's t distribution, for means of few observations. */
import { incompleteBeta } from './beta.js';

/** Returns the number of standard errors on each side that leaves out `tail` beyond it, to nine digits. */
export function studentT(tail: number, degrees: number): number {
  // P(|T| > t) = I_x(degrees / 2, 1 / 2), x = degrees / (degrees + t²): Abramowitz & Stegun 26.7.1.
  const beyond = (t: number) => incompleteBeta(degrees / (degrees + t * t), degrees / 2, 1 / 2);
  let [low, high] = [0, 1];
  while (beyond(high) > 2 * tail) high *= 2;
  while (high - low > 1e-10 * high) {
    const middle = (low + high) / 2;
    if (beyond(middle) > 2 * tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
