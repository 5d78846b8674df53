/** Unknown words are judged like similar known ones, after training and with the shipped weights. */
import { describe, expect, it } from '@jest/globals';
import { type Example, encode } from '../../../scripts/train/encoded.js';
import { learn, predict } from '../../../scripts/train/learn.js';
import { heaviest, type WordVectors, withoutNames } from '../../../scripts/train/word-vectors.js';
import { modelBytes, withoutMiddle } from '../../../scripts/train/write-model.js';
import { hashOf } from '../../../src/core/sentiment/hash.js';
import { judge } from '../../../src/core/sentiment/judge.js';
import { readModel } from '../../../src/core/sentiment/linear-model.js';
import { wordValues } from '../../../src/core/sentiment/word-values.js';

const BITS = 12;
const NO_LISTS = wordValues(new Int32Array(), new Int8Array());
const LIKE: Readonly<Record<string, readonly [number, number]>> = {
  ...{
    zoff: [1, 0],
    blen: [1, 0],
    quarm: [1, 0],
    wibble: [0, 1],
    dorp: [0, 1],
    munge: [0, 1],
    table: [0, 0],
    chair: [0, 0],
  },
};
const words = Object.keys(LIKE);
const vectors: WordVectors = {
  dimensions: 2,
  rows: new Map(words.map((word, row) => [hashOf(word), row])),
  numbers: Float32Array.from(words.flatMap((word) => LIKE[word]!)),
};

const NEGATIVE = [1, 0, 0];
const NEUTRAL = [0, 1, 0];
const POSITIVE = [0, 0, 1];
const texts: Example[] = Array.from({ length: 60 }, (_, turn) => [
  { text: `it was zoff ${turn}`, targets: POSITIVE, weight: 1 },
  { text: `a blen day ${turn}`, targets: POSITIVE, weight: 1 },
  { text: `it was wibble ${turn}`, targets: NEGATIVE, weight: 1 },
  { text: `a dorp day ${turn}`, targets: NEGATIVE, weight: 1 },
  { text: `it was a table ${turn}`, targets: NEUTRAL, weight: 1 },
]).flat();

const fitted = learn(encode(texts, NO_LISTS, BITS, vectors), {
  bits: BITS,
  epochs: 4,
  rate: 0.1,
  seed: 1,
  link: 'one',
});

describe('word vectors', () => {
  it.each([
    ['quarm', 2],
    ['munge', 0],
  ])('give %s, which is not in the training texts, the sentiment of similar words', (word, sentiment) => {
    const text = encode([{ text: `the ${word}`, targets: NEUTRAL, weight: 1 }], NO_LISTS, BITS, vectors);
    const said = new Float64Array(3);
    predict(fitted, text, 0, 'one', said);
    expect(said.indexOf(Math.max(...said))).toBe(sentiment);
  });

  it('give the same result in the shipped weights', () => {
    const bytes = modelBytes(withoutMiddle(fitted), NO_LISTS, { bits: BITS, temperature: 1, hasGate: false, vectors });
    const model = readModel(bytes);
    expect(judge(model, 'the quarm', []).positive).toBeGreaterThan(0.5);
    expect(judge(model, 'the munge', []).negative).toBeGreaterThan(0.5);
    const held = encode([{ text: 'the quarm', targets: NEUTRAL, weight: 1 }], NO_LISTS, BITS, vectors);
    const said = new Float64Array(3);
    predict(fitted, held, 0, 'one', said);
    expect(judge(model, 'the quarm', []).positive).toBeCloseTo(said[2]!, 1);
  });

  it('are not used for a negated word', () => {
    const [plain, turned] = ['quarm', 'not quarm'].map((text) =>
      encode([{ text, targets: NEUTRAL, weight: 1 }], NO_LISTS, BITS, vectors),
    );
    expect([...plain!.meant].some((one) => one !== 0)).toBe(true);
    expect([...turned!.meant]).toEqual([0, 0]);
  });
});

describe('heaviest', () => {
  it('keeps the words with the largest effect', () => {
    const { rows } = heaviest(vectors, fitted.lens, fitted.outputs, 6);
    const kept = words.filter((word) => rows.has(hashOf(word)));
    expect(kept).toEqual(words.filter((word) => LIKE[word]!.some((one) => one !== 0)));
  });
});

describe('withoutNames', () => {
  it('removes words that are capitalized within sentences more often than not', () => {
    const { rows } = withoutNames(vectors, [
      'we met Zoff, and Zoff again, not zoff',
      'Blen is a good blen',
      'a Table and a table',
    ]);
    expect(words.filter((word) => !rows.has(hashOf(word)))).toEqual(['zoff']);
  });
});
