/**
 * Selects, out of many queries, those that may match a mention: one pass over the mention, however many queries there
 * are.
 */
import { standsApart } from '../text/boundary.js';
import { hashed, hashTable, keyHash, NO_WORD, pairHash, wordHash } from '../text/key-hash.js';
import { isOfWords } from './keys.js';
import { tagKey, type View } from './subject.js';

/**
 * Returns the indices of the queries that may match, in ascending order; all others are certain not to. The list is
 * overwritten by the next call.
 */
export type Candidates = (view: View) => ArrayLike<number> & Iterable<number>;

/** @param keys the keys of each query, from `keysOf` */
export function candidatesAmong(keys: readonly (readonly string[] | null)[]): Candidates {
  const always = keys.flatMap((own, place) => (own === null ? [place] : []));
  const words = lookup(keys, isOfWords, keyHash);
  const openings = lookup(keys, (key) => !isOfWords(key), wordHash);
  const lengths = [...new Set(openings.keys.map(({ length }) => length))].sort((a, b) => a - b);
  const firstUnits = new Set(openings.keys.map((key) => key.charCodeAt(0)));
  const seen = new Uint32Array(keys.length);
  const places = new Int32Array(keys.length);
  let look = 0;
  let count = 0;

  const add = (held: readonly number[] | null): void => {
    if (held === null) return;
    for (let at = 0; at < held.length; at += 1) {
      const place = held[at]!;
      if (seen[place] === look) continue;
      seen[place] = look;
      places[count++] = place;
    }
  };
  const openingAt = (text: string, at: number): void => {
    let hash = NO_WORD;
    let read = 0;
    for (const length of lengths) {
      if (at + length > text.length) return;
      for (; read < length; read += 1) hash = hashed(hash, text.charCodeAt(at + read));
      add(openings.of(hash));
    }
  };
  const lookThrough = (text: string): void => {
    let [word, before, isIn, isFirst] = [NO_WORD, 0, false, true];
    for (let at = 0; at <= text.length; at += 1) {
      const unit = at < text.length ? text.charCodeAt(at) : SPACE;
      if (isApart(unit)) {
        word = hashed(word, unit);
        isIn = true;
        continue;
      }
      if (firstUnits.has(unit)) openingAt(text, at);
      if (!isIn) continue;
      add(words.of(word));
      if (!isFirst) add(words.of(pairHash(before, word)));
      [before, word, isIn, isFirst] = [word, NO_WORD, false, false];
    }
  };

  return (view) => {
    look += 1;
    count = 0;
    for (const place of always) places[count++] = place;
    lookThrough(view.text.folded().text);
    if (view.title !== null) lookThrough(view.title.folded().text);
    for (const tag of view.tags()) {
      const { text } = tag.folded();
      lookThrough(text);
      lookThrough(tagKey(text));
    }
    const [handle] = view.handles();
    if (handle !== undefined) lookThrough(handle);
    return places.subarray(0, count).sort();
  };
}

const SPACE = 0x20;

/** Cached results of `standsApart` by code unit: 0 not computed yet, 1 no, 2 yes. */
const known = new Uint8Array(0x10000);
const isApart = (unit: number): boolean => (known[unit] || (known[unit] = standsApart(unit) ? 2 : 1)) === 2;

interface Lookup {
  readonly keys: readonly string[];
  /** Returns the indices of the queries that have a key with this hash. */
  of(hash: number): readonly number[] | null;
}

function lookup(
  keys: readonly (readonly string[] | null)[],
  isOne: (key: string) => boolean,
  hashOf: (key: string) => number,
): Lookup {
  const places = new Map<number, number[]>();
  const all: string[] = [];
  for (const [place, own] of keys.entries()) {
    for (const key of own ?? []) {
      if (!isOne(key)) continue;
      all.push(key);
      const hash = hashOf(key);
      const held = places.get(hash);
      if (held === undefined) places.set(hash, [place]);
      else held.push(place);
    }
  }
  const table = hashTable([...places.keys()]);
  const held = [...places.values()];
  return {
    keys: all,
    of(hash) {
      const place = table.placeOf(hash);
      return place === -1 ? null : held[place]!;
    },
  };
}
