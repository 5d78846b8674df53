/** Texts as the features of a model, in a few long arrays. */
import { extract, features, GROUPS, LETTERS, LEXICON, WORDS } from '../../src/core/sentiment/features.js';
import { DENSE } from '../../src/core/sentiment/hash.js';
import { hasShortHash, letterGrams, shortHash, wordHash, writeLetterGrams } from '../../src/core/sentiment/of-token.js';
import { tokenize } from '../../src/core/sentiment/tokenize.js';
import { tokens } from '../../src/core/sentiment/tokens.js';
import { valences, weighTokens } from '../../src/core/sentiment/valence.js';
import type { WordValues } from '../../src/core/sentiment/word-values.js';
import { NO_VECTORS, type WordVectors } from './word-vectors.js';

export interface Example {
  readonly text: string;
  /** One per output; null if unknown. */
  readonly targets: readonly (number | null)[];
  readonly weight: number;
}

export interface Encoded {
  readonly size: number;
  readonly outputs: number;
  /** Places in a model with this number of bits. */
  readonly places: Int32Array;
  /** GROUPS + 1 offsets per text. */
  readonly starts: Int32Array;
  readonly targets: Float32Array;
  readonly weights: Float32Array;
  /** Per text, the sum of its word vectors divided by the square root of its number of tokens. */
  readonly meant: Float32Array;
  /** Length of a vector. */
  readonly dimensions: number;
}

export function encode(
  examples: readonly Example[],
  lists: WordValues,
  bits: number,
  vectors: WordVectors = NO_VECTORS,
): Encoded {
  const outputs = examples[0]?.targets.length ?? 0;
  const starts = new Int32Array(examples.length * (GROUPS + 1));
  const targets = new Float32Array(examples.length * outputs);
  const weights = new Float32Array(examples.length * outputs);
  const { dimensions } = vectors;
  const meant = new Float32Array(examples.length * dimensions);
  let places = new Int32Array(1 << 20);
  let written = 0;
  examples.forEach(({ text, targets: wanted, weight }, example) => {
    tokenize(text, []);
    weighTokens(lists);
    extract();
    addVectors(vectors, meant, example * dimensions);
    while (written + 2 * tokens.count + tokens.letterGrams + features.start[GROUPS]! > places.length) {
      const longer = new Int32Array(places.length * 2);
      longer.set(places);
      places = longer;
    }
    for (let group = 0; group < GROUPS; group++) {
      starts[example * (GROUPS + 1) + group] = written;
      written = OF_TOKENS[group]?.(places, written, bits) ?? written;
      const [from, to] = [features.start[group]!, features.start[group + 1]!];
      for (let at = from; at < to; at++) {
        const id = features.id[at]!;
        places[written++] = group < LEXICON ? placeOf(id, bits) : id;
      }
    }
    starts[example * (GROUPS + 1) + GROUPS] = written;
    wanted.forEach((target, output) => {
      targets[example * outputs + output] = target ?? 0;
      weights[example * outputs + output] = target === null ? 0 : weight;
    });
  });
  return {
    size: examples.length,
    outputs,
    places: places.slice(0, written),
    starts,
    targets,
    weights,
    meant,
    dimensions,
  };
}

/** Skips negated words: the vector of a word says nothing about its opposite. */
function addVectors({ rows, numbers, dimensions }: WordVectors, into: Float32Array, first: number): void {
  const { count, longWords, hash } = tokens;
  const scale = 1 / Math.sqrt(count + longWords);
  for (let token = 0; token < count; token++) {
    const row = valences.turned[token] === 1 ? undefined : rows.get(hash[token]!);
    if (row === undefined) continue;
    for (let at = 0; at < dimensions; at++) into[first + at]! += numbers[row * dimensions + at]! * scale;
  }
}

const placeOf = (hash: number, bits: number): number => DENSE + (hash >>> (32 - bits));

type Write = (places: Int32Array, first: number, bits: number) => number;

/** Writes the features of the text tokenized last that are not in `features`, by group. @returns where they end */
const OF_TOKENS: Readonly<Record<number, Write>> = {
  [WORDS](places, first, bits) {
    let written = first;
    for (let token = 0; token < tokens.count; token++) {
      places[written++] = placeOf(wordHash(token), bits);
      if (hasShortHash(token)) places[written++] = placeOf(shortHash(token), bits);
    }
    return written;
  },
  [LETTERS](places, first, bits) {
    let written = first;
    for (let token = 0; token < tokens.count; token++) {
      const grams = writeLetterGrams(token);
      for (let gram = 0; gram < grams; gram++) places[written++] = placeOf(letterGrams[gram]!, bits);
    }
    return written;
  },
};
