/** Reasons for the judgement of a model that gives none: how the judgement changes when each word is left out. */
import type { Score } from '../../engine.js';

/** Number of words that are left out, one at a time. Each is one more text for the model. */
const MOST_WORDS = 48;
const MOST_REASONS = 6;
/** Smallest effect worth reporting, in log odds; anything less is noise. */
const LEAST = 0.2;
/** Lower bound for probabilities, as a model may return 0. */
const NEXT_TO_NOTHING = 1e-6;

export interface Without {
  readonly word: string;
  readonly text: string;
}

/**
 * Variants of a text without each of its first words.
 * @param standIn the placeholder for the brand, which is never a reason
 */
export function leavingOut(text: string, standIn: string): Without[] {
  const words = [...text.slice(0, 4000).matchAll(/\S+/gu)].slice(0, MOST_WORDS);
  return words.flatMap(({ 0: word, index }) => {
    const rest = `${text.slice(0, index).trimEnd()} ${text.slice(index + word.length).trimStart()}`.trim();
    return word === standIn || rest === '' ? [] : [{ word, text: rest }];
  });
}

/**
 * Reasons, largest first.
 * @param scores of the texts without each word, in the order of `words`
 */
export function reasonsBy(whole: Score, words: readonly Without[], scores: readonly Score[]): Score['reasons'] {
  const own = logOdds(whole);
  if (own === null) return [];
  return words
    .flatMap(({ word }, place) => {
      const without = logOdds(scores[place]!);
      return without === null ? [] : [{ token: word, weight: own - without }];
    })
    .filter(({ weight }) => Math.abs(weight) >= LEAST)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST_REASONS);
}

/** Log odds of positive over negative; null if the text was not scored. */
function logOdds({ probabilities }: Score): number | null {
  if (probabilities === null) return null;
  const { positive, negative } = probabilities;
  return Math.log(Math.max(positive, NEXT_TO_NOTHING) / Math.max(negative, NEXT_TO_NOTHING));
}
