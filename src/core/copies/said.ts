/**
 * Extracts what a mention says, word by word, without what comes from passing it on: addresses, handles, tags and lines
 * at the end.
 */
import type { Mention } from '../../types.js';
import { hashWords, sameWord, WORDS_AT_MOST } from './word-hashes.js';

export interface Said {
  /**
   * One hash per word, or per character in scripts without spaces. The lowest two bits are flags (`HAS_DIGIT`,
   * `IS_NAME`) and not part of the word. The title comes first, unless the text begins with it.
   */
  readonly words: Uint32Array;
  /** Number of leading words that form the title. */
  readonly titleWords: number;
  /** Length in words; a character that counts as a word is half a word. */
  readonly size: number;
  /** Has a title and nothing else. */
  readonly isHeadline: boolean;
  /** Ends with a sign that there is more. */
  readonly isCut: boolean;
}

/** What comes later adds nothing to the question of whether two texts are the same. */
const CHARACTERS_AT_MOST = 4000;

/** Buffers for one title and one text at a time. */
const headWords = new Uint32Array(WORDS_AT_MOST);
const restWords = new Uint32Array(WORDS_AT_MOST);
const NONE = { count: 0, size: 0 };

export function saidIn({ title, text, origin }: Pick<Mention, 'title' | 'text' | 'origin'>): Said {
  const body = withoutAddresses(text.slice(0, CHARACTERS_AT_MOST)).trimEnd();
  const isCut = body.length > 0 && (text.length > CHARACTERS_AT_MOST || isCutOff(body));
  const head = title === null ? NONE : hashWords(withoutOutlet(title, origin.name), headWords);
  const rest = hashWords(withoutTail(body), restWords);
  const repeats = head.count > 0 && head.count <= rest.count && beginsWith(restWords, headWords, head.count);
  const titled = repeats ? 0 : head.count;
  const words = pooled(Math.min(titled + rest.count, WORDS_AT_MOST));
  for (let place = 0; place < words.length; place += 1)
    words[place] = place < titled ? headWords[place]! : restWords[place - titled]!;
  return {
    words,
    titleWords: Math.min(head.count, words.length),
    size: repeats ? rest.size : head.size + rest.size,
    isHeadline: head.count > 0 && rest.count <= (repeats ? head.count : 0),
    isCut,
  };
}

function beginsWith(words: Uint32Array, beginning: Uint32Array, count: number): boolean {
  for (let place = 0; place < count; place += 1) if (!sameWord(words[place]!, beginning[place]!)) return false;
  return true;
}

const POOL_WORDS = 16_384;
let pool = new Uint32Array(0);
let poolUsed = 0;

/** Returns a slice of a longer array, since many small arrays are slow to allocate. */
function pooled(length: number): Uint32Array {
  if (poolUsed + length > pool.length) {
    pool = new Uint32Array(POOL_WORDS);
    poolUsed = 0;
  }
  poolUsed += length;
  return pool.subarray(poolUsed - length, poolUsed);
}

/** Every address contains one of the characters that are tested first. */
const withoutAddresses = (text: string): string =>
  text.includes('/') || text.includes('@') || (text.includes('.') && /www\./i.test(text))
    ? text.replace(ADDRESS, ' ')
    : text;

const ADDRESS = /https?:\/\/\S+|www\.\S+|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}\/\S*|@[\w.@-]+/gi;
const CUT = /(?:…|\.{3}|\[\.\.\.\]|\[…\])$/;

/** @param body without trailing white space */
const isCutOff = (body: string): boolean => '….]'.includes(body.charAt(body.length - 1)) && CUT.test(body.slice(-10));

/**
 * Boilerplate that feeds and apps append to every text, with lower-case strings of which each pattern needs at least
 * one.
 */
const TAILS: readonly { readonly pattern: RegExp; readonly needs: readonly string[] }[] = [
  { pattern: /(?:\s#[^\s#]{1,100})+\s*$/, needs: ['#'] },
  { pattern: /\s(?:via|h\/t)(?:\s{1,3}\S{1,40}(?:\s\S{1,40})?)?\s*$/i, needs: ['via', 'h/t'] },
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
  { pattern: /(?:…|\.{3}|\[\.\.\.\]|\[…\]|[[(]\s*[\])])\s*$/, needs: ['…', '...', ')', ']'] },
];
const TAIL_CHARACTERS = 500;
const SIGNS = TAILS.flatMap(({ needs }) => needs);

/**
 * Fast test for these strings: the first three characters of each one's last word, packed into a number; shorter ones
 * by their only character.
 */
const BEGINNINGS = new Uint8Array(2 ** 15);
const MARKS = new Uint8Array(128);
for (const sign of SIGNS) {
  const letters = sign.slice(sign.lastIndexOf(' ') + 1).slice(0, 3);
  if (letters.length < 3) MARKS[letters.charCodeAt(0)] = 1;
  else BEGINNINGS[[...letters].reduce((three, letter) => pushed(three, letter.charCodeAt(0)), 0)] = 1;
}

/** Shifts a character's low five bits, in which case makes no difference, into a window of three characters. */
function pushed(three: number, unit: number): number {
  return ((three << 5) | (unit & 31)) & 0x7fff;
}

/**
 * Whether one of the strings may occur near the end. ASCII takes one check per character; any other text is not ruled
 * out.
 */
function mayHaveTail(text: string): boolean {
  let three = 0;
  for (let at = Math.max(0, text.length - TAIL_CHARACTERS); at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    three = pushed(three, unit);
    if (unit >= 0x80 || BEGINNINGS[three] !== 0 || MARKS[unit] !== 0) return true;
  }
  return false;
}

/** @param text without trailing white space */
function withoutTail(text: string): string {
  if (!mayHaveTail(text)) return text;
  const ending = text.slice(-TAIL_CHARACTERS).toLowerCase();
  return SIGNS.some((sign) => ending.includes(sign)) ? withoutTails(text) : text;
}

function withoutTails(text: string): string {
  let kept = text;
  // One kind of tail may precede another.
  for (let passes = 0; passes < 3; passes += 1) {
    const start = Math.max(0, kept.length - TAIL_CHARACTERS);
    const small = kept.slice(start).toLowerCase();
    // Compiling a pattern takes longer than checking whether it can match.
    const tail = TAILS.filter(({ needs }) => needs.some((word) => small.includes(word)))
      .reduce((left, { pattern }) => left.replace(pattern, ''), ` ${kept.slice(start)}`)
      .slice(1);
    if (tail.trimEnd() === kept.slice(start)) break;
    // If the whole text is such a line, then that is what it says.
    if (tail.trim() === '' && start === 0) break;
    kept = `${kept.slice(0, start)}${tail}`.trimEnd();
  }
  return kept;
}

/** Removes the outlet from a title: news aggregators write `Headline - Outlet`. */
function withoutOutlet(title: string, outlet: string | null): string {
  if (outlet === null || outlet === '' || !title.endsWith(outlet)) return title;
  return title.slice(0, -outlet.length).replace(/\s[-–—|]\s*$/, '') || title;
}
