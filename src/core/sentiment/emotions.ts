/** The emotions that a text may carry, several or none. */

export const EMOTIONS = ['anger', 'disgust', 'fear', 'joy', 'optimism', 'sadness', 'surprise'] as const;

/** Of which tweets were labelled with one each: the first outputs of the model, in this order. */
export const STRONGEST = ['anger', 'joy', 'optimism', 'sadness'] as const;

/** Told one by one, and last whether there is any emotion at all. */
export const ONE_BY_ONE = ['disgust', 'fear', 'surprise', 'any'] as const;

/** From which on a text is said to carry it. */
export const EMOTION_THRESHOLD = 0.4;

/**
 * How much of each emotion there is, 0 to 1. The four compete, for one stood for all in what taught them, and share
 * what of emotion there is at all.
 * @param sums of the outputs, the four and the others
 */
export function emotionScores(sums: Float64Array): Record<string, number> {
  const four = [0, 1, 2, 3].map((at) => Math.exp(sums[at]!));
  const total = four.reduce((sum, one) => sum + one, 0);
  const any = logistic(sums[7]!);
  const scores: Record<string, number> = {};
  for (const emotion of EMOTIONS) {
    const place = (STRONGEST as readonly string[]).indexOf(emotion);
    scores[emotion] =
      place >= 0
        ? (any * four[place]!) / total
        : logistic(sums[4 + (ONE_BY_ONE as readonly string[]).indexOf(emotion)]!);
  }
  return scores;
}

/** Those above the threshold, the strongest first. */
export function emotionsIn(scores: Readonly<Record<string, number>>): string[] {
  return EMOTIONS.filter((emotion) => scores[emotion]! >= EMOTION_THRESHOLD).sort((a, b) => scores[b]! - scores[a]!);
}

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum));
