/** The emotions that a text may carry: several or none. */

const EMOTIONS = ['anger', 'disgust', 'fear', 'joy', 'optimism', 'sadness', 'surprise'] as const;

/** The emotions of the tweets that were labelled with exactly one; the model's first outputs, in this order. */
export const STRONGEST = ['anger', 'joy', 'optimism', 'sadness'] as const;

/** Outputs that are judged independently; the last is whether there is any emotion at all. */
export const ONE_BY_ONE = ['disgust', 'fear', 'surprise', 'any'] as const;

/** Score from which a text counts as carrying an emotion. */
const EMOTION_THRESHOLD = 0.4;

/**
 * Score of each emotion, 0 to 1. The four of STRONGEST compete, because each training text was labelled with one of
 * them, and share the probability that there is any emotion at all.
 * @param sums of the outputs: STRONGEST, then ONE_BY_ONE
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

/** Emotions above the threshold, strongest first. */
export function emotionsIn(scores: Readonly<Record<string, number>>): string[] {
  const { anger = 0, disgust = 0, fear = 0, joy = 0, optimism = 0, sadness = 0, surprise = 0 } = scores;
  if (Math.max(anger, disgust, fear, joy, optimism, sadness, surprise) < EMOTION_THRESHOLD) return [];
  return EMOTIONS.filter((emotion) => scores[emotion]! >= EMOTION_THRESHOLD).sort((a, b) => scores[b]! - scores[a]!);
}

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum));
