/** Sums up the sentiment of each author's mentions. */
import type { Mention } from '../../types.js';
import type { AuthorIndex } from './author-index.js';
import { classShares } from './class-shares.js';

/** Sums by author; each mention with an unknown author is by itself. */
export interface AuthorSentiment {
  readonly positive: Float64Array;
  readonly negative: Float64Array;
  readonly scored: Float64Array;
  /** Sums of class probabilities; without probabilities, the label counts as 1. */
  readonly likelyPositive: Float64Array;
  readonly likelyNegative: Float64Array;
  /** Over the mentions with a polarity: its sum, the sum of its squares, and their number. */
  readonly polarity: Float64Array;
  readonly squares: Float64Array;
  readonly polarities: Float64Array;
}

export function authorSentimentOf(mentions: readonly Mention[], { clusters, authorOf }: AuthorIndex): AuthorSentiment {
  const sums = () => new Float64Array(clusters);
  const voices = {
    ...{ positive: sums(), negative: sums(), scored: sums(), likelyPositive: sums(), likelyNegative: sums() },
    ...{ polarity: sums(), squares: sums(), polarities: sums() },
  };
  for (let place = 0; place < mentions.length; place++) {
    const { sentiment } = mentions[place]!;
    const { label, polarity } = sentiment;
    if (label === null) continue;
    const author = authorOf[place]!;
    voices.scored[author]!++;
    if (label !== 'neutral') voices[label][author]!++;
    const shares = classShares(sentiment);
    voices.likelyPositive[author]! += shares.positive;
    voices.likelyNegative[author]! += shares.negative;
    if (polarity === null) continue;
    voices.polarity[author]! += polarity;
    voices.squares[author]! += polarity ** 2;
    voices.polarities[author]!++;
  }
  return voices;
}
