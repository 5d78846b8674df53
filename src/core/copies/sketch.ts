/** Sketches of texts: a few numbers each, some of which are equal for texts that have many words in common. */
import type { Said } from './said.js';
import { mixed, WORDS_AT_MOST } from './word-hashes.js';

const OF_ALL = 8;
const OF_BEGINNING = 4;
const BEGINNING_WORDS = 40;

/** Buffer for one text at a time. */
const shingles = new Uint32Array(WORDS_AT_MOST);

/**
 * Computes a MinHash sketch from the smallest values of one hash ("k minimum values"; Broder, "On the resemblance and
 * containment of documents", 1997) over shingles of three words, or of five if words are single characters. It covers
 * the whole text, and separately its beginning, which is all that is left of a text that was cut off.
 * @param into has room for twelve values from `at` on
 * @returns the end of the sketch
 */
export function sketchOf({ words, size }: Pick<Said, 'words' | 'size'>, into: Uint32Array, at: number): number {
  const width = size >= 0.8 * words.length ? 3 : 5;
  const count = words.length - width + 1;
  for (let place = 0; place < count; place += 1) {
    let hash = width;
    for (let next = place; next < place + width; next += 1) hash = mixed(Math.imul(hash, 31) ^ (words[next]! >>> 2));
    shingles[place] = hash;
  }
  const ofAll = least(count, OF_ALL, into, at);
  // A short text is all beginning.
  const ofBeginning = BEGINNING_WORDS - width;
  if (count <= ofBeginning) return ofAll;
  const end = least(ofBeginning, OF_BEGINNING, into, ofAll);
  let kept = ofAll;
  for (let place = ofAll; place < end; place += 1) {
    const hash = into[place]!;
    const known = into.indexOf(hash, at);
    if (known === -1 || known >= kept) into[kept++] = hash;
  }
  return kept;
}

/**
 * Writes the `most` smallest of the first `count` shingles, sorted and without duplicates.
 * @returns their end
 */
function least(count: number, most: number, into: Uint32Array, at: number): number {
  let end = at;
  for (let shingle = 0; shingle < count; shingle += 1) {
    const hash = shingles[shingle]!;
    if (end === at + most && hash >= into[end - 1]!) continue;
    let place = end;
    while (place > at && into[place - 1]! > hash) place -= 1;
    if (place > at && into[place - 1] === hash) continue;
    if (end < at + most) end += 1;
    for (let behind = end - 1; behind > place; behind -= 1) into[behind] = into[behind - 1]!;
    into[place] = hash;
  }
  return end;
}
