/** Thousands of words at once, looked for in lines of JSON: each word of a line is looked up. */
import { standsApart } from '../../core/text/boundary.js';
import { hashed, hashTable, NO_WORD, pairHash, wordHash } from '../../core/text/key-hash.js';
import type { Wanted } from './suspicious.js';

const [LINE_FEED, QUOTE, COLON, BACKSLASH] = [0x0a, 0x22, 0x3a, 0x5c];
/** With more words that may be the first of two, or longer, a line is read: some texts are cut. */
const MOST_FIRST = 32;
const MOST_WORDS = 4096;
const LONGEST = 100_000;

/** A word that is looked for by itself, or as the first of two. */
const ALONE = 1;
const FIRST = 2;

/** @param keys as `Skim` has them */
export function keysWanted(keys: readonly string[]): Wanted {
  const [openings, words] = [keys.filter((key) => !isWord(key)), keys.filter(isWord).map((key) => key.split(' '))];
  const kinds = new Map<number, number>();
  for (const [first = '', second] of words) {
    const hash = wordHash(first);
    kinds.set(hash, (kinds.get(hash) ?? 0) | (second === undefined ? ALONE : FIRST));
  }
  const begun = hashTable([...kinds.keys()]);
  const kindOf = Uint8Array.from(kinds.values());
  const pairs = hashTable([
    ...new Set(
      words.flatMap(([first = '', second]) =>
        second === undefined ? [] : pairHash(wordHash(first), wordHash(second)),
      ),
    ),
  ]);
  const any = new Set(words.flat());
  const isForeign = openings.length > 0 || [...any].some((word) => /[^\0-\x7f]/.test(word));
  const line = new Int32Array(MOST_WORDS);
  const firsts = new Int32Array(MOST_FIRST);

  const isPair = (first: number, count: number): boolean => {
    for (let at = 0; at < first; at += 1) {
      for (let other = 0; other < count; other += 1) {
        if (pairs.placeOf(pairHash(firsts[at]!, line[other]!)) !== -1) return true;
      }
    }
    return false;
  };

  const inWords = (folded: string): boolean => {
    if (isForeign && (/[<&]/.test(folded) || openings.some((opening) => folded.includes(opening)))) return true;
    return wordsIn(folded.replace(/\\./g, ' ')).some((word) => any.has(word));
  };

  return {
    isForeign,
    inWords,
    inTags: (tags) => inWords(tags.toLowerCase().replace(/[ -]|\\[nrtf]/g, '')),
    inLines(text, from) {
      let [start, count, first, firstAt, hash, isIn] = [from, 0, 0, 0, NO_WORD, false];
      for (let at = from; ; at += 1) {
        const code = at < text.length ? text.charCodeAt(at) : LINE_FEED;
        const letter = LETTERS[code]!;
        if (letter !== 0) {
          hash = hashed(hash, letter);
          isIn = true;
          continue;
        }
        if (isIn) {
          const place = begun.placeOf(hash);
          // The name of a member says nothing.
          if (place !== -1 && !(code === QUOTE && text.charCodeAt(at + 1) === COLON)) {
            if ((kindOf[place]! & ALONE) !== 0 || first === MOST_FIRST) return at - 1;
            if (first === 0) firstAt = at - 1;
            firsts[first++] = hash;
          }
          if (count < MOST_WORDS) line[count++] = hash;
          hash = NO_WORD;
          isIn = false;
        }
        if (code === BACKSLASH) at += 1;
        else if (code === LINE_FEED) {
          if (at - start > LONGEST) return start;
          if (first > 0 && (count === MOST_WORDS || isPair(first, count))) return firstAt;
          if (at >= text.length) return -1;
          [start, count, first] = [at + 1, 0, 0];
        }
      }
    },
  };
}

const isWord = (key: string): boolean => standsApart(key.charCodeAt(0));

function wordsIn(text: string): readonly string[] {
  const words: string[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && standsApart(text.charCodeAt(at))) continue;
    if (at > start) words.push(text.slice(start, at));
    start = at + 1;
  }
  return words;
}

/** By character of one byte, in lower case; 0: neither letter nor digit of ASCII. */
const LETTERS = Uint8Array.from({ length: 256 }, (_, code) =>
  /[a-z0-9]/i.test(String.fromCharCode(code)) ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : 0,
);
