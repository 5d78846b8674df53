/** The regularized incomplete beta function, used for the tails of binomial and negative binomial counts. */
import { logGamma } from './chi-square.js';

/**
 * Returns I_x(a, b) to about ten digits, also for small values, in about √max(a, b) steps: the continued fraction of
 * Abramowitz & Stegun 26.5.8 by Lentz's method (Appl. Opt. 15 (1976) 668–671).
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast only on the near side of the mean.
  return x < (a + 1) / (a + b + 2) ? near(x, a, b) : 1 - near(1 - x, b, a);
}

function near(x: number, a: number, b: number): number {
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return (front * fraction(x, a, b)) / a;
}

const TINY = 1e-300;
const MOST_STEPS = 100_000;

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let step = 1; step < MOST_STEPS; step++) {
    const even = (step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step));
    const odd = (-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1));
    let factor = 1;
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      factor = d * c;
      value *= factor;
    }
    if (Math.abs(factor - 1) < 1e-14) break;
  }
  return value;
}

/** Keeps a value away from zero, as Lentz's method requires. */
function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
