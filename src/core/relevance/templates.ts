/** Detects texts that differ only in names, numbers and links: repeated again and again, they are not opinions. */
import type { Mention } from '../../types.js';

export interface Templates {
  /** Counts a text. Returns whether its template has been seen often so far. */
  see(mention: Mention): boolean;
  /** Like `see`, but without counting the text. */
  isRepeated(mention: Mention): boolean;
  /** Like `isRepeated`, for a mention passed to `see`, given how many were passed before it. */
  isRepeatedAt(place: number): boolean;
}

/** Two texts may agree by chance, or be one text posted twice. */
const OFTEN = 3;
/** Most templates remembered; those seen only once are forgotten first. */
const MOST_KEPT = 65_536;
/** In shorter texts, people use the same words by chance. */
const LEAST_LETTERS = 24;
const LONGEST_READ = 600;

/** Outlets that carry an agency's article publish it once each. */
const MAY_REPEAT: ReadonlySet<Mention['kind']> = new Set(['article', 'audio', 'video', 'event']);

/** Counts in bounded memory: lossy counting, G. S. Manku & R. Motwani, VLDB 2002, 346–357. */
export function templates(): Templates {
  const seen = new Map<number, number>();
  /** Template of each mention passed to `see`; NaN if it has none. */
  const keys: number[] = [];
  let isAnyOften = false;
  let base = 1;
  const forget = () => {
    for (const [key, times] of seen) if (times <= base) seen.delete(key);
    base += 1;
  };
  return {
    see(mention) {
      const key = templateOf(mention);
      keys.push(key ?? Number.NaN);
      if (key === null) return false;
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      while (seen.size >= MOST_KEPT) forget();
      isAnyOften ||= times >= OFTEN;
      return times >= OFTEN;
    },
    isRepeated(mention) {
      if (!isAnyOften) return false;
      const key = templateOf(mention);
      return key !== null && (seen.get(key) ?? 0) >= OFTEN;
    },
    isRepeatedAt: (place) => isAnyOften && (seen.get(keys[place]!) ?? 0) >= OFTEN,
  };
}

/**
 * Hashes what remains of a text without its names, numbers, links, tags and accounts; null if that is too little, or
 * the mention is a repost or of a kind that may repeat.
 */
function templateOf({ kind, title, text, repostOf }: Mention): number | null {
  if (repostOf !== null || MAY_REPEAT.has(kind)) return null;
  let [high, low, letters] = [0x811c9dc5, 0x1b873593, 0];
  const whole = (title === null ? text : `${title} ${text}`).slice(0, LONGEST_READ);
  for (let at = 0; at < whole.length; at += 1) {
    if (isSpace(whole.charCodeAt(at))) continue;
    const start = at;
    let highAfter = high;
    let lowAfter = low;
    let isMarked = false;
    for (; at < whole.length; at += 1) {
      const unit = whole.charCodeAt(at);
      if (isSpace(unit)) break;
      isMarked ||= (unit >= 0x30 && unit <= 0x39) || (unit === COLON && whole.startsWith('//', at + 1));
      highAfter = Math.imul(highAfter ^ unit, 0x01000193);
      lowAfter = (Math.imul(lowAfter ^ unit, 0x85ebca6b) + at - start) | 0;
    }
    if (isMarked || isName(whole, start, at)) continue;
    high = highAfter;
    low = lowAfter;
    letters += at - start;
  }
  // 53 bits: collisions are negligible among millions of texts.
  return letters < LEAST_LETTERS ? null : (high >>> 0) * 0x200000 + (low & 0x1fffff);
}

/**
 * Whether a word is likely to vary between uses of a template; words with digits and links are recognized elsewhere.
 */
function isName(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  const second = text.charCodeAt(start + 1);
  if (first >= 0x80 || (start + 1 < end && second >= 0x80)) return NAME.test(text.slice(start, end));
  if (first === HASH || first === AT || isCapital(isOpening(first) ? second : first)) return true;
  return first === SMALL_W && text.startsWith('www.', start);
}

/** Same test for words with non-ASCII characters. */
const NAME = /^[#@＃＠]|^["'“‘(]?\p{Lu}|^www\./u;

const isOpening = (unit: number): boolean => unit === 0x22 || unit === 0x27 || unit === 0x28;

const isCapital = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a;

const [HASH, AT, COLON, SMALL_W] = [0x23, 0x40, 0x3a, 0x77];

/** Same as `\s` in regular expressions. */
function isSpace(unit: number): boolean {
  if (unit < 0xa0) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0x1680) return unit === 0xa0;
  if (unit > 0x3000) return unit === 0xfeff;
  return (unit >= 0x2000 && unit <= 0x200a) || WIDE_SPACES.includes(unit);
}

const WIDE_SPACES = [0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000];
