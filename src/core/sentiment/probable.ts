/** The score of an engine that returns class probabilities. */
import type { Score } from '../../engine.js';
import { unscored } from './unscored.js';

export type Probabilities = NonNullable<Score['probabilities']>;

/**
 * Builds a score whose label is the most probable class; if positive and negative tie, it is neutral.
 * @param probabilities that sum to 1
 */
export function probable(probabilities: Probabilities): Score {
  const { negative, neutral, positive } = probabilities;
  const confidence = Math.max(negative, neutral, positive);
  const label =
    neutral === confidence || negative === positive ? 'neutral' : positive === confidence ? 'positive' : 'negative';
  const polarity = positive - negative;
  return { ...unscored(), label, polarity, probabilities, score: polarity, confidence };
}
