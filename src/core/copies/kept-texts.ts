/** What is kept of texts for those that say the same later: in typed arrays, for an object each would weigh more. */
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
  add(text: KeptText): void;
  at(entry: number): KeptText;
}

const [IS_ARTICLE, IS_HEADLINE, IS_CUT] = [1, 2, 4];

export function keptTexts(): KeptTexts {
  const time = column(Float64Array);
  // Sizes are whole or half.
  const size = column(Float32Array);
  const [place, source, person] = [column(Int32Array), column(Int32Array), column(Int32Array)];
  const [from, to] = [column(Uint32Array), column(Uint32Array)];
  const titleWords = column(Uint16Array);
  const kinds = column(Uint8Array);
  let count = 0;
  return {
    count: () => count,
    add(text) {
      time.set(count, text.time);
      size.set(count, text.size);
      place.set(count, text.place);
      source.set(count, text.source);
      person.set(count, text.person);
      from.set(count, text.from);
      to.set(count, text.to);
      titleWords.set(count, text.titleWords);
      const isArticle = text.isArticle ? IS_ARTICLE : 0;
      kinds.set(count, isArticle | (text.isHeadline ? IS_HEADLINE : 0) | (text.isCut ? IS_CUT : 0));
      count += 1;
    },
    at: (entry) => ({
      time: time.at(entry),
      size: size.at(entry),
      place: place.at(entry),
      source: source.at(entry),
      person: person.at(entry),
      from: from.at(entry),
      to: to.at(entry),
      titleWords: titleWords.at(entry),
      isArticle: (kinds.at(entry) & IS_ARTICLE) !== 0,
      isHeadline: (kinds.at(entry) & IS_HEADLINE) !== 0,
      isCut: (kinds.at(entry) & IS_CUT) !== 0,
    }),
  };
}

type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

interface Column {
  at(entry: number): number;
  set(entry: number, value: number): void;
}

function column(open: new (length: number) => Numbers): Column {
  let held = new open(1024);
  return {
    at: (entry) => held[entry]!,
    set(entry, value) {
      if (entry === held.length) {
        const grown = new open(2 * held.length);
        grown.set(held);
        held = grown;
      }
      held[entry] = value;
    },
  };
}
