/** The sentiment classes, and how people write them: as words, as signs (-1, 0, 1) or as stars. */
import { foldText } from '../text/fold.js';

export const LABELS = ['negative', 'neutral', 'positive'] as const;

export type Label = (typeof LABELS)[number];

/** What the numbers among written labels mean; null if there are none. */
export type NumberScale = 'signs' | 'stars' | null;

const WORDS: Readonly<Record<Label, readonly string[]>> = {
  negative: ['negative', 'neg', 'very negative', '1 star', '2 stars'],
  neutral: ['neutral', 'neu', 'mixed', '3 stars'],
  positive: ['positive', 'pos', 'very positive', '4 stars', '5 stars'],
};

const BY_WORD: ReadonlyMap<string, Label> = new Map(
  LABELS.flatMap((label) => WORDS[label].map((word) => [word, label] as const)),
);

const NUMBER = /^[+-]?\d(?:\.\d{1,6})?$/;

/** The accepted labels, for messages. */
export const KNOWN_LABELS = 'positive, neutral, negative; -1, 0, 1; 1 to 5 stars';

/** Class of a label written as a word. Null if it is unknown, or a number (which may be a sign or a star). */
export function labelOfWord(written: string): Label | null {
  return BY_WORD.get(plain(written)) ?? null;
}

/**
 * Determines the scale from all labels of a file, since `1` may be positive or one star: any number above 1 means
 * stars.
 */
export function scaleOf(written: Iterable<string>): NumberScale {
  let scale: NumberScale = null;
  for (const one of written) {
    const word = plain(one);
    if (!NUMBER.test(word)) continue;
    if (Number(word) > 1) return 'stars';
    scale = 'signs';
  }
  return scale;
}

/** Class of a written label; null if it is not a label on that scale. */
export function labelOf(written: string, scale: NumberScale): Label | null {
  const word = plain(written);
  if (!NUMBER.test(word)) return BY_WORD.get(word) ?? null;
  const number = Number(word);
  if (scale === 'stars') return number >= 1 && number <= 5 ? labelOfStars(number) : null;
  return number === -1 || number === 0 || number === 1 ? LABELS[number + 1]! : null;
}

function labelOfStars(stars: number): Label {
  return stars < 3 ? 'negative' : stars > 3 ? 'positive' : 'neutral';
}

function plain(written: string): string {
  return foldText(written.slice(0, 50))
    .replace(/[_-]+(?=[a-z])/g, ' ')
    .replace('−', '-')
    .trim();
}
