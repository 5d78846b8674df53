/** AFINN-165 with the emoji of the package `sentiment`, and the list of VADER, as hashes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { FACES } from '../../src/core/sentiment/faces.js';
import { emojiHash, hashOf } from '../../src/core/sentiment/hash.js';

export interface WordLists {
  readonly hashes: Int32Array;
  /** In tenths, two per word. */
  readonly values: Int8Array;
}

const require = createRequire(import.meta.url);
const WORD = /^[\p{L}'-]+$/u;
const PICTURE = /^\p{Extended_Pictographic}/u;
const MOST = 50;

export function wordLists(): WordLists {
  const pairs = new Map<number, [number, number]>();
  const set = (hash: number, list: 0 | 1, value: number) => {
    const pair = pairs.get(hash) ?? [0, 0];
    pair[list] = Math.max(-MOST, Math.min(MOST, Math.round(value * 10)));
    pairs.set(hash, pair);
  };
  const add = (word: string, list: 0 | 1, value: number) => {
    if (WORD.test(word)) set(hashOf(word), list, value);
    else if (PICTURE.test(word)) set(emojiHash(word.codePointAt(0)!), list, value);
  };
  const package_ = dirname(require.resolve('sentiment/package.json'));
  for (const file of ['languages/en/labels.json', 'build/emoji.json']) {
    const values = JSON.parse(readFileSync(join(package_, file), 'utf8')) as Record<string, number>;
    for (const [word, value] of Object.entries(values)) add(word, 0, value);
  }
  const vader = join(dirname(require.resolve('vader-sentiment/package.json')), 'vader_lexicon.txt');
  for (const line of readFileSync(vader, 'utf8').split('\n')) {
    const [word, value] = line.split('\t');
    if (word !== undefined && value !== undefined) add(word, 1, Number(value));
  }
  for (const [hash, value] of FACES) {
    set(hash, 0, value);
    set(hash, 1, value);
  }
  const hashes = [...pairs.keys()].sort((a, b) => a - b);
  return {
    hashes: Int32Array.from(hashes),
    values: Int8Array.from(hashes.flatMap((hash) => pairs.get(hash)!)),
  };
}
