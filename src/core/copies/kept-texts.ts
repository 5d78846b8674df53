/**
 * Stores what is needed to compare texts with later ones, in two numeric arrays: an object per text would take more
 * memory.
 */
import type { Text } from './same-text.js';

export interface KeptText extends Omit<Text, 'words'>, Stretch {
  /** Index of the cluster it was added to. */
  readonly place: number;
  readonly source: number;
  /** -1: unknown. */
  readonly person: number;
  readonly isArticle: boolean;
  /** In milliseconds; NaN: unknown. */
  readonly time: number;
}

/** Position of a text's words among those of all texts. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface KeptTexts {
  readonly count: () => number;
  add(text: Omit<KeptText, 'place'>, place: number): void;
  at(entry: number): KeptText;
}

/**
 * Integers per text: place, source, person, twice its size, number of title words, start and end of its words, flags.
 */
const WIDTH = 8;
const [IS_ARTICLE, IS_HEADLINE, IS_CUT] = [1, 2, 4];

export function keptTexts(): KeptTexts {
  let held = new Int32Array(1024 * WIDTH);
  let times = new Float64Array(1024);
  let count = 0;
  return {
    count: () => count,
    add({ source, person, time, size, titleWords, from, to, isArticle, isHeadline, isCut }, place) {
      if (count === times.length) {
        held = twiceAsLong(held, new Int32Array(2 * held.length));
        times = twiceAsLong(times, new Float64Array(2 * count));
      }
      const first = count * WIDTH;
      held[first] = place;
      held[first + 1] = source;
      held[first + 2] = person;
      held[first + 3] = 2 * size;
      held[first + 4] = titleWords;
      held[first + 5] = from;
      held[first + 6] = to;
      held[first + 7] = (isArticle ? IS_ARTICLE : 0) | (isHeadline ? IS_HEADLINE : 0) | (isCut ? IS_CUT : 0);
      times[count] = time;
      count += 1;
    },
    at(entry) {
      const first = entry * WIDTH;
      const kinds = held[first + 7]!;
      return {
        place: held[first]!,
        source: held[first + 1]!,
        person: held[first + 2]!,
        time: times[entry]!,
        size: held[first + 3]! / 2,
        titleWords: held[first + 4]!,
        from: held[first + 5]!,
        to: held[first + 6]!,
        isArticle: (kinds & IS_ARTICLE) !== 0,
        isHeadline: (kinds & IS_HEADLINE) !== 0,
        isCut: (kinds & IS_CUT) !== 0,
      };
    },
  };
}

function twiceAsLong<T extends Int32Array | Float64Array>(before: T, after: T): T {
  after.set(before);
  return after;
}
