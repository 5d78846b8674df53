/** The numbers of positive, neutral and negative mentions, and of those that could not be judged. */
import type { Report } from '../../types.js';
import { grouped } from './number-words.js';

export interface Opinions {
  readonly labels: readonly { readonly label: 'positive' | 'neutral' | 'negative'; readonly count: number }[];
  readonly scored: number;
  /** `3 unscored, by social@1+1a2b3c4d` */
  readonly rest: string;
}

export function opinionsOf({ socialRank, sentiment }: Report): Opinions {
  const labels = (['positive', 'neutral', 'negative'] as const).map((label) => ({
    label,
    count: socialRank.sentiment[label] ?? 0,
  }));
  const unscored = socialRank.sentiment.unscored ?? 0;
  return {
    labels,
    scored: labels.reduce((sum, { count }) => sum + count, 0),
    rest: `${unscored === 0 ? '' : `${grouped(unscored)} unscored, `}by ${sentiment.engine}`,
  };
}
