/** What the engine gave each class, worked back from what a mention keeps of it. */
import type { Sentiment } from '../../types.js';

export interface ClassShares {
  readonly positive: number;
  readonly negative: number;
}

/** Six decimals are kept. */
const ROUNDING = 1e-5;

/**
 * Confidence is the share of the label, polarity that of positive less that of negative, and all three sum to 1. Where that
 * cannot be, or nothing is said of confidence, the label has all.
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
