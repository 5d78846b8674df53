/** Finds those that said the same before: candidates by their sketches, judged by their words. */
import type { Mention } from '../../types.js';
import { plainHandle, splitHandle } from '../query/pattern.js';
import { foldText } from '../text/fold.js';
import { isoTime } from '../time/iso.js';
import { type KeptText, keptTexts, type Stretch } from './kept-texts.js';
import { type PostingLists, postingLists } from './posting-lists.js';
import { saidIn } from './said.js';
import { isSameText, LEAST, type Relation, SHORT_HOURS } from './same-text.js';
import { sketchOf } from './sketch.js';
import { mixed } from './word-hashes.js';

/** Whose account it is; null: nobody's who is known. */
export type Identify = (source: string, handle: string) => string | null;

export interface TextCopies {
  /** @param root the cluster of a place: of each one copy is enough */
  find(mention: Mention, root: (place: number) => number): FoundCopies;
}

export interface FoundCopies {
  /** At which the same was said before. */
  readonly places: readonly number[];
  /** Remembers it as being at this place. */
  keep(place: number): void;
}

const NONE: FoundCopies = { places: [], keep: () => {} };

const JUDGED_AT_MOST = 8;
const HOUR_MILLISECONDS = 3_600_000;

/** @param identify null: one person's posts are not taken together on purpose */
export function textCopies(identify: Identify | null): TextCopies {
  const kept = keptTexts();
  const words = arena();
  const lists = postingLists();
  const candidatesOf = candidates(lists);
  const sources = numbers();
  const persons = numbers();
  return {
    find(mention, root) {
      const said = saidIn(mention);
      if (said.words.length === 0) return NONE;
      const person = personOf(mention, identify);
      const { from, to } = words.keep(said.words);
      const one = {
        source: sources(mention.source),
        person: person === null ? -1 : persons(person),
        isArticle: mention.kind === 'article',
        time: mention.publishedAt === null ? Number.NaN : isoTime(mention.publishedAt),
        titleWords: said.titleWords,
        size: said.size,
        isHeadline: said.isHeadline,
        isCut: said.isCut,
        from,
        to,
      };
      const keys = keysOf(one, said.words);
      const places: number[] = [];
      for (const candidate of candidatesOf(keys)) {
        const other = kept.at(candidate);
        if (places.some((place) => root(place) === root(other.place))) continue;
        const text = { ...other, words: words.read(other) };
        if (isSameText(said, text, relationOf(one, other, identify !== null))) places.push(other.place);
      }
      return {
        places,
        keep(place) {
          for (const key of keys.telling) lists.add(key, kept.count());
          for (const key of keys.sketch) lists.add(key, kept.count());
          kept.add(one, place);
        },
      };
    },
  };
}

/** It is not yet known where it is taken in. */
type Unplaced = Omit<KeptText, 'place'>;

/** Numbers for names, from 0. */
function numbers(): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const number = known.get(name);
    if (number !== undefined) return number;
    known.set(name, known.size);
    return known.size - 1;
  };
}

interface Keys {
  /** Having one in common is enough to be judged. */
  readonly telling: readonly number[];
  /** Of these it takes two. */
  readonly sketch: readonly number[];
}

function keysOf({ person, size, isArticle, isHeadline, titleWords }: Unplaced, words: Uint32Array): Keys {
  const whole = hashOf(words);
  const telling: number[] = [];
  if (size >= LEAST.words) telling.push(whole);
  if (size < LEAST.wordsOfOthers && person !== -1) telling.push(mixed(whole ^ Math.imul(person + 1, 0x9e3779b1)));
  if (isArticle && titleWords > 0) telling.push(mixed(hashOf(words.subarray(0, titleWords)) ^ 0x5bd1e995));
  return { telling, sketch: isHeadline || size < LEAST.wordsOfOne ? [] : sketchOf({ words, size }) };
}

function hashOf(words: Uint32Array): number {
  let hash = words.length;
  for (const word of words) hash = mixed(Math.imul(hash, 31) ^ (word >>> 2));
  return hash;
}

/** Those with most in common first, the latest of them before the others. */
function candidates(lists: PostingLists): (keys: Keys) => readonly number[] {
  /** By entry; in a map they would be looked for again and again. */
  let shared = new Uint8Array(1024);
  const seen: number[] = [];
  let weight = 0;
  const weighIn = (entry: number) => {
    if (entry >= shared.length) {
      const grown = new Uint8Array(2 * entry);
      grown.set(shared);
      shared = grown;
    }
    if (shared[entry] === 0) seen.push(entry);
    shared[entry]! += weight;
  };
  return ({ telling, sketch }) => {
    weight = 2;
    lists.latest(telling, weighIn);
    weight = 1;
    lists.latest(sketch, weighIn);
    if (seen.length === 0) return NOBODY;
    const found: { readonly entry: number; readonly weight: number }[] = [];
    for (const entry of seen) {
      if (shared[entry]! > 1) found.push({ entry, weight: shared[entry]! });
      shared[entry] = 0;
    }
    seen.length = 0;
    return found
      .sort((one, other) => other.weight - one.weight || other.entry - one.entry)
      .slice(0, JUDGED_AT_MOST)
      .map(({ entry }) => entry);
  };
}

const NOBODY: readonly number[] = [];

function relationOf(one: Unplaced, other: KeptText, takesPersons: boolean): Relation {
  const hours = Math.abs(one.time - other.time) / HOUR_MILLISECONDS;
  const samePerson = one.person !== -1 && one.person === other.person;
  return {
    samePerson,
    sameSource: one.source === other.source,
    bothArticles: one.isArticle && other.isArticle,
    hoursApart: Number.isNaN(hours) ? null : hours,
    isLenient: takesPersons && samePerson && !(hours > SHORT_HOURS),
  };
}

/** Who said it, as far as that can be told across networks: `ann`, `ann.bsky.social` and `ann@social.example` are one. */
function personOf({ source, author }: Mention, identify: Identify | null): string | null {
  const { handle, name } = author;
  if (handle !== null) {
    return identify?.(source, handle) ?? plainHandle(handle) ?? splitHandle(foldText(handle).trim())[0];
  }
  return name === null ? null : foldText(name).trim();
}

/** Words of all texts in one array: an array each would weigh more than what is in it. */
function arena(): { keep(words: Uint32Array): Stretch; read(stretch: Stretch): Uint32Array } {
  let held = new Uint32Array(4096);
  let used = 0;
  return {
    keep(words) {
      if (used + words.length > held.length) {
        const grown = new Uint32Array(2 * held.length);
        grown.set(held);
        held = grown;
      }
      held.set(words, used);
      used += words.length;
      return { from: used - words.length, to: used };
    },
    read: ({ from, to }) => held.subarray(from, to),
  };
}
