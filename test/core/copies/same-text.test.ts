/** The thresholds for counting two texts as the same, each tested from both sides. */
import { describe, expect, it } from '@jest/globals';
import { isSameText, type Relation, type Text } from '../../../src/core/copies/same-text.js';
import { HAS_DIGIT, IS_NAME, mixed } from '../../../src/core/copies/word-hashes.js';

const STRANGERS: Relation = {
  samePerson: false,
  sameSource: true,
  bothArticles: false,
  hoursApart: 1,
  isLenient: false,
};
const ONE_PERSON: Relation = { ...STRANGERS, samePerson: true };
const TWO_PLACES: Relation = { ...ONE_PERSON, sameSource: false };
const ARTICLES: Relation = { ...STRANGERS, bothArticles: true };
const LENIENT: Relation = { ...ONE_PERSON, isLenient: true };

let known = 0;

/** Words that occur nowhere else. */
const own = (count: number, sign = 0): readonly number[] =>
  Array.from({ length: count }, () => {
    known += 1;
    return (mixed(known) & ~3) | sign;
  });

/** @param given with a `size` of half the number of words if each character counts as a word */
const text = (words: readonly number[], given: Partial<Text> = {}): Text => ({
  words: Uint32Array.from(words),
  titleWords: 0,
  size: words.length,
  isHeadline: false,
  isCut: false,
  ...given,
});

const headline = (words: readonly number[], given: Partial<Text> = {}): Text =>
  text(words, { titleWords: words.length, isHeadline: true, ...given });

/** Inserts `count` new words, one before every fifth word. @param from index of the first of these words */
const sown = (words: readonly number[], count: number, from: number): readonly number[] =>
  words.flatMap((word, at) =>
    at >= from && at < from + 5 * count && (at - from) % 5 === 0 ? [...own(1), word] : word,
  );

/** Replaces `count` words, every fifth one, with new ones. */
const exchanged = (words: readonly number[], count: number, from: number): readonly number[] =>
  words.map((word, at) => (at >= from && at < from + 5 * count && (at - from) % 5 === 0 ? own(1)[0]! : word));

/** Returns two texts that differ in the stretch inserted at `from`. */
const filled = (words: readonly number[], from: number, stretch: readonly number[], instead: readonly number[]) =>
  [
    [...words.slice(0, from), ...stretch, ...words.slice(from)],
    [...words.slice(0, from), ...instead, ...words.slice(from)],
  ].map((all) => text(all)) as [Text, Text];

const same = (one: Text, other: Text, relation: Relation): boolean => {
  const result = isSameText(one, other, relation);
  expect(isSameText(other, one, relation)).toBe(result);
  return result;
};

describe('equal words are the same text', () => {
  it.each<[string, Relation, number]>([
    ['of two people', STRANGERS, 20],
    ['of one person', ONE_PERSON, 12],
    ['of two articles', ARTICLES, 12],
    ['of one person in two places', TWO_PLACES, 4],
    ['of one person in two places, two days apart', { ...TWO_PLACES, hoursApart: 48 }, 4],
    ['of one person in two places, nobody knows when', { ...TWO_PLACES, hoursApart: null }, 4],
    ['of one person in two places, longer apart', { ...TWO_PLACES, hoursApart: 48.1 }, 12],
  ])('from a minimum length on: %s', (_, relation, least) => {
    const words = own(least);
    expect(same(text(words), text(words), relation)).toBe(true);
    expect(same(text(words.slice(1)), text(words.slice(1)), relation)).toBe(false);
  });

  it('from twice as many characters on, if each character is a word', () => {
    const letters = own(24);
    expect(same(text(letters, { size: 12 }), text(letters, { size: 12 }), ARTICLES)).toBe(true);
    expect(same(text(letters, { size: 11.5 }), text(letters, { size: 11.5 }), ARTICLES)).toBe(false);
  });
});

describe('a headline without a text is the same as another', () => {
  const words = own(6);

  it.each<[string, Relation, boolean]>([
    ['of articles', ARTICLES, true],
    ['of articles, two days apart', { ...ARTICLES, hoursApart: 48 }, true],
    ['of articles, nobody knows when', { ...ARTICLES, hoursApart: null }, true],
    ['of articles, longer apart', { ...ARTICLES, hoursApart: 48.1 }, false],
    ['of two people', STRANGERS, false],
    ['of one person in one place', ONE_PERSON, false],
    ['of one person in two places, whenever', { ...TWO_PLACES, hoursApart: 1000 }, true],
  ])('%s: %j', (_, relation, expected) => {
    expect(same(headline(words), headline(words), relation)).toBe(expected);
  });

  it('only if it is long enough', () => {
    expect(same(headline(words.slice(1)), headline(words.slice(1)), ARTICLES)).toBe(false);
    expect(same(headline(words.slice(2)), headline(words.slice(2)), TWO_PLACES)).toBe(true);
    expect(same(headline(words.slice(3)), headline(words.slice(3)), TWO_PLACES)).toBe(false);
    const letters = own(12);
    expect(same(headline(letters, { size: 6 }), headline(letters, { size: 6 }), ARTICLES)).toBe(true);
    const fewer = letters.slice(1);
    expect(same(headline(fewer, { size: 5.5 }), headline(fewer, { size: 5.5 }), ARTICLES)).toBe(false);
  });

  it('and the same as an article with that title, but not with another', () => {
    const whole = (title: readonly number[]) => text([...title, ...own(34)], { titleWords: title.length });
    expect(same(headline(words), whole(words), ARTICLES)).toBe(true);
    expect(same(headline(words), whole([...words.slice(1), ...own(1)]), ARTICLES)).toBe(false);
  });
});

describe('an edited text is the same', () => {
  const words = own(40);

  it('with one word added before or after it by somebody else, but not with two', () => {
    for (const around of [1, 2]) {
      expect(same(text(words), text([...words, ...own(around)]), STRANGERS)).toBe(around === 1);
      expect(same(text(words), text([...own(around), ...words]), STRANGERS)).toBe(around === 1);
    }
    expect(same(text(words), text([...own(1), ...words, ...own(1)]), STRANGERS)).toBe(false);
    expect(same(text(words), text([...own(3), ...words, ...own(3)]), ONE_PERSON)).toBe(true);
    expect(same(text(words), text([...own(3), ...words, ...own(3)]), ARTICLES)).toBe(true);
  });

  it('if 85 in a hundred words of the shorter text are in the longer one', () => {
    const common = own(34);
    const longer = text(sown(common, 7, 5));
    expect(same(text(sown(common, 6, 2)), longer, STRANGERS)).toBe(true);
    expect(same(text(sown(common.slice(1), 6, 1)), text(sown(common.slice(1), 7, 4)), STRANGERS)).toBe(false);
  });

  it('if the shorter text is half of the longer one, or its beginning', () => {
    const short = words.slice(0, 20);
    expect(same(text(short), text([...own(20), ...short]), ONE_PERSON)).toBe(true);
    expect(same(text(short), text([...own(21), ...short]), ONE_PERSON)).toBe(false);
    expect(same(text(short), text([...short, ...own(80)]), ONE_PERSON)).toBe(true);
  });

  it('below twelve words only for one person in two places whose posts are grouped', () => {
    const short = words.slice(0, 8);
    const edited = [...short.slice(0, 4), ...own(1), ...short.slice(4)];
    expect(same(text(short), text(edited), LENIENT)).toBe(false);
    const elsewhere = { ...LENIENT, sameSource: false };
    expect(same(text(short), text(edited), elsewhere)).toBe(true);
    expect(same(text(short), text(edited), { ...elsewhere, isLenient: false })).toBe(false);
  });

  it('with a different headline, if the articles have enough text below it', () => {
    const titled = (rest: readonly number[], title: number) => text([...own(title), ...rest], { titleWords: title });
    expect(same(titled(words.slice(0, 20), 6), titled(words.slice(0, 20), 7), ARTICLES)).toBe(true);
    expect(same(titled(words.slice(0, 19), 6), titled(words.slice(0, 19), 7), ARTICLES)).toBe(false);
    expect(same(titled(words, 6), titled(words, 7), ONE_PERSON)).toBe(false);
  });
});

describe('the beginning of a text is the same', () => {
  const words = own(100);
  const beginning = words.slice(0, 30);

  it.each<[string, Partial<Text>, Relation, boolean]>([
    ['that was cut', { isCut: true }, STRANGERS, true],
    ['of somebody else that was not', {}, STRANGERS, false],
    ['of one person', {}, ONE_PERSON, true],
    ['of an article', {}, ARTICLES, true],
  ])('or not, if it is one %s', (_, given, relation, expected) => {
    expect(same(text(beginning, given), text(words), relation)).toBe(expected);
  });

  it('even if its last word was cut', () => {
    expect(same(text([...beginning.slice(0, -1), ...own(1)], { isCut: true }), text(words), STRANGERS)).toBe(true);
  });

  it('if nine in ten of its words are there', () => {
    const cut = (count: number) => text(sown(words.slice(0, 30 - count), count, 2), { isCut: true });
    expect(same(cut(3), text(words), STRANGERS)).toBe(true);
    expect(same(cut(4), text(words), STRANGERS)).toBe(false);
  });

  it('after a title, and for articles or one person after a few more words', () => {
    const short = text(beginning, { isCut: true });
    const behind = (before: number, titleWords: number) => text([...own(before), ...words], { titleWords });
    expect(same(short, behind(5, 5), STRANGERS)).toBe(true);
    expect(same(short, behind(6, 5), STRANGERS)).toBe(false);
    expect(same(short, behind(6, 5), ARTICLES)).toBe(true);
    expect(same(short, behind(16, 0), ONE_PERSON)).toBe(true);
    // More than sixteen words before it push out its own, of which three in thirty can be missing.
    expect(same(short, behind(19, 0), ONE_PERSON)).toBe(true);
    expect(same(short, behind(20, 0), ONE_PERSON)).toBe(false);
  });
});

describe('words replaced inside a text', () => {
  const news = own(60);

  it('count as editing in a news text if they are few', () => {
    expect(same(text(news), text(exchanged(news, 4, 10)), STRANGERS)).toBe(true);
    expect(same(text(news), text(exchanged(news, 5, 10)), STRANGERS)).toBe(false);
  });

  it('make a shorter text a different one, unless posts by one person are grouped', () => {
    const shorter = news.slice(1);
    expect(same(text(shorter), text(exchanged(shorter, 1, 10)), STRANGERS)).toBe(false);
    expect(same(text(shorter), text(exchanged(shorter, 4, 10)), LENIENT)).toBe(true);
    expect(same(text(shorter), text(exchanged(shorter, 5, 10)), LENIENT)).toBe(false);
  });

  it('are limited to fewer if each character is a word', () => {
    const letters = own(200);
    const half = (words: readonly number[]) => text(words, { size: 100 });
    expect(same(half(letters), half(exchanged(letters, 6, 20)), STRANGERS)).toBe(true);
    expect(same(half(letters), half(exchanged(letters, 7, 20)), STRANGERS)).toBe(false);
  });

  it.each<[string, readonly number[], readonly number[], boolean]>([
    ['a number for a word', own(1, HAS_DIGIT), own(1), false],
    ['a word for a number', own(1), own(1, HAS_DIGIT), false],
    ['a name for a name', own(1, IS_NAME), own(1, IS_NAME), false],
    ['a name for a word', own(1, IS_NAME), own(1), true],
    ['a word for a name', own(1), own(1, IS_NAME), true],
    ['three words for three, one a number', own(3), [...own(2), ...own(1, HAS_DIGIT)], false],
    ['four words for four, one a number', own(4), [...own(3), ...own(1, HAS_DIGIT)], true],
    [
      'four words for four, a number in each',
      [...own(3), ...own(1, HAS_DIGIT)],
      [...own(1, HAS_DIGIT), ...own(3)],
      false,
    ],
    ['three words for three, a name in each', [...own(2), ...own(1, IS_NAME)], [...own(1, IS_NAME), ...own(2)], false],
    ['four words for four, a name in each', [...own(3), ...own(1, IS_NAME)], [...own(1, IS_NAME), ...own(3)], true],
  ])('%s: %#', (_, stretch, instead, expected) => {
    expect(same(...filled(news, 30, stretch, instead), STRANGERS)).toBe(expected);
  });

  it('count as a filled slot up to six characters with a number, or any within titles', () => {
    const letters = own(400);
    const half = (one: Text, titleWords = 0): Text => ({ ...one, size: one.words.length / 2, titleWords });
    const numbered = (count: number) => {
      const [one, other] = filled(letters.slice(0, 240), 100, own(count), [...own(count - 1), ...own(1, HAS_DIGIT)]);
      return same(half(one), half(other), STRANGERS);
    };
    expect(numbered(6)).toBe(false);
    expect(numbered(7)).toBe(true);
    const [one, other] = filled(letters.slice(0, 240), 10, own(2), own(2));
    expect(same(half(one), half(other), STRANGERS)).toBe(true);
    expect(same(half(one, 12), half(other, 12), STRANGERS)).toBe(false);
    expect(same(half(one, 11), half(other, 12), STRANGERS)).toBe(true);
  });
});
