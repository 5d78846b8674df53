/** What a mention says, word by word, without what comes from being passed on: addresses, handles, tags and lines at the end. */
import { lazyPattern } from '../../lazy-pattern.js';
import type { Mention } from '../../types.js';
import { isUnspaced } from '../text/boundary.js';
import { foldKeepingCase } from '../text/fold.js';

export interface Said {
  /**
   * A hash a word, in scripts without spaces one a letter; the lowest two bits say what it is (`HAS_DIGIT`, `IS_NAME`)
   * and are no part of the word. The title comes first, where the text does not begin with it.
   */
  readonly words: Uint32Array;
  /** Of these the first, which are the title. */
  readonly titleWords: number;
  /** How much that is: a letter that is a word counts half. */
  readonly size: number;
  /** Nothing but a title. */
  readonly isHeadline: boolean;
  /** It ends with the sign that there is more. */
  readonly isCut: boolean;
}

export const HAS_DIGIT = 1;
/** Written with a capital that is not that of a sentence. */
export const IS_NAME = 2;

export const sameWord = (a: number, b: number): boolean => a >>> 2 === b >>> 2;

/** What comes later says no more about whether it is the same text. */
const WORDS_AT_MOST = 256;
const CHARACTERS_AT_MOST = 4000;

export function saidIn({ title, text, origin }: Pick<Mention, 'title' | 'text' | 'origin'>): Said {
  const body = text.slice(0, CHARACTERS_AT_MOST).replace(ADDRESS, ' ').trimEnd();
  const isCut = body.length > 0 && (text.length > CHARACTERS_AT_MOST || CUT.test(body.slice(-10)));
  const head = wordsOf(withoutOutlet(title ?? '', origin.name));
  const rest = wordsOf(withoutTail(body));
  const repeats = head.hashes.length > 0 && head.hashes.every((word, place) => sameWord(word, rest.hashes[place] ?? 0));
  const titled = repeats ? [] : head.hashes;
  const words = Uint32Array.from([...titled, ...rest.hashes].slice(0, WORDS_AT_MOST));
  return {
    words,
    titleWords: Math.min(repeats ? head.hashes.length : titled.length, words.length),
    size: repeats ? rest.size : head.size + rest.size,
    isHeadline: head.hashes.length > 0 && rest.hashes.length <= (repeats ? head.hashes.length : 0),
    isCut,
  };
}

const ADDRESS = /https?:\/\/\S+|www\.\S+|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}\/\S*|@[\w.@-]+/gi;
const CUT = /(?:…|\.{3}|\[\.\.\.\]|\[…\])\s*$/;

/** Lines that are put behind every text of a feed or an app, and words without which there is none, in small letters. */
const TAILS: readonly { readonly pattern: RegExp; readonly needs?: readonly string[] }[] = [
  { pattern: /(?:\s#[^\s#]{1,100})+\s*$/ },
  { pattern: /\s(?:via|h\/t)(?:\s{1,3}\S{1,40}(?:\s\S{1,40})?)?\s*$/i },
  {
    pattern: /\bThe post\b.{1,300}\b(?:appeared first on|first appeared on)\b.{1,100}$/is,
    needs: ['the post'],
  },
  {
    pattern:
      /\b(?:read more|continue reading|read the full (?:story|article)|weiterlesen|lire la suite|leer más)\b.{0,80}$/is,
    needs: ['read', 'weiterlesen', 'lire la suite', 'leer más'],
  },
  { pattern: /(?:^|[\s([])(?:source|quelle|fuente)\s?[:：].{1,60}$/is, needs: ['source', 'quelle', 'fuente'] },
  { pattern: /(?:…|\.{3}|\[\.\.\.\]|\[…\]|[[(]\s*[\])])\s*$/ },
];
const TAIL_CHARACTERS = 500;

function withoutTail(text: string): string {
  let kept = text;
  // One may stand before the other.
  for (let passes = 0; passes < 3; passes += 1) {
    const start = Math.max(0, kept.length - TAIL_CHARACTERS);
    const small = kept.slice(start).toLowerCase();
    // Making a pattern takes longer than looking whether it can match.
    const tail = TAILS.filter(({ needs }) => needs?.some((word) => small.includes(word)) ?? true)
      .reduce((left, { pattern }) => left.replace(pattern, ''), ` ${kept.slice(start)}`)
      .slice(1);
    if (tail.trimEnd() === kept.slice(start)) break;
    // All of it may be a line such as these: then that is what it says.
    if (tail.trim() === '' && start === 0) break;
    kept = `${kept.slice(0, start)}${tail}`.trimEnd();
  }
  return kept;
}

/** News readers write `Headline - Outlet`. */
function withoutOutlet(title: string, outlet: string | null): string {
  if (outlet === null || outlet === '' || !title.endsWith(outlet)) return title;
  return title.slice(0, -outlet.length).replace(/\s[-–—|]\s*$/, '') || title;
}

const WORD = lazyPattern(
  String.raw`\p{N}[\p{N}\p{L}\p{M}]*(?:[.,:]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*`,
  'gu',
);
const ASCII_WORD = /[0-9][0-9A-Za-z]*(?:[.,:][0-9]+)*|[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*/g;

function wordsOf(text: string): { readonly hashes: readonly number[]; readonly size: number } {
  const written = foldKeepingCase(text).text;
  const isPlain = !/[^\0-\x7f]/.test(written);
  const hashes: number[] = [];
  let size = 0;
  let end = 0;
  for (const match of written.matchAll(isPlain ? ASCII_WORD : WORD())) {
    if (hashes.length >= WORDS_AT_MOST) break;
    const [word] = match;
    const beginsSentence = match.index === 0 || /[.!?:"\n]/.test(written.slice(end, match.index));
    end = match.index + word.length;
    if (!isPlain && isUnspaced(word)) {
      for (const letter of word) hashes.push(hashed(letter) & ~3);
      size += word.length / 2;
      continue;
    }
    const lower = word.toLowerCase();
    const hasDigit = (isPlain ? /[0-9]/ : /\p{N}/u).test(word);
    const isName = !hasDigit && !beginsSentence && lower[0] !== word[0];
    const plain = hasDigit ? lower.replace(/[.,](?=\d{3}(?!\d))/g, '') : lower;
    hashes.push((hashed(plain) & ~3) | (hasDigit ? HAS_DIGIT : 0) | (isName ? IS_NAME : 0));
    size += 1;
  }
  return { hashes: hashes.map((hash) => hash >>> 0), size };
}

/** FNV-1a, mixed at the end. */
function hashed(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return mixed(hash);
}

/** Every bit depends on all of them. */
export function mixed(hash: number): number {
  let bits = hash >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
