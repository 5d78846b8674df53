/** The score of a text that an engine cannot judge: everything unknown, nothing neutral. */
import type { Score } from '../../engine.js';

export function unscored(): Score {
  return {
    label: null,
    polarity: null,
    score: null,
    comparative: null,
    confidence: null,
    reasons: [],
    probabilities: null,
    emotions: [],
    emotionScores: {},
    intents: [],
  };
}
