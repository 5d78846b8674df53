/** Counts what a text is made of: words, hashtags, accounts and links. One pass over the characters. */

export interface Wording {
  readonly words: number;
  readonly tags: number;
  readonly handles: number;
  readonly links: number;
}

/** Characters counted; what follows is ignored. */
const LONGEST_READ = 4000;

export function wordingOf(text: string): Wording {
  let [words, tags, handles, links] = [0, 0, 0, 0];
  const length = Math.min(text.length, LONGEST_READ);
  for (let at = 0; at < length; ) {
    const end = tokenEnd(text, at, length);
    const first = text.charCodeAt(at);
    if (first === HASH || first === WIDE_HASH) tags += 1;
    else if (first === AT || first === WIDE_AT) handles += 1;
    else if (isLink(text, at, first)) links += 1;
    else words += wordsIn(text, at, end);
    at = end + 1;
  }
  return { words, tags, handles, links };
}

const isLink = (text: string, at: number, first: number): boolean =>
  first === SMALL_H
    ? text.startsWith('http://', at) || text.startsWith('https://', at)
    : first === SMALL_W && text.startsWith('www.', at);

/** Returns the end of the token up to the next space; `#a#b` is two tokens. */
function tokenEnd(text: string, start: number, length: number): number {
  let end = start + 1;
  while (end < length && !isSpace(text.charCodeAt(end))) end += 1;
  const next = text.charCodeAt(start) === HASH ? text.indexOf('#', start + 1) : -1;
  return next !== -1 && next < end ? next - 1 : end;
}

/** Counts words: in scripts without spaces, two characters are about one word; signs, numbers and emoji are none. */
function wordsIn(text: string, start: number, end: number): number {
  let dense = 0;
  let isWord = false;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) isWord ||= (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
    else if (isDense(unit)) dense += 1;
    else isWord ||= (unit >= 0xc0 && unit < 0x2000) || (unit >= HANGUL && unit < SURROGATES);
  }
  return Math.ceil(dense / 2) + (isWord ? 1 : 0);
}

/** Thai, Lao, Burmese, Khmer, Han and kana. Korean uses spaces. */
const isDense = (unit: number): boolean =>
  (unit >= 0x0e00 && unit < 0x0f00) ||
  (unit >= 0x1000 && unit < 0x10a0) ||
  (unit >= 0x1780 && unit < 0x1800) ||
  (unit >= 0x2e80 && unit < HANGUL);

const isSpace = (unit: number): boolean => unit <= 0x20 || unit === 0xa0 || unit === 0x3000;

const [HASH, WIDE_HASH, AT, WIDE_AT] = [0x23, 0xff03, 0x40, 0xff20];
const [SMALL_H, SMALL_W] = [0x68, 0x77];
const [HANGUL, SURROGATES] = [0xac00, 0xd800];
