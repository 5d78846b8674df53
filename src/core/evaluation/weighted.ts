/** Accuracy over everything that a sample was drawn from, if each of its texts stands for a known number of them. */
import type { Estimate } from '../../types.js';
import { kish } from '../metrics/clustering.js';
import type { Confidence } from '../metrics/confidence.js';
import { share } from '../metrics/ratio.js';
import type { Judged } from './confusion.js';

export interface WeightedShare extends Estimate {
  /** Number of texts with equal weight that would give the same precision. */
  readonly effectiveTexts: number | null;
}

/**
 * The weighted share of right answers among the scored texts, with Wilson's interval at Kish's size (`kish`), which is
 * at most that of the sample. Null if the weight of a text is unknown.
 */
export function weightedAccuracy(judged: readonly Judged[], confidence: Confidence): WeightedShare | null {
  const weights: number[] = [];
  let right = 0;
  for (const { gold, given, weight } of judged) {
    if (weight === undefined || weight === null) return null;
    if (given === null) continue;
    weights.push(weight);
    if (given === gold) right += weight;
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const effectiveTexts = kish(weights);
  const { value, ci95 } = share(right, all, confidence, effectiveTexts);
  return { value, ci95, effectiveTexts };
}
