/** How many mentions speak well, badly, and neither. */
import type { Mention } from '../../types.js';

export interface Opinions {
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
  /** No model for the language, or no text: not neutral. */
  readonly unscored: number;
}

export function opinions(mentions: readonly Mention[]): Opinions {
  const counts = { positive: 0, neutral: 0, negative: 0, unscored: 0 };
  for (const { sentiment } of mentions) counts[sentiment.label ?? 'unscored']++;
  return counts;
}
