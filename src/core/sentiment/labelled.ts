/**
 * A mention's sentiment as corrected by a person. It takes precedence over every engine, also whenever the mention is
 * scored again.
 */
import type { KeptScore } from '../../engine.js';
import type { Sentiment } from '../../types.js';
import { LABELS, type Label } from './label.js';

/** Takes the place of the engine's words in the reasons. */
export const LABEL_REASON = '(your label)';

/** Replaces the sentiment; the engine's emotions and intents remain. */
export function labelled(score: KeptScore, label: Label): KeptScore {
  const sign = LABELS.indexOf(label) - 1;
  return {
    ...score,
    ...{ label, polarity: sign, score: sign, comparative: null, confidence: 1 },
    reasons: [{ token: LABEL_REASON, weight: sign }],
  };
}

export function isLabelled({ reasons }: Pick<Sentiment, 'reasons'>): boolean {
  return reasons[0]?.token === LABEL_REASON;
}
