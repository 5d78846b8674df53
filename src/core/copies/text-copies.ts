/** Finds earlier mentions with the same text: candidates are selected by sketch and compared word by word. */
import type { Mention } from '../../types.js';
import { numbering } from '../numbering.js';
import { plainHandle, splitHandle } from '../query/pattern.js';
import { foldText } from '../text/fold.js';
import { isoTime } from '../time/iso.js';
import { type KeptText, keptTexts, type Stretch } from './kept-texts.js';
import { KEYS_AT_MOST, type PostingLists, postingLists } from './posting-lists.js';
import { saidIn } from './said.js';
import { isSameText, LEAST, type Relation, SHORT_HOURS } from './same-text.js';
import { sketchOf } from './sketch.js';
import { mixed } from './word-hashes.js';

/** Returns the person an account belongs to, or null if unknown. */
export type Identify = (source: string, handle: string) => string | null;

export interface TextCopies {
  /**
   * Returns the places at which the same text was seen before.
   * @param root maps a place to its cluster, of which one copy is enough
   */
  find(mention: Mention, root: (place: number) => number): readonly number[];
  /** Stores the mention last passed to `find` at a place. */
  keep(place: number): void;
}

const NOWHERE: readonly number[] = [];

const JUDGED_AT_MOST = 8;
const HOUR_MILLISECONDS = 3_600_000;

/** @param identify null: posts of one person are not grouped */
export function textCopies(identify: Identify | null): TextCopies {
  const kept = keptTexts();
  const words = arena();
  const lists = postingLists();
  const candidatesOf = candidates(lists);
  const sources = numbering();
  const persons = numbering();
  /** The mention last passed to `find`; null if it contains no words. */
  let last: Unplaced | null = null;
  return {
    find(mention, root) {
      last = null;
      const said = saidIn(mention);
      if (said.words.length === 0) return NOWHERE;
      const person = personOf(mention, identify);
      const { from, to } = words.keep(said.words);
      last = {
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
      fillKeys(last, said.words);
      const found = candidatesOf();
      if (found.length === 0) return NOWHERE;
      const places: number[] = [];
      for (const candidate of found) {
        const other = kept.at(candidate);
        if (places.some((place) => root(place) === root(other.place))) continue;
        const text = { ...other, words: words.read(other) };
        if (isSameText(said, text, relationOf(last, other, identify !== null))) places.push(other.place);
      }
      return places;
    },
    keep(place) {
      if (last === null) return;
      const entry = kept.count();
      for (let at = 0; at < keyCount; at += 1) lists.add(keys[at]!, entry);
      kept.add(last, place);
      last = null;
    },
  };
}

/** A text that has not been assigned a place yet. */
type Unplaced = Omit<KeptText, 'place'>;

/**
 * Keys of one text at a time. Texts are compared if they share one of the first `tellingCount` keys, or two of the
 * others.
 */
const keys = new Uint32Array(KEYS_AT_MOST);
let tellingCount = 0;
let keyCount = 0;

function fillKeys({ person, size, isArticle, isHeadline, titleWords }: Unplaced, words: Uint32Array): void {
  const whole = hashOf(words);
  let count = 0;
  if (size >= LEAST.words) keys[count++] = whole;
  if (size < LEAST.wordsOfOthers && person !== -1) keys[count++] = mixed(whole ^ Math.imul(person + 1, 0x9e3779b1));
  if (isArticle && titleWords > 0) keys[count++] = mixed(hashOf(words.subarray(0, titleWords)) ^ 0x5bd1e995);
  tellingCount = count;
  keyCount = isHeadline || size < LEAST.wordsOfOne ? count : sketchOf({ words, size }, keys, count);
}

function hashOf(words: Uint32Array): number {
  let hash = words.length;
  for (const word of words) hash = mixed(Math.imul(hash, 31) ^ (word >>> 2));
  return hash;
}

/** Returns the entries with the greatest weight of shared keys; among equals, the latest first. */
function candidates(lists: PostingLists): () => readonly number[] {
  /** Weight of shared keys, by entry; an array, since a map would take a lookup for every key. */
  let shared = new Uint8Array(1024);
  const seen: number[] = [];
  const weighIn = (entry: number, at: number) => {
    if (entry >= shared.length) {
      const grown = new Uint8Array(2 * entry);
      grown.set(shared);
      shared = grown;
    }
    if (shared[entry] === 0) seen.push(entry);
    shared[entry]! += at < tellingCount ? 2 : 1;
  };
  return () => {
    lists.latest(keys, keyCount, weighIn);
    if (seen.length === 0) return NOWHERE;
    const found: { readonly entry: number; readonly weight: number }[] = [];
    for (const entry of seen) {
      if (shared[entry]! > 1) found.push({ entry, weight: shared[entry]! });
      shared[entry] = 0;
    }
    seen.length = 0;
    if (found.length === 0) return NOWHERE;
    return found
      .sort((one, other) => other.weight - one.weight || other.entry - one.entry)
      .slice(0, JUDGED_AT_MOST)
      .map(({ entry }) => entry);
  };
}

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

/**
 * Returns the author in a form that is equal across networks: `ann`, `ann.bsky.social` and `ann@social.example` are
 * one.
 */
function personOf({ source, author }: Mention, identify: Identify | null): string | null {
  const { handle, name } = author;
  if (handle !== null) {
    return identify?.(source, handle) ?? plainHandle(handle) ?? splitHandle(foldText(handle).trim())[0];
  }
  return name === null ? null : foldText(name).trim();
}

const CHUNK_BITS = 16;
const CHUNK_WORDS = 2 ** CHUNK_BITS;

/** Stores the words of all texts in a few long arrays: one array per text would take more memory than its contents. */
function arena(): { keep(words: Uint32Array): Stretch; read(stretch: Stretch): Uint32Array } {
  const chunks: Uint32Array[] = [];
  /** Total over all chunks. */
  let used = 0;
  return {
    keep(words) {
      const left = chunks.length * CHUNK_WORDS - used;
      // Words that do not fit into a chunk go to the next one.
      if (left < words.length) {
        used += left;
        chunks.push(new Uint32Array(CHUNK_WORDS));
      }
      chunks.at(-1)!.set(words, used % CHUNK_WORDS);
      used += words.length;
      return { from: used - words.length, to: used };
    },
    read({ from, to }) {
      const start = from % CHUNK_WORDS;
      return chunks[from >>> CHUNK_BITS]!.subarray(start, start + to - from);
    },
  };
}
