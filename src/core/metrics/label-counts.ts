/** Counts mentions by sentiment label. */
import type { Mention } from '../../types.js';

export interface LabelCounts {
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
  /** Not the same as neutral: there is no model for the language, or no text. */
  readonly unscored: number;
}

export function labelCounts(mentions: readonly Mention[]): LabelCounts {
  const counts = { positive: 0, neutral: 0, negative: 0, unscored: 0 };
  for (const { sentiment } of mentions) counts[sentiment.label ?? 'unscored']++;
  return counts;
}
