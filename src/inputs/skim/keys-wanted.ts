/** Searches lines of JSON for thousands of words at once: each word of a line is looked up. */
import { standsApart, wordsApart } from '../../core/text/boundary.js';
import { hashTable, pairHash, wordHash } from '../../core/text/key-hash.js';
import { isAscii } from '../../lazy-pattern.js';
import { type KnownWords, knownWords, wordHashes } from './known-words.js';
import { searchInValues } from './line-search.js';
import { joinsOrGlues, withoutBetween } from './suspicious.js';
import type { Wanted } from './wanted.js';

/** A line with more words that may be the first of a pair is parsed without checking further. */
const MOST_FIRST = 32;

/** Kinds of words: wanted by itself, or as the first of a pair. */
const [ALONE, FIRST] = [1, 2];

/** @param keys as in `Sought` */
export function keysWanted(keys: readonly string[]): Wanted {
  const openings = keys.filter((key) => !isWord(key));
  const words = keys.filter(isWord).map((key) => key.split(' '));
  const known = knownWords(words.map(([first = '', second]) => [first, second === undefined ? ALONE : FIRST]));
  const pairs = words.flatMap(([first = '', second]) =>
    second === undefined ? [] : pairHash(wordHash(first), wordHash(second)),
  );
  const paired = hashTable([...new Set(pairs)]);
  const any = new Set(words.flat());
  const foreign = [...openings, ...any].filter((key) => !isAscii(key));
  const inWords = (folded: string): boolean => {
    if (foreign.length > 0 && (/[<&]/.test(folded) || openings.some((opening) => folded.includes(opening))))
      return true;
    if (joinsOrGlues(folded)) return true;
    return wordsApart(folded.replace(/\\./g, ' ')).some((word) => any.has(word));
  };

  return {
    inWords,
    inLetters: holder([...any].filter(isAscii)),
    foreign,
    inTags: (tags) => inWords(withoutBetween(tags.toLowerCase())),
    search: () =>
      searchInValues({
        in(bytes, view, from, to) {
          let kinds = 0;
          for (let at = from; (kinds & ALONE) === 0; kinds |= known.kindFound()) {
            at = known.firstEnd(bytes, view, at, to);
            if (at === -1) return kinds === 0 ? 'none' : 'some';
          }
          return 'enough';
        },
        // Both words of a pair, anywhere in the line: markup may separate them.
        areInLine(bytes, from, to) {
          const hashes = wordHashes(bytes, from, to);
          const firsts = hashes.filter((hash) => known.kindOf(hash) !== 0);
          if (firsts.length > MOST_FIRST) return true;
          return firsts.some((first) => hashes.some((second) => paired.placeOf(pairHash(first, second)) !== -1));
        },
      }),
  };
}

/** The table is created when a line first needs it: in many archives none does. */
function holder(words: readonly string[]): Wanted['inLetters'] {
  let known: KnownWords | null = null;
  return (spelled, size) => {
    known ??= knownWords(words.map((word) => [word, ALONE]));
    return known.firstEnd(spelled, new DataView(spelled.buffer, spelled.byteOffset), 0, size) !== -1;
  };
}

const isWord = (key: string): boolean => standsApart(key.charCodeAt(0));
