/** Predicts the next count from earlier ones. */
import { chiSquareQuantile } from '../metrics/chi-square.js';
import type { Baseline } from './baseline.js';
import { dispersion } from './dispersion.js';
import type { NegativeBinomial } from './negative-binomial.js';

/** A ratio of variance to mean up to this may be due to chance with so few counts. */
const OVERDISPERSED = 1.1;

/** Probability that the true variance is above the limit that is used, which is thus a 75% upper limit. */
const DOUBT = 0.25;

/**
 * The predictive distribution of the next count. For counts that vary like Poisson counts: with Jeffreys' prior, a
 * gamma mixture of shape S + ½ and rate n (Gelman et al., Bayesian Data Analysis, 2.6). For counts that vary more: the
 * same mean, with the upper limit of their variance, from the chi-square distribution.
 * @param time length of the next bucket relative to earlier ones: not 1 when clocks change
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

/** Cached, since all buckets need the same few. */
function quantile(degrees: number): number {
  const value = quantiles.get(degrees) ?? chiSquareQuantile(DOUBT, degrees);
  quantiles.set(degrees, value);
  return value;
}
