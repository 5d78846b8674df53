/** What the next count should look like, from those before it. */
import { chiSquareQuantile } from '../metrics/chi-square.js';
import type { Baseline } from './baseline.js';
import { dispersion } from './dispersion.js';
import type { NegativeBinomial } from './negative-binomial.js';

/** Variance above the mean by less is what chance does to so few counts. */
const OVERDISPERSED = 1.1;

/** So surely the true variance is not above the one that is reckoned with: 75 %. */
const DOUBT = 0.25;

/**
 * The predictive distribution of the next count. Counts that vary as Poisson's do: with the prior of Jeffreys, a gamma
 * mixture of shape S + ½ and rate n (Gelman et al., Bayesian Data Analysis, 2.6). Those that vary more: the same mean,
 * and in place of its variance the upper limit of theirs, from the chi-square distribution.
 * @param time that is counted, in those of the counts before it: an hour more or less where clocks jump
 */
export function expectation({ counts, groups }: Baseline, time: number): NegativeBinomial {
  const n = counts.length;
  const sum = counts.reduce((total, count) => total + count, 0);
  const mean = (sum + 0.5) / n;
  const { ratio, degrees } = dispersion(groups);
  if (!(ratio > OVERDISPERSED)) return { mean: time * mean, size: sum + 0.5 };
  const variance = mean * Math.max(1, (ratio * degrees) / quantile(degrees));
  return { mean: time * mean, size: (time * mean ** 2) / (variance * (1 + time / n) - mean) };
}

const quantiles = new Map<number, number>();

/** The same few are asked for by every bucket. */
function quantile(degrees: number): number {
  const value = quantiles.get(degrees) ?? chiSquareQuantile(DOUBT, degrees);
  quantiles.set(degrees, value);
  return value;
}
