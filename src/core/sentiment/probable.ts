/** The score of an engine that gives every class a probability. */
import type { Score } from '../../engine.js';
import { unscored } from './unscored.js';

export type Probabilities = NonNullable<Score['probabilities']>;

/** The most probable class is the label; of equal ones the milder. @param probabilities that sum to 1 */
export function probable(probabilities: Probabilities): Score {
  const { negative, neutral, positive } = probabilities;
  const confidence = Math.max(negative, neutral, positive);
  const label =
    neutral === confidence || negative === positive ? 'neutral' : positive === confidence ? 'positive' : 'negative';
  const polarity = positive - negative;
  return { ...unscored(), label, polarity, probabilities, score: polarity, confidence };
}
