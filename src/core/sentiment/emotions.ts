/** The emotions that a text may carry, several or none. */

const EMOTIONS = ['anger', 'disgust', 'fear', 'joy', 'optimism', 'sadness', 'surprise'] as const;

/** Of which tweets were labelled with one each: the first outputs of the model, in this order. */
export const STRONGEST = ['anger', 'joy', 'optimism', 'sadness'] as const;

/** Told one by one, and last whether there is any emotion at all. */
export const ONE_BY_ONE = ['disgust', 'fear', 'surprise', 'any'] as const;

/** From which on a text is said to carry it. */
const EMOTION_THRESHOLD = 0.4;

/**
 * How much of each emotion there is, 0 to 1. The four compete, for one stood for all in what taught them, and share
 * what of emotion there is at all.
 * @param sums of the outputs, the four and the others
 */
export function emotionScores(sums: Float64Array): Record<string, number> {
  const anger = Math.exp(sums[0]!);
  const joy = Math.exp(sums[1]!);
  const optimism = Math.exp(sums[2]!);
  const sadness = Math.exp(sums[3]!);
  const any = logistic(sums[7]!) / (anger + joy + optimism + sadness);
  return {
    anger: anger * any,
    disgust: logistic(sums[4]!),
    fear: logistic(sums[5]!),
    joy: joy * any,
    optimism: optimism * any,
    sadness: sadness * any,
    surprise: logistic(sums[6]!),
  };
}

/** Those above the threshold, the strongest first. */
export function emotionsIn(scores: Readonly<Record<string, number>>): string[] {
  const { anger = 0, disgust = 0, fear = 0, joy = 0, optimism = 0, sadness = 0, surprise = 0 } = scores;
  if (Math.max(anger, disgust, fear, joy, optimism, sadness, surprise) < EMOTION_THRESHOLD) return [];
  return EMOTIONS.filter((emotion) => scores[emotion]! >= EMOTION_THRESHOLD).sort((a, b) => scores[b]! - scores[a]!);
}

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum));
