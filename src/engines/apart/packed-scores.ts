/** Scores in the form in which they pass between threads: numbers in columns, tokens as one string. */
import { LABELS } from '../../core/sentiment/label.js';
import type { KeptScore } from '../../engine.js';
import type { Sentiment } from '../../types.js';

export interface PackedScores {
  /**
   * Two per text: the index in `LABELS` (-1 for none) of its label, and of the whole text's label if only a part was
   * judged.
   */
  readonly labels: Int8Array;
  /** Five per text: polarity, score, comparative, confidence and polarity of the whole text; NaN stands for null. */
  readonly numbers: Float64Array;
  /** Distinct lists of emotions or intents. */
  readonly lists: readonly (readonly string[])[];
  /** Two per text: the indices in `lists` of its emotions and of its intents. */
  readonly listed: Uint32Array;
  /** Index in `weights` and `wordEnds` at which the reasons of each text end. */
  readonly reasonEnds: Uint32Array;
  readonly weights: Float64Array;
  readonly words: string;
  readonly wordEnds: Uint32Array;
}

const NUMBERS_OF_TEXT = 5;

export function packScores(scores: readonly KeptScore[]): PackedScores {
  const labels = new Int8Array(2 * scores.length);
  const numbers = new Float64Array(NUMBERS_OF_TEXT * scores.length);
  const listed = new Uint32Array(2 * scores.length);
  const reasonEnds = new Uint32Array(scores.length);
  const lists = distinctLists();
  const weights: number[] = [];
  const words: string[] = [];
  for (const [place, { label, polarity, score, comparative, confidence, whole, ...said }] of scores.entries()) {
    labels[2 * place] = placeOf(label);
    labels[2 * place + 1] = placeOf(whole?.label ?? null);
    const told = [polarity, score, comparative, confidence, whole?.polarity ?? null];
    for (const [at, number] of told.entries()) numbers[NUMBERS_OF_TEXT * place + at] = number ?? Number.NaN;
    listed[2 * place] = lists.placeOf(said.emotions);
    listed[2 * place + 1] = lists.placeOf(said.intents);
    for (const { token, weight } of said.reasons) {
      words.push(token);
      weights.push(weight);
    }
    reasonEnds[place] = weights.length;
  }
  let end = 0;
  return {
    labels,
    numbers,
    lists: lists.all,
    listed,
    reasonEnds,
    weights: Float64Array.from(weights),
    words: words.join(''),
    wordEnds: Uint32Array.from(words, (word) => (end += word.length)),
  };
}

const placeOf = (label: Sentiment['label']): number => (label === null ? -1 : LABELS.indexOf(label));

/** Deduplicates lists; there are few distinct ones, as most are empty. */
function distinctLists() {
  const all: (readonly string[])[] = [];
  const places = new Map<string, number>();
  return {
    all,
    placeOf(list: readonly string[]): number {
      const key = list.join('\n');
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, all.push(list) - 1);
      return all.length - 1;
    },
  };
}

/** The buffers to transfer with the message. */
export const memoryOf = ({ labels, numbers, listed, reasonEnds, weights, wordEnds }: PackedScores): ArrayBuffer[] =>
  [labels, numbers, listed, reasonEnds, weights, wordEnds].map(({ buffer }) => buffer as ArrayBuffer);

/** Each score is built when it is requested. */
export function unpackScores(packed: PackedScores): (place: number) => KeptScore {
  const { labels, numbers, lists, listed, reasonEnds, weights, words, wordEnds } = packed;
  const numberAt = (at: number): number | null => (Number.isNaN(numbers[at]!) ? null : numbers[at]!);
  const reasonsOf = (place: number): Sentiment['reasons'] => {
    const reasons: Sentiment['reasons'] = [];
    for (let at = reasonEnds[place - 1] ?? 0; at < reasonEnds[place]!; at++) {
      reasons.push({ token: words.slice(wordEnds[at - 1] ?? 0, wordEnds[at]), weight: weights[at]! });
    }
    return reasons;
  };
  return (place) => {
    const first = NUMBERS_OF_TEXT * place;
    const whole = LABELS[labels[2 * place + 1]!];
    return {
      label: LABELS[labels[2 * place]!] ?? null,
      polarity: numberAt(first),
      score: numberAt(first + 1),
      comparative: numberAt(first + 2),
      confidence: numberAt(first + 3),
      reasons: reasonsOf(place),
      ...(whole !== undefined && { whole: { label: whole, polarity: numbers[first + 4]! } }),
      emotions: [...lists[listed[2 * place]!]!],
      intents: [...lists[listed[2 * place + 1]!]!],
    };
  };
}
