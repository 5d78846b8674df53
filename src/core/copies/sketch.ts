/** A few numbers a text: texts that have many words in common have some of them in common. */
import type { Said } from './said.js';
import { mixed, WORDS_AT_MOST } from './word-hashes.js';

const OF_ALL = 8;
const OF_BEGINNING = 4;
const BEGINNING_WORDS = 40;

/** Of one text at a time. */
const shingles = new Uint32Array(WORDS_AT_MOST);

/**
 * MinHash by the least values of one hash ("k minimum values"; Broder, "On the resemblance and containment of
 * documents", 1997) over shingles of three words, or five where a letter is one; of the whole text, and of its
 * beginning, which is all that is left of one that was cut.
 */
export function sketchOf({ words, size }: Pick<Said, 'words' | 'size'>): readonly number[] {
  const width = size >= 0.8 * words.length ? 3 : 5;
  const count = words.length - width + 1;
  for (let place = 0; place < count; place += 1) {
    let hash = width;
    for (let next = place; next < place + width; next += 1) hash = mixed(Math.imul(hash, 31) ^ (words[next]! >>> 2));
    shingles[place] = hash;
  }
  const sketch = least(count, OF_ALL);
  // Those of a short text are all of its beginning.
  const ofBeginning = BEGINNING_WORDS - width;
  if (count <= ofBeginning) return sketch;
  for (const hash of least(ofBeginning, OF_BEGINNING)) if (!sketch.includes(hash)) sketch.push(hash);
  return sketch;
}

/** The least of the first so many, each once, in order. */
function least(count: number, most: number): number[] {
  const kept: number[] = [];
  for (let shingle = 0; shingle < count; shingle += 1) {
    const hash = shingles[shingle]!;
    if (kept.length === most && hash >= kept[most - 1]!) continue;
    let place = kept.length;
    while (place > 0 && kept[place - 1]! > hash) place -= 1;
    if (place > 0 && kept[place - 1] === hash) continue;
    if (kept.length < most) kept.push(hash);
    for (let behind = kept.length - 1; behind > place; behind -= 1) kept[behind] = kept[behind - 1]!;
    kept[place] = hash;
  }
  return kept;
}
