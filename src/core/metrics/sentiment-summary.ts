/** Sentiment of the mentions, with intervals that allow for the mentions of one author agreeing. */
import type { Mention, Ratio, Report, Sentiment } from '../../types.js';
import { type AuthorIndex, authorIndex } from './author-index.js';
import { type AuthorSentiment, authorSentimentOf } from './author-sentiment.js';
import { clustered, effectiveSize, kish } from './clustering.js';
import type { Confidence } from './confidence.js';
import { interactions } from './engagement.js';
import { type Interval, meanInterval } from './intervals.js';
import { answering, type Observed } from './observed.js';
import { net, share, UNKNOWN } from './ratio.js';

export interface EngineName {
  readonly name: string;
  readonly version: string;
  /** Smallest |polarity| that is not neutral; null if labels come from probabilities. */
  readonly threshold: number | null;
}

const SIGN = { positive: 1, neutral: 0, negative: -1 } as const;

/** P, G, X: positive, negative and neutral mentions; S = P + G + X. Unscored mentions are in none of them. */
export function sentimentSummary(observed: Observed, engine: EngineName): Report['sentiment'] {
  const named = { engine: `${engine.name}@${engine.version}`, threshold: engine.threshold };
  if (answering(observed).length === 0) return { ...named, ...NOTHING };
  const index = authorIndex(observed);
  const voices = authorSentimentOf(observed.mentions, index);
  const { positive, negative, scored } = voices;
  const { confidence } = observed;
  const [P, G, S] = [sum(positive), sum(negative), sum(scored)];
  const opinionated = positive.map((count, author) => count + negative[author]!);
  const signs = positive.map((count, author) => count - negative[author]!);
  const nEff = effectiveSize(clustered(scored, signs), P + G);
  const subjectivity = share(P + G, S, confidence, effectiveSize(clustered(scored, opinionated), P + G));
  return {
    ...named,
    netSentiment: net(P, G, S, confidence, nEff),
    netSentimentOpinionated: net(P, G, P + G, confidence, effectiveSize(clustered(opinionated, signs), P + G)),
    positivity: share(P, P + G, confidence, effectiveSize(clustered(opinionated, positive), P)),
    subjectivity,
    authorNetSentiment: authorNet(voices, index, { threshold: engine.threshold, confidence }),
    meanPolarity: mean(sum(voices.polarity), sum(voices.polarities)),
    meanPolarityCi95: meanPolarityInterval(voices, confidence),
    n: S,
    nEff,
    polarization: P + G === 0 ? null : ((4 * P * G) / (P + G) ** 2) * (subjectivity.value ?? 0),
    engagementWeightedNet: engagementWeightedNet(observed.mentions),
  };
}

const NOTHING = {
  netSentiment: UNKNOWN,
  netSentimentOpinionated: UNKNOWN,
  positivity: UNKNOWN,
  subjectivity: UNKNOWN,
  authorNetSentiment: UNKNOWN,
  meanPolarity: null,
  meanPolarityCi95: null,
  n: null,
  nEff: null,
  polarization: null,
  engagementWeightedNet: null,
};

/** Clustered by author: further mentions by one author add no precision insofar as they agree. */
function meanPolarityInterval(
  { polarity, squares, polarities }: AuthorSentiment,
  confidence: Confidence,
): Interval | null {
  const sample = clustered(polarities, polarity);
  const { size, total } = sample;
  const clusters = kish(polarities);
  const effective = effectiveSize(sample, sum(squares));
  if (effective === null || clusters === null || size < 2) return null;
  const variance = (sum(squares) - total ** 2 / size) / (size - 1);
  // Residue of floating-point sums over identical numbers.
  const isSame = variance < 1e-12;
  return meanInterval(total / size, { variance: isSame ? 0 : variance, effective, clusters }, confidence);
}

/** One author, one vote: known authors with a scored mention, each labelled by all of their mentions. */
function authorNet(
  voices: AuthorSentiment,
  { authors }: AuthorIndex,
  { threshold, confidence }: Pick<EngineName, 'threshold'> & Pick<Observed, 'confidence'>,
): Ratio {
  const votes = { positive: 0, neutral: 0, negative: 0 };
  for (let author = 0; author < authors; author++) {
    if (voices.scored[author]! > 0) votes[authorLabel(voices, author, threshold)]++;
  }
  return net(votes.positive, votes.negative, votes.positive + votes.neutral + votes.negative, confidence);
}

/**
 * Labels an author as the engine labels a mention: by mean polarity against its threshold or, without one, by the most
 * likely class over all their mentions. By the sign of the mean, nobody would be neutral.
 */
function authorLabel(
  voices: AuthorSentiment,
  author: number,
  threshold: number | null,
): NonNullable<Sentiment['label']> {
  const polarity = mean(voices.polarity[author]!, voices.polarities[author]!);
  if (threshold !== null && polarity !== null) {
    // Rounding: the mean of three polarities equal to the threshold may be a last bit below it, and polarities that
    // cancel out may sum to a last bit off 0.
    if (Math.abs(polarity) < Math.max(threshold, 2e-9) - 1e-9) return 'neutral';
    return polarity > 0 ? 'positive' : 'negative';
  }
  const [positive, negative] = [voices.likelyPositive[author]!, voices.likelyNegative[author]!];
  const neutral = voices.scored[author]! - positive - negative;
  // Ties are neutral, up to rounding.
  if (positive > Math.max(negative, neutral) + 1e-9) return 'positive';
  return negative > Math.max(positive, neutral) + 1e-9 ? 'negative' : 'neutral';
}

/**
 * Σ w·sign / Σ w, w = 1 + ln(1 + interactions): mentions with many interactions weigh more, but less than
 * proportionally.
 */
function engagementWeightedNet(mentions: readonly Mention[]): number | null {
  let [signs, weights] = [0, 0];
  for (const { sentiment, engagement } of mentions) {
    if (sentiment.label === null) continue;
    const weight = 1 + Math.log1p(interactions(engagement));
    signs += weight * SIGN[sentiment.label];
    weights += weight;
  }
  return mean(signs, weights);
}

function mean(total: number, count: number): number | null {
  return count === 0 ? null : total / count;
}

function sum(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0);
}
