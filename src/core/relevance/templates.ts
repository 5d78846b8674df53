/** Texts that are one and the same but for names, numbers and links: said again and again they are no opinion. */
import type { Mention } from '../../types.js';

export interface Templates {
  /** One more text was taken in. Whether it was seen often, up to now. */
  see(mention: Mention): boolean;
  /** The same, without counting it. */
  isRepeated(mention: Mention): boolean;
  /** The same of one that was taken in, by how many were before it. */
  isRepeatedAt(place: number): boolean;
}

/** Two may agree by chance, or be one text posted twice. */
const OFTEN = 3;
/** What is remembered at most; what was seen once only is forgotten first. */
const MOST_KEPT = 65_536;
/** Shorter, and people say the same in the same words. */
const LEAST_LETTERS = 24;
const LONGEST_READ = 600;

/** Outlets that print an agency's article say it once each. */
const MAY_REPEAT: ReadonlySet<Mention['kind']> = new Set(['article', 'audio', 'video', 'event']);

/** In bounded memory: lossy counting, G. S. Manku & R. Motwani, VLDB 2002, 346–357. */
export function templates(): Templates {
  const seen = new Map<number, number>();
  /** Of all that were taken in; NaN: none. */
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

/** What stays of a text without its names, numbers, links, tags and accounts; null: too little, or a kind that may repeat. */
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
  // 53 bits: among millions of texts no two others meet.
  return letters < LEAST_LETTERS ? null : (high >>> 0) * 0x200000 + (low & 0x1fffff);
}

/** What differs between two fillings of a template, besides what has a digit or leads elsewhere. */
function isName(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  const second = text.charCodeAt(start + 1);
  if (first >= 0x80 || (start + 1 < end && second >= 0x80)) return NAME.test(text.slice(start, end));
  if (first === HASH || first === AT || isCapital(isOpening(first) ? second : first)) return true;
  return first === SMALL_W && text.startsWith('www.', start);
}

/** The same of any word. */
const NAME = /^[#@＃＠]|^["'“‘(]?\p{Lu}|^www\./u;

const isOpening = (unit: number): boolean => unit === 0x22 || unit === 0x27 || unit === 0x28;

const isCapital = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a;

const [HASH, AT, COLON, SMALL_W] = [0x23, 0x40, 0x3a, 0x77];

/** As `\s` in patterns. */
function isSpace(unit: number): boolean {
  if (unit < 0xa0) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0x1680) return unit === 0xa0;
  if (unit > 0x3000) return unit === 0xfeff;
  return (unit >= 0x2000 && unit <= 0x200a) || WIDE_SPACES.includes(unit);
}

const WIDE_SPACES = [0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000];
