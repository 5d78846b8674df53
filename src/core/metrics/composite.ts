/** The social rank: a single score from four parts, never shown without them. */
import type { Report } from '../../types.js';

export type RankParts = Pick<Report['socialRank'], 'strength' | 'sentiment' | 'passion' | 'reach'>;
export type RankWeights = Readonly<Record<keyof RankParts, number>>;

export const EQUAL_WEIGHTS: RankWeights = { strength: 0.25, sentiment: 0.25, passion: 0.25, reach: 0.25 };

/**
 * 100 × the weighted mean of the known parts, to one decimal; `partial` if one is unknown, null if all are. Sentiment
 * enters as (P + 1 + X/2)/(S + 2): the net score scaled to 0..1 and shrunk toward the middle if few mentions are
 * scored.
 * @param weights not negative
 */
export function composite(
  parts: RankParts,
  weights: RankWeights = EQUAL_WEIGHTS,
): Pick<Report['socialRank'], 'score' | 'partial' | 'formula'> {
  const values = {
    strength: parts.strength.value,
    sentiment: tone(parts.sentiment),
    passion: parts.passion.value,
    reach: parts.reach.value,
  };
  const score = weighted(values, weights);
  return {
    score: score === null ? null : Math.round(10 * score) / 10,
    partial: PARTS.some((part) => values[part] === null),
    formula: `sr1:${PARTS.map((part) => weights[part]).join(',')}`,
  };
}

/** In the order of the formula. */
const PARTS = ['strength', 'sentiment', 'passion', 'reach'] as const;

/** The social rank before rounding. */
export function weighted(
  values: Readonly<Record<keyof RankParts, number | null>>,
  weights: RankWeights,
): number | null {
  let [sum, weightSum] = [0, 0];
  for (const part of PARTS) {
    const value = values[part];
    if (value === null) continue;
    sum += value * weights[part];
    weightSum += weights[part];
  }
  return weightSum > 0 ? (100 * sum) / weightSum : null;
}

/** Parses the weights from a report's `formula`; null if it is not an `sr1` formula. */
export function weightsOf(formula: string): RankWeights | null {
  const [, written = ''] = /^sr1:([\d.,]+)$/.exec(formula) ?? [];
  const [strength, sentiment, passion, reach, more] = written.split(',').map(Number);
  if (strength === undefined || sentiment === undefined || passion === undefined || reach === undefined) return null;
  const weights = { strength, sentiment, passion, reach };
  return more === undefined && PARTS.every((part) => Number.isFinite(weights[part])) ? weights : null;
}

export function tone({
  positive,
  neutral,
  negative,
}: Pick<RankParts['sentiment'], 'positive' | 'neutral' | 'negative'>): number | null {
  if (positive === null || neutral === null || negative === null) return null;
  const scored = positive + neutral + negative;
  return scored === 0 ? null : (positive + 1 + neutral / 2) / (scored + 2);
}
