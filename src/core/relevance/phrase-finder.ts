/** Finds words and phrases of a list as whole words. */
import { isAscii, lazyPattern } from '../../lazy-pattern.js';
import type { Span } from '../../types.js';

/** Returns the first occurrence between two indices, as if the text began and ended there; null if there is none. */
export type FindPhrase = (text: string, from: number, to: number) => Span | null;

/** @param phrases case-insensitive patterns, each starting with a letter or digit and with three literal characters */
export function phraseFinder(phrases: readonly string[]): FindPhrase {
  const anywhere = lazyPattern(String.raw`(?<![\p{L}\p{N}])(?:${phrases.join('|')})(?![\p{L}\p{N}])`, 'giu');
  const groupAt = new Uint16Array(BEGINNINGS);
  const groups: string[][] = [];
  for (const phrase of phrases) {
    const beginning = beginningAt(phrase, 0);
    groupAt[beginning] ||= groups.push([]);
    groups[groupAt[beginning] - 1]!.push(phrase);
  }
  const standing = groups.map((group) => lazyPattern(`(?:${group.join('|')})(?![A-Za-z0-9])`, 'iy'));
  const findWritten: FindPhrase = (text, from, to) => {
    const pattern = anywhere();
    pattern.lastIndex = 0;
    const match = pattern.exec(text.slice(from, to));
    return match === null ? null : { start: from + match.index, end: from + pattern.lastIndex };
  };
  return (text, from, to) => {
    let isInWord = false;
    for (let at = from; at < to; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x80) return findWritten(text, from, to);
      // Most positions are inside a word, so this is checked first.
      const isBehindLetter = isInWord;
      isInWord = LETTER_OR_DIGIT[unit] === 1;
      if (isBehindLetter || !isInWord) continue;
      const group = groupAt[beginningAt(text, at)]!;
      if (group === 0) continue;
      const rest = text.slice(at, to);
      const pattern = standing[group - 1]!();
      pattern.lastIndex = 0;
      if (!pattern.test(rest)) continue;
      return isAscii(rest) ? { start: at, end: at + pattern.lastIndex } : findWritten(text, from, to);
    }
    return null;
  };
}

const BEGINNINGS = 1 << 15;

/** Hash of three characters, ignoring case; digits and punctuation share values with letters. */
function beginningAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 10) | ((text.charCodeAt(at + 1) & 31) << 5) | (text.charCodeAt(at + 2) & 31);
}

const LETTER_OR_DIGIT = Uint8Array.from({ length: 0x80 }, (_, unit) =>
  /[A-Za-z0-9]/.test(String.fromCharCode(unit)) ? 1 : 0,
);
