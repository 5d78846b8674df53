/** The social rank: one number of the four parts, never shown without them. */
import type { Report } from '../../types.js';

export type RankParts = Pick<Report['socialRank'], 'strength' | 'sentiment' | 'passion' | 'reach'>;
export type RankWeights = Readonly<Record<keyof RankParts, number>>;

export const EQUAL_WEIGHTS: RankWeights = { strength: 0.25, sentiment: 0.25, passion: 0.25, reach: 0.25 };

/**
 * 100 × the weighted mean of the parts that are known, to one decimal; `partial` where one is not, null where none is.
 * Sentiment enters as (P + 1 + X/2)/(S + 2), its net score moved to 0..1 and drawn to the middle where few are scored.
 * @param weights not negative
 */
export function composite(
  parts: RankParts,
  weights: RankWeights = EQUAL_WEIGHTS,
): Pick<Report['socialRank'], 'score' | 'partial' | 'formula'> {
  const values: readonly (readonly [value: number | null, weight: number])[] = [
    [parts.strength.value, weights.strength],
    [tone(parts.sentiment), weights.sentiment],
    [parts.passion.value, weights.passion],
    [parts.reach.value, weights.reach],
  ];
  let [sum, weightSum] = [0, 0];
  for (const [value, weight] of values) {
    if (value === null) continue;
    sum += value * weight;
    weightSum += weight;
  }
  return {
    score: weightSum > 0 ? Math.round((1000 * sum) / weightSum) / 10 : null,
    partial: values.some(([value]) => value === null),
    formula: `sr1:${values.map(([, weight]) => weight).join(',')}`,
  };
}

function tone({ positive, neutral, negative }: RankParts['sentiment']): number | null {
  if (positive === null || neutral === null || negative === null) return null;
  const scored = positive + neutral + negative;
  return scored === 0 ? null : (positive + 1 + neutral / 2) / (scored + 2);
}
