/** What is kept of texts for those that say the same later: numbers in one array, for an object each would weigh more. */
import type { Text } from './same-text.js';

export interface KeptText extends Omit<Text, 'words'>, Stretch {
  /** Where it was taken in. */
  readonly place: number;
  readonly source: number;
  /** -1: not known. */
  readonly person: number;
  readonly isArticle: boolean;
  /** ms; NaN: not known. */
  readonly time: number;
}

/** Where its words stand among those of all texts. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface KeptTexts {
  readonly count: () => number;
  add(text: Omit<KeptText, 'place'>, place: number): void;
  at(entry: number): KeptText;
}

/** Numbers a text. */
const WIDTH = 9;
const [IS_ARTICLE, IS_HEADLINE, IS_CUT] = [1, 2, 4];

export function keptTexts(): KeptTexts {
  let held = new Float64Array(1024 * WIDTH);
  let used = 0;
  return {
    count: () => used / WIDTH,
    add({ source, person, time, size, titleWords, from, to, isArticle, isHeadline, isCut }, place) {
      if (used === held.length) {
        const grown = new Float64Array(2 * held.length);
        grown.set(held);
        held = grown;
      }
      held[used] = place;
      held[used + 1] = source;
      held[used + 2] = person;
      held[used + 3] = time;
      held[used + 4] = size;
      held[used + 5] = titleWords;
      held[used + 6] = from;
      held[used + 7] = to;
      held[used + 8] = (isArticle ? IS_ARTICLE : 0) | (isHeadline ? IS_HEADLINE : 0) | (isCut ? IS_CUT : 0);
      used += WIDTH;
    },
    at(entry) {
      const first = entry * WIDTH;
      const kinds = held[first + 8]!;
      return {
        place: held[first]!,
        source: held[first + 1]!,
        person: held[first + 2]!,
        time: held[first + 3]!,
        size: held[first + 4]!,
        titleWords: held[first + 5]!,
        from: held[first + 6]!,
        to: held[first + 7]!,
        isArticle: (kinds & IS_ARTICLE) !== 0,
        isHeadline: (kinds & IS_HEADLINE) !== 0,
        isCut: (kinds & IS_CUT) !== 0,
      };
    },
  };
}
