/** A few numbers a text: texts that have many words in common have some of them in common. */
import { mixed, type Said } from './said.js';

const OF_ALL = 8;
const OF_BEGINNING = 4;
const BEGINNING_WORDS = 40;

/**
 * MinHash by the least values of one hash ("k minimum values"; Broder, "On the resemblance and containment of
 * documents", 1997) over shingles of three words, or five where a letter is one; of the whole text, and of its
 * beginning, which is all that is left of one that was cut.
 */
export function sketchOf({ words, size }: Pick<Said, 'words' | 'size'>): readonly number[] {
  const width = size >= 0.8 * words.length ? 3 : 5;
  if (words.length < width) return [];
  const hashes = new Uint32Array(words.length - width + 1);
  for (let place = 0; place < hashes.length; place += 1) {
    let hash = width;
    for (let next = place; next < place + width; next += 1) hash = mixed(Math.imul(hash, 31) ^ (words[next]! >>> 2));
    hashes[place] = hash;
  }
  return [...new Set([...least(hashes, OF_ALL), ...least(hashes.subarray(0, BEGINNING_WORDS - width), OF_BEGINNING)])];
}

/** The least of them, each once, in order. */
function least(hashes: Uint32Array, count: number): readonly number[] {
  const kept: number[] = [];
  for (const hash of hashes) {
    if (kept.length === count && hash >= kept[count - 1]!) continue;
    if (kept.includes(hash)) continue;
    let place = kept.length;
    while (place > 0 && kept[place - 1]! > hash) place -= 1;
    kept.splice(place, 0, hash);
    if (kept.length > count) kept.pop();
  }
  return kept;
}
