/** Decides whether two mentions say the same thing, by comparing their words. */
import { align, type Difference, isChange } from './align.js';
import type { Said } from './said.js';
import { HAS_DIGIT, IS_NAME, sameWord } from './word-hashes.js';

/** What is known about two mentions besides their words. */
export interface Relation {
  readonly samePerson: boolean;
  readonly sameSource: boolean;
  /** Both are from outlets that republish what others write. */
  readonly bothArticles: boolean;
  /** Null: unknown. */
  readonly hoursApart: number | null;
  /** Posts of one person within two days are to be grouped (`--group person`). */
  readonly isLenient: boolean;
}

export type Text = Pick<Said, 'words' | 'titleWords' | 'size' | 'isHeadline' | 'isCut'>;

/** The thresholds, in words; their effect is measured in docs/duplicates.md. */
export const LEAST = {
  /** Shorter texts are the same only if they are by the same person. */
  words: 12,
  /** For a post by somebody else, since people share ready-made lines. */
  wordsOfOthers: 20,
  /** For one person in two places. */
  wordsOfOne: 4,
  /** For a headline without a text. */
  headline: 6,
  /** From this length on, a text counts as news, which gets edited. */
  wordsOfNews: 60,
  /** Share of the shorter text found in the longer one. */
  shareOfShorter: 0.85,
  /** Share of the longer text, unless the shorter one is its beginning. */
  shareOfLonger: 0.5,
  /** Share of a beginning whose rest was cut off. */
  shareOfBeginning: 0.9,
} as const;

/** Share of words that may be replaced in a news text; lower if each character counts as a word. */
const EXCHANGED_AT_MOST = { words: 0.08, letters: 0.03 };
/** Short texts by one person are the same if posted within two days. */
export const SHORT_HOURS = 48;
/** Words that somebody else added at either end; from this number on, they are a statement of their own. */
const OWN_WORDS = 2;
const CHANGES_AT_MOST = 140;
/** Datelines and tags may precede the beginning of a text. */
const BEFORE_AT_MOST = 16;
/** The slots of a template are short. */
const WORDS_OF_SLOT = 3;
const LETTERS_OF_SLOT = 6;

export function isSameText(one: Text, other: Text, relation: Relation): boolean {
  if (one.isHeadline || other.isHeadline) return isSameHeadline(one, other, relation);
  const [short, long] = one.words.length <= other.words.length ? [one, other] : [other, one];
  if (short.size < leastSize(relation)) return false;
  if (isEqual(short.words, long.words)) return true;
  if (short.size < LEAST.words && !relation.isLenient) return false;
  return isEdited(short, long, relation) || isBeginning(short, long, relation);
}

function leastSize({ samePerson, sameSource, bothArticles, hoursApart }: Relation): number {
  if (samePerson && !sameSource && (hoursApart ?? 0) <= SHORT_HOURS) return LEAST.wordsOfOne;
  return samePerson || bothArticles ? LEAST.words : LEAST.wordsOfOthers;
}

/** Texts of a title alone: for articles, an equal title is enough while it is news. */
function isSameHeadline(one: Text, other: Text, relation: Relation): boolean {
  const [a, b] = [titleOf(one), titleOf(other)];
  if (relation.samePerson && !relation.sameSource) return one.size >= LEAST.wordsOfOne && isEqual(a, b);
  const size = a.length * (one.size / one.words.length);
  return relation.bothArticles && size >= LEAST.headline && (relation.hoursApart ?? 0) <= SHORT_HOURS && isEqual(a, b);
}

const titleOf = ({ words, titleWords }: Text): Uint32Array => words.subarray(0, titleWords);

/** Most of the text agrees, and the differences are not those between uses of a template. */
function isEdited(short: Text, long: Text, relation: Relation): boolean {
  const found = align(short.words, long.words, CHANGES_AT_MOST);
  if (found === null) return false;
  const titles = ownTitles(short, long, relation);
  if (found.matched < LEAST.shareOfShorter * (short.words.length - titles)) return false;
  if (found.matched < LEAST.shareOfLonger * (long.words.length - titles)) return false;
  const isSomebodyElse = !relation.samePerson && !relation.bothArticles;
  if (isSomebodyElse && ownWords(found.differences, short, long) >= OWN_WORDS) return false;
  return isEditing(found.differences, short, long, relation);
}

/** The shorter text is the beginning of the longer one, cut off for lack of space on the network or in the feed. */
function isBeginning(short: Text, long: Text, relation: Relation): boolean {
  if (!short.isCut && !relation.samePerson && !relation.bothArticles) return false;
  const beginning = long.words.subarray(0, short.words.length + BEFORE_AT_MOST);
  const found = align(short.words, beginning, CHANGES_AT_MOST);
  if (found === null) return false;
  const titles = ownTitles(short, long, relation);
  if (found.matched < LEAST.shareOfBeginning * (short.words.length - titles)) return false;
  // The last word may be cut too, and the longer text continues after it.
  const differences = found.differences.filter(({ aTo }) => aTo < short.words.length);
  const before = differences.find(({ aFrom, bFrom }) => aFrom === 0 || bFrom === 0);
  const isBare = before === undefined || (before.aFrom === before.aTo && before.bTo <= long.titleWords);
  return (isBare || relation.samePerson || relation.bothArticles) && isEditing(differences, short, long, relation);
}

/**
 * Number of title words to ignore: editors write their own headlines, so these do not count if there is enough text
 * besides.
 */
function ownTitles(short: Text, long: Text, { bothArticles }: Relation): number {
  const rest = short.size * (1 - short.titleWords / short.words.length);
  return bothArticles && rest >= LEAST.wordsOfOthers ? Math.min(short.titleWords, long.titleWords) : 0;
}

/** Whether little was replaced, and neither a number nor a name. */
function isEditing(differences: readonly Difference[], short: Text, long: Text, relation: Relation): boolean {
  const changes = differences.filter(isChange);
  if (changes.some((change) => isFilled(change, short, long))) return false;
  const isTitle = ({ aFrom, bFrom }: Difference) => aFrom === 0 && bFrom === 0;
  const inside = ownTitles(short, long, relation) > 0 ? changes.filter((change) => !isTitle(change)) : changes;
  if (short.size < LEAST.wordsOfNews && !relation.isLenient) return inside.length === 0;
  const exchanged = inside.reduce((sum, { aFrom, aTo, bFrom, bTo }) => sum + Math.max(aTo - aFrom, bTo - bFrom), 0);
  const most = isOfLetters(short) ? EXCHANGED_AT_MOST.letters : EXCHANGED_AT_MOST.words;
  return exchanged <= most * short.words.length;
}

/** Whether each word is a single character. */
const isOfLetters = ({ size, words }: Text): boolean => size < 0.8 * words.length;

/** Whether a number or a name was replaced by another: a different version, price, town or day. */
function isFilled(change: Difference, a: Text, b: Text): boolean {
  const of = a.words.subarray(change.aFrom, change.aTo);
  const to = b.words.subarray(change.bFrom, change.bTo);
  const isSlot = Math.max(of.length, to.length) <= (isOfLetters(a) ? LETTERS_OF_SLOT : WORDS_OF_SLOT);
  const holds = (words: Uint32Array, sign: number) => words.some((word) => (word & sign) !== 0);
  const [ofNumber, toNumber] = [holds(of, HAS_DIGIT), holds(to, HAS_DIGIT)];
  if (isSlot ? ofNumber || toNumber : ofNumber && toNumber) return true;
  if (!isSlot) return false;
  // In scripts without capitals, anything replaced in a title may be a name.
  const inTitles = change.aTo <= a.titleWords && change.bTo <= b.titleWords;
  return isOfLetters(a) ? inTitles : holds(of, IS_NAME) && holds(to, IS_NAME);
}

const isAtEnd = ({ aFrom, aTo, bFrom, bTo }: Difference, a: Text, b: Text): boolean =>
  (aFrom === 0 && bFrom === 0) || (aTo === a.words.length && bTo === b.words.length);

/** Number of words before and after the common part. */
function ownWords(differences: readonly Difference[], a: Text, b: Text): number {
  const ends = differences.filter((difference) => isAtEnd(difference, a, b));
  return ends.reduce((sum, { aFrom, aTo, bFrom, bTo }) => sum + Math.max(aTo - aFrom, bTo - bFrom), 0);
}

function isEqual(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((word, place) => sameWord(word, b[place]!));
}
