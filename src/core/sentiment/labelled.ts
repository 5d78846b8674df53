/** A mention's sentiment as a person corrected it: it wins over any engine, now and whenever it is scored anew. */
import type { KeptScore } from '../../engine.js';
import type { Sentiment } from '../../types.js';
import { LABELS, type Label } from './label.js';

/** In the reasons it stands in place of the words that moved an engine. */
export const LABEL_REASON = '(your label)';

/** What else the engine found, emotions and intents, stays. */
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
