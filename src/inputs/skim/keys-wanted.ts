/** Thousands of words at once, looked for in lines of JSON: each word of a line is looked up. */
import { standsApart, wordsApart } from '../../core/text/boundary.js';
import { hashTable, knownWordEnd, pairHash, wordHash } from '../../core/text/key-hash.js';
import { LINE_FEED } from './json-bytes.js';
import { joins } from './suspicious.js';
import type { Wanted } from './wanted.js';

/** Some texts are cut, in the middle of a word perhaps. What is longer is one line: it is read. */
const LONGEST = 100_000;
/** With more that may be the first of two, a line is read. */
const MOST_FIRST = 32;

/** A word that is looked for by itself, or as the first of two. */
const [ALONE, FIRST] = [1, 2];

/** @param keys as `Skim` has them */
export function keysWanted(keys: readonly string[]): Wanted {
  const openings = keys.filter((key) => !isWord(key));
  const words = keys.filter(isWord).map((key) => key.split(' '));
  const kinds = new Map<number, number>();
  const pairs = new Set<number>();
  for (const [first = '', second] of words) {
    const hash = wordHash(first);
    kinds.set(hash, (kinds.get(hash) ?? 0) | (second === undefined ? ALONE : FIRST));
    if (second !== undefined) pairs.add(pairHash(hash, wordHash(second)));
  }
  const begun = hashTable([...kinds.keys()]);
  const kindAt = Uint8Array.from(kinds.values());
  const paired = hashTable([...pairs]);
  const any = new Set(words.flat());
  const isForeign = openings.length > 0 || [...any].some((word) => /[^\0-\x7f]/.test(word));
  const kindOf = (hash: number): number => {
    const place = begun.placeOf(hash);
    return place === -1 ? 0 : kindAt[place]!;
  };

  const isBegun = (hash: number): boolean => kindOf(hash) !== 0;

  /** Whether a line holds a word that is looked for, or both of two, wherever they stand: markup may part them. */
  const isHeldBy = (line: string): boolean => {
    const hashes = hashesIn(line);
    const kindsOf = hashes.map(kindOf);
    if (kindsOf.some((kind) => (kind & ALONE) !== 0)) return true;
    const firsts = hashes.filter((_, at) => kindsOf[at] !== 0);
    if (firsts.length > MOST_FIRST) return true;
    return firsts.some((first) => hashes.some((second) => paired.placeOf(pairHash(first, second)) !== -1));
  };

  const inWords = (folded: string): boolean => {
    if (isForeign && (/[<&]/.test(folded) || openings.some((opening) => folded.includes(opening)))) return true;
    if (joins(folded)) return true;
    return wordsApart(folded.replace(/\\./g, ' ')).some((word) => any.has(word));
  };

  return {
    isForeign,
    inWords,
    inTags: (tags) => inWords(tags.toLowerCase().replace(/[ -]|\\[nrtf]/g, '')),
    find: [
      (bytes, from, to) => {
        if (to - from > LONGEST) return from;
        for (let at = from; at < to; ) {
          const end = knownWordEnd(bytes, at, to, begun, isBegun);
          if (end === -1) break;
          const begin = bytes.lastIndexOf(LINE_FEED, end - 1) + 1;
          const next = bytes.indexOf(LINE_FEED, end);
          at = next === -1 ? to : Math.min(next, to);
          if (isHeldBy(bytes.toString('latin1', Math.max(begin, from), at))) return end - 1;
        }
        return Number.POSITIVE_INFINITY;
      },
    ],
  };
}

const isWord = (key: string): boolean => standsApart(key.charCodeAt(0));

/** Of the words of a line but for the names of its members, which say nothing. */
function hashesIn(line: string): readonly number[] {
  const words = line.toLowerCase().match(/\\.|[a-z0-9]+(?:":)?/g) ?? [];
  return words.flatMap((word) => (/^\\|:$/.test(word) ? [] : wordHash(word)));
}
