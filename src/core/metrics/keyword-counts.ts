/**
 * Counts the mentions that contain each word and pair of words. Keywords are numbered, as there are too many pairs to
 * keep the text of each.
 */
import type { Mention } from '../../types.js';
import type { Tallied } from './tally.js';

/** `isJoint`: the word forms a pair with the one before. */
export type VisitKeyword = (word: string, isJoint: boolean) => void;

export interface KeywordCounts {
  /** Starts the next mention, to which the words visited from here on belong. */
  begin(mention: Mention): void;
  readonly visit: VisitKeyword;
  /** Numbers of the keywords in at least this many mentions. */
  frequent(least: number): readonly number[];
  tallied(keyword: number): Tallied;
  /** Resets all counts; from here on only these keywords are counted. */
  keepOnly(keywords: readonly number[]): void;
}

const ALONE = -1;
const NOWHERE = -1;

export function keywordCounts(): KeywordCounts {
  const words: string[] = [];
  const numbers = new Map<string, number>();
  // By keyword: its one or two words, and the last mention in which it was counted.
  const [first, second, last]: [number[], number[], number[]] = [[], [], []];
  const [mentions, positive, neutral, negative]: [number[], number[], number[], number[]] = [[], [], [], []];
  const pairs = pairTable(first, second);
  let kept: Uint8Array | null = null;
  let place = NOWHERE;
  let tone: number[] | null = null;
  let previous = NOWHERE;
  const tones = { positive, neutral, negative };
  const open = (one: number, other: number): number => {
    second.push(other);
    last.push(NOWHERE);
    for (const counts of [mentions, positive, neutral, negative]) counts.push(0);
    return first.push(one) - 1;
  };
  const wordNumber = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    if (kept !== null) return NOWHERE;
    const number = open(words.push(word) - 1, ALONE);
    numbers.set(word, number);
    return number;
  };
  const pairNumber = (one: number, other: number): number => {
    const known = pairs.find(one, other);
    if (known !== NOWHERE || kept !== null) return known;
    const number = open(one, other);
    pairs.add(number);
    return number;
  };
  const count = (keyword: number) => {
    if (keyword === NOWHERE || last[keyword] === place || kept?.[keyword] === 0) return;
    last[keyword] = place;
    mentions[keyword]! += 1;
    if (tone !== null) tone[keyword]! += 1;
  };
  const spelled = (keyword: number): string =>
    second[keyword] === ALONE ? words[first[keyword]!]! : `${spelled(first[keyword]!)} ${spelled(second[keyword]!)}`;
  return {
    begin({ sentiment: { label } }) {
      place += 1;
      tone = label === null ? null : tones[label];
    },
    visit(word, isJoint) {
      const number = wordNumber(word);
      count(number);
      if (isJoint && number !== NOWHERE && previous !== NOWHERE) count(pairNumber(previous, number));
      previous = number;
    },
    frequent(least) {
      const found: number[] = [];
      for (let keyword = 0; keyword < mentions.length; keyword += 1)
        if (mentions[keyword]! >= least) found.push(keyword);
      return found;
    },
    tallied: (keyword) => ({
      value: spelled(keyword),
      mentions: mentions[keyword]!,
      positive: positive[keyword]!,
      neutral: neutral[keyword]!,
      negative: negative[keyword]!,
    }),
    keepOnly(keywords) {
      kept = new Uint8Array(first.length);
      for (const keyword of keywords) kept[keyword] = 1;
      for (const counts of [mentions, positive, neutral, negative]) counts.fill(0);
      last.fill(NOWHERE);
      place = NOWHERE;
    },
  };
}

interface PairTable {
  /** Returns the number of the keyword, or -1 if the pair is not in the table. */
  find(one: number, other: number): number;
  /** Adds a keyword that consists of two words. */
  add(keyword: number): void;
}

/** Hash table with open addressing in one typed array. */
function pairTable(first: readonly number[], second: readonly number[]): PairTable {
  let slots = new Int32Array(1024).fill(NOWHERE);
  let used = 0;
  const slotOf = (one: number, other: number): number => {
    let slot = Math.imul(Math.imul(one, 0x9e3779b1) ^ other, 0x85ebca6b) >>> 7;
    for (slot &= slots.length - 1; ; slot = (slot + 1) & (slots.length - 1)) {
      const keyword = slots[slot]!;
      if (keyword === NOWHERE || (first[keyword] === one && second[keyword] === other)) return slot;
    }
  };
  const put = (keyword: number) => {
    slots[slotOf(first[keyword]!, second[keyword]!)] = keyword;
  };
  return {
    find: (one, other) => slots[slotOf(one, other)]!,
    add(keyword) {
      if (2 * used >= slots.length) {
        const before = slots;
        slots = new Int32Array(4 * before.length).fill(NOWHERE);
        for (const known of before) if (known !== NOWHERE) put(known);
      }
      put(keyword);
      used += 1;
    },
  };
}
