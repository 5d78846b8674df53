/** Why a model that shows no reasons judges so: what becomes of its judgement when each word is left out. */
import type { Score } from '../../engine.js';

/** Words that are left out, one after the other: each is a text more for the model. */
const MOST_WORDS = 48;
const MOST_REASONS = 6;
/** In logs of odds: what weighs less is noise. */
const LEAST = 0.2;
/** Of probabilities that a model gives as nought. */
const NEXT_TO_NOTHING = 1e-6;

export interface Without {
  readonly word: string;
  readonly text: string;
}

/** Of the first words. @param standIn what stands for the brand, which is no reason */
export function leavingOut(text: string, standIn: string): Without[] {
  const words = [...text.slice(0, 4000).matchAll(/\S+/gu)].slice(0, MOST_WORDS);
  return words.flatMap(({ 0: word, index }) => {
    const rest = `${text.slice(0, index).trimEnd()} ${text.slice(index + word.length).trimStart()}`.trim();
    return word === standIn || rest === '' ? [] : [{ word, text: rest }];
  });
}

/** The heaviest first. @param scores of the texts without each word, in their order */
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

/** Of positive over negative; null: it was not judged. */
function logOdds({ probabilities }: Score): number | null {
  if (probabilities === null) return null;
  const { positive, negative } = probabilities;
  return Math.log(Math.max(positive, NEXT_TO_NOTHING) / Math.max(negative, NEXT_TO_NOTHING));
}
