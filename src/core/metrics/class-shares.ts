/** Recovers the class probabilities of the engine from the fields that a mention stores. */
import type { Sentiment } from '../../types.js';

export interface ClassShares {
  readonly positive: number;
  readonly negative: number;
}

/** Tolerance for rounding: six decimals are stored. */
const ROUNDING = 1e-5;

/**
 * Confidence is the probability of the label, polarity is positive minus negative, and the three classes sum to 1. If
 * the fields contradict this, or confidence is missing, the label gets everything.
 */
export function classShares({ label, polarity, confidence }: Sentiment): ClassShares {
  const all = { positive: label === 'positive' ? 1 : 0, negative: label === 'negative' ? 1 : 0 };
  if (polarity === null || confidence === null) return all;
  const positive =
    label === 'neutral' ? (1 - confidence + polarity) / 2 : label === 'positive' ? confidence : confidence + polarity;
  const negative = positive - polarity;
  const shares = [positive, negative, 1 - positive - negative];
  const fits = shares.every((share) => share >= -ROUNDING && share <= confidence + ROUNDING);
  return fits ? { positive, negative } : all;
}
