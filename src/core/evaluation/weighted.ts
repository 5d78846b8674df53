/** What a sample says of all that it was drawn from, where each of its texts stands for a number of them. */
import type { Estimate } from '../../types.js';
import { kish } from '../metrics/clustering.js';
import type { Confidence } from '../metrics/confidence.js';
import { share } from '../metrics/ratio.js';
import type { Judged } from './confusion.js';

export interface WeightedShare extends Estimate {
  /** As many texts of equal weight would know it as well. */
  readonly effectiveTexts: number | null;
}

/**
 * The share of right answers, each text counted by its weight, of those that were scored; Wilson's interval at Kish's
 * size (`kish`), which is at most that of the sample. Null where the weight of a text is not known.
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
