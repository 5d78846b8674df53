/** Finds words and phrases of a list where they stand as words of their own. */
import { isAscii, lazyPattern } from '../../lazy-pattern.js';
import type { Span } from '../../types.js';

/** The first at or after `from`; null where there is none. */
export type FindPhrase = (text: string, from: number) => Span | null;

/** @param phrases patterns, in any case; each begins with three characters that are written as they are */
export function phraseFinder(phrases: readonly string[]): FindPhrase {
  const listed = `(?:${phrases.join('|')})`;
  const anywhere = lazyPattern(String.raw`(?<![\p{L}\p{N}])${listed}(?![\p{L}\p{N}])`, 'giu');
  const standing = lazyPattern(`${listed}(?![A-Za-z0-9])`, 'iy');
  const beginnings = new Uint8Array(BEGINNINGS);
  for (const phrase of phrases) beginnings[beginningAt(phrase, 0)] = 1;
  const inAscii: FindPhrase = (text, from) => {
    const pattern = standing();
    let isInWord = from > 0 && isLetterOrDigit(text.charCodeAt(from - 1));
    for (let at = from; at < text.length; at += 1) {
      // Most places are inside of a word: that is asked first.
      const isBehindLetter = isInWord;
      isInWord = isLetterOrDigit(text.charCodeAt(at));
      if (isBehindLetter || beginnings[beginningAt(text, at)] === 0) continue;
      pattern.lastIndex = at;
      if (pattern.test(text)) return { start: at, end: pattern.lastIndex };
    }
    return null;
  };
  return (text, from) => {
    if (isAscii(text)) return inAscii(text, from);
    const pattern = anywhere();
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    return match === null ? null : { start: match.index, end: pattern.lastIndex };
  };
}

/** A power of two, many times the number of phrases. */
const BEGINNINGS = 4096;

/** Of three characters, whatever their case; others may have the same. */
function beginningAt(text: string, at: number): number {
  const first = text.charCodeAt(at) | 0x20;
  const second = text.charCodeAt(at + 1) | 0x20;
  const third = text.charCodeAt(at + 2) | 0x20;
  return ((first << 6) ^ (second << 3) ^ third) & (BEGINNINGS - 1);
}

const isLetterOrDigit = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a);
