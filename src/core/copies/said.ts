/** What a mention says, word by word, without what comes from being passed on: addresses, handles, tags and lines at the end. */
import type { Mention } from '../../types.js';
import { hashWords, sameWord, WORDS_AT_MOST } from './word-hashes.js';

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

/** What comes later says no more about whether it is the same text. */
const CHARACTERS_AT_MOST = 4000;

/** The words of one title and one text at a time. */
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

/** A stretch of a longer array: many small ones take long to make. */
function pooled(length: number): Uint32Array {
  if (poolUsed + length > pool.length) {
    pool = new Uint32Array(POOL_WORDS);
    poolUsed = 0;
  }
  poolUsed += length;
  return pool.subarray(poolUsed - length, poolUsed);
}

/** No address is without one of the signs that are looked for first. */
const withoutAddresses = (text: string): string =>
  text.includes('/') || text.includes('@') || (text.includes('.') && /www\./i.test(text))
    ? text.replace(ADDRESS, ' ')
    : text;

const ADDRESS = /https?:\/\/\S+|www\.\S+|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}\/\S*|@[\w.@-]+/gi;
const CUT = /(?:…|\.{3}|\[\.\.\.\]|\[…\])$/;

/** @param body without white space at its end */
const isCutOff = (body: string): boolean => '….]'.includes(body.charAt(body.length - 1)) && CUT.test(body.slice(-10));

/** Lines that are put behind every text of a feed or an app, and words without which there is none, in small letters. */
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

/** @param text without white space at its end */
function withoutTail(text: string): string {
  const ending = text.slice(-TAIL_CHARACTERS).toLowerCase();
  return SIGNS.some((sign) => ending.includes(sign)) ? withoutTails(text) : text;
}

function withoutTails(text: string): string {
  let kept = text;
  // One may stand before the other.
  for (let passes = 0; passes < 3; passes += 1) {
    const start = Math.max(0, kept.length - TAIL_CHARACTERS);
    const small = kept.slice(start).toLowerCase();
    // Making a pattern takes longer than looking whether it can match.
    const tail = TAILS.filter(({ needs }) => needs.some((word) => small.includes(word)))
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
