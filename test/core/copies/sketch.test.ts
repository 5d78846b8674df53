import { describe, expect, it } from '@jest/globals';
import { sketchOf } from '../../../src/core/copies/sketch.js';
import { HAS_DIGIT, mixed } from '../../../src/core/copies/word-hashes.js';
import fc from '../../support/property.js';

/** Reference implementation with sets and sorted lists. @param width words per shingle */
function slowly(words: readonly number[], width: number): readonly number[] {
  const shingles = words
    .slice(width - 1)
    .map((_, at) =>
      words.slice(at, at + width).reduce((hash, word) => mixed(Math.imul(hash, 31) ^ (word >>> 2)), width),
    );
  const least = (some: readonly number[], most: number) => [...new Set(some)].sort((a, b) => a - b).slice(0, most);
  const ofAll = least(shingles, 8);
  const beginning = 40 - width;
  if (shingles.length <= beginning) return ofAll;
  return [...ofAll, ...least(shingles.slice(0, beginning), 4).filter((hash) => !ofAll.includes(hash))];
}

function sketch(words: readonly number[], size: number): readonly number[] {
  const into = new Uint32Array(20).fill(7);
  const end = sketchOf({ words: Uint32Array.from(words), size }, into, 3);
  expect([...into.subarray(0, 3)]).toEqual([7, 7, 7]);
  expect(end).toBeLessThanOrEqual(15);
  return [...into.subarray(3, end)];
}

describe('sketchOf', () => {
  // A small vocabulary makes shingles repeat.
  const word = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 200 })).map((at) => mixed(at) & ~3);
  const texts = fc.array(word, { maxLength: 120 });

  it('contains the smallest shingles of the whole text and of its beginning', () => {
    fc.assert(
      fc.property(texts, (words) => {
        expect(sketch(words, words.length)).toEqual(slowly(words, 3));
        expect(sketch(words, words.length / 2)).toEqual(slowly(words, 5));
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on the marks of words', () => {
    const words = Array.from({ length: 50 }, (_, at) => mixed(at) & ~3);
    const marked = words.map((one) => one | HAS_DIGIT);
    expect(sketch(marked, 50)).toEqual(sketch(words, 50));
  });

  it('uses wider shingles if the size is below four fifths of the number of words', () => {
    const words = Array.from({ length: 50 }, (_, at) => mixed(at) & ~3);
    expect(sketch(words, 40)).toEqual(slowly(words, 3));
    expect(sketch(words, 39.5)).toEqual(slowly(words, 5));
  });
});
