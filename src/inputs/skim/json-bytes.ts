/**
 * Checks JSON on its bytes as strictly as a parser would, and finds the end and kind of values. A line feed ends any
 * scan, so the bytes must end with one.
 */
import { characterAt, numberedAt } from './character-at.js';

/** Kinds of values; 0 is not a kind. WORDS is a text with content. */
export const WORDS = 1;
export const INTEGER = 2;
export const EMPTY = 3;
export const NULL = 4;
const TRUE = 5;
export const FALSE = 6;
/** Any number other than an integer without a sign. */
export const NUMBER = 7;
export const MEMBERS = 8;
export const ELEMENTS = 9;
/**
 * A text that begins with markup or a control character: it may count as empty, or say that the content was deleted.
 */
export const ODD = 10;
export const KINDS = 11;

export const [QUOTE, COMMA, OPEN, CLOSE, LINE_FEED] = [0x22, 0x2c, 0x7b, 0x7d, 0x0a] as const;
const [COLON, BACKSLASH, LIST, LIST_END, MINUS, DOT] = [0x3a, 0x5c, 0x5b, 0x5d, 0x2d, 0x2e] as const;

/** Result of reading: about the value read last, and about all texts since the last reset. */
export const read = {
  kind: 0,
  /** Bitwise OR of their bytes, four at a time: without a highest bit set, they are all ASCII. */
  highBits: 0,
  /** Some character is written as a `\u` escape or as `\b`. */
  hasCode: false,
};

/** Returns the offset past the value and sets `read.kind`; -1 if it is not JSON or continues on the next line. */
export function valueEnd(view: DataView, at: number, to: number): number {
  const first = view.getUint8(at);
  if (first === QUOTE) {
    read.kind = textKind(view, at + 1, to);
    return textEnd(view, at + 1, to);
  }
  if (first === OPEN || first === LIST) {
    const end = nestedEnd(view, at, to);
    read.kind = first === OPEN ? MEMBERS : ELEMENTS;
    return end;
  }
  return plainEnd(view, at, to, first);
}

/** Returns the offset past white space within a line. */
export function spaceEnd(view: DataView, from: number): number {
  let at = from;
  for (let byte = view.getUint8(at); byte === 0x20 || byte === 0x09 || byte === 0x0d; byte = view.getUint8(at)) at++;
  return at;
}

// Signed 32-bit integers: arithmetic on other numbers is slow.
const ONES = 0x01010101;
const HIGHEST = ~0x7f7f7f7f;
const QUOTES = 0x22222222;
const BACKSLASHES = 0x5c5c5c5c;
const SPACES = 0x20202020;

/**
 * Returns the offset past the closing quote; -1 if there is none. Reads four bytes at a time: the lowest marked byte is
 * a quote, a backslash or a control character.
 */
export function textEnd(view: DataView, from: number, to: number): number {
  let at = from;
  let high = 0;
  while (at + 4 <= to) {
    const four = view.getInt32(at, true);
    high |= four;
    const quotes = four ^ QUOTES;
    const backslashes = four ^ BACKSLASHES;
    const marked =
      (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes) | ((four - SPACES) & ~four)) & HIGHEST;
    if (marked === 0) {
      at += 4;
      continue;
    }
    at += (31 - Math.clz32(marked & -marked)) >> 3;
    const byte = view.getUint8(at);
    if (byte === QUOTE) {
      read.highBits |= high;
      return at + 1;
    }
    at = byte === BACKSLASH ? escapeEnd(view, at + 1, to) : -1;
    if (at === -1) return -1;
  }
  read.highBits |= high;
  for (; at < to; at++) {
    const byte = view.getUint8(at);
    if (byte === QUOTE) return at + 1;
    // Near the end of the bytes, rare cases are left to a parser.
    if (byte === BACKSLASH || byte < 0x20) return -1;
    read.highBits |= byte;
  }
  return -1;
}

/** Returns the offset of the next backslash or non-ASCII byte, or `to` if there is none before it. */
export function nextOdd(view: DataView, from: number, to: number): number {
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const four = view.getInt32(at, true);
    const backslashes = four ^ BACKSLASHES;
    const marked = (four | ((backslashes - ONES) & ~backslashes)) & HIGHEST;
    if (marked !== 0) return at + ((31 - Math.clz32(marked & -marked)) >> 3);
  }
  for (; at < to; at++) if (view.getUint8(at) === BACKSLASH || view.getUint8(at) >= 0x80) return at;
  return to;
}

const ESCAPES = new Set([...String.raw`"\/bfnrt`].map((sign) => sign.charCodeAt(0)));

function escapeEnd(view: DataView, at: number, to: number): number {
  if (at + 5 > to) return -1;
  const sign = view.getUint8(at);
  // A backspace is removed from texts, as are many characters that are written as escapes.
  if (sign === 0x75 || sign === 0x62) read.hasCode = true;
  if (ESCAPES.has(sign)) return at + 1;
  if (sign !== 0x75) return -1;
  for (let place = at + 1; place < at + 5; place++) {
    const byte = view.getUint8(place);
    const letter = byte | 0x20;
    if (!isDigit(byte) && !(letter >= 0x61 && letter <= 0x66)) return -1;
  }
  return at + 5;
}

/** @param at offset past the opening quote */
export function textKind(view: DataView, at: number, to: number): number {
  return KIND_BY_FIRST[view.getUint8(at)]! || kindBehindSpace(view, at, to);
}

/** A letter, a digit, or a sign that begins neither markup nor an entity. */
const isPlain = (byte: number): boolean => byte > 0x20 && byte !== 0x26 && byte !== 0x3c && byte !== 0x7f;

/** Kind of a text by its first byte; 0: the following bytes decide. */
const KIND_BY_FIRST = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === QUOTE) return EMPTY;
  if (byte === 0x20 || byte === BACKSLASH || byte === LIST) return 0;
  if (byte < 0x80) return isPlain(byte) ? WORDS : ODD;
  // Bytes below 0xc2 begin no character. Some of the others may begin a space or a control character.
  if (byte < 0xc2) return ODD;
  return byte === 0xc2 || (byte >= 0xe1 && byte <= 0xe3) || byte === 0xef ? 0 : WORDS;
});

/** Returns the kind of a text, ignoring white space at its beginning. */
function kindBehindSpace(view: DataView, from: number, to: number): number {
  let at = from;
  for (;;) {
    if (view.getUint8(at) === 0x20) at += 1;
    else if (view.getUint8(at) === BACKSLASH && SPACES_ESCAPED.has(view.getUint8(at + 1))) at += 2;
    else break;
  }
  if (at + LONGEST_CHARACTER > to) return ODD;
  const first = view.getUint8(at);
  if (first === LIST) return mayBeNote(view.getUint8(at + 1)) ? ODD : WORDS;
  if (first >= 0x80) return isWord(characterAt(view, at, first)) ? WORDS : ODD;
  if (first !== BACKSLASH) return first !== QUOTE && isPlain(first) ? WORDS : ODD;
  const sign = view.getUint8(at + 1);
  if (sign !== 0x75) return sign === QUOTE || sign === 0x2f ? WORDS : ODD;
  return isWord(numberedAt(view, at + 2)) ? WORDS : ODD;
}

/** A surrogate pair written as two escapes, in bytes. */
const LONGEST_CHARACTER = 12;
const SPACES_ESCAPED = new Set([...'nrt'].map((sign) => sign.charCodeAt(0)));

/** Whether this byte, following `[`, may begin a note that something was deleted or removed. */
const mayBeNote = (byte: number): boolean => !isDigit(byte) && !/[abce-qs-z]/i.test(String.fromCharCode(byte));

/** Whether a character is certain to be displayed: no space, control character or half of a surrogate pair. */
function isWord(code: number): boolean {
  if (code < 0x2000) return code > 0xa0 && code !== 0xad && code !== 0x1680;
  if (code < 0x2080) return (code >= 0x2010 && code < 0x2028) || (code >= 0x2030 && code < 0x2040);
  return code !== 0x3000 && (code < 0xd800 || code > 0xdfff) && code !== 0xfeff && (code < 0xfff0 || code > 0xffff);
}

function plainEnd(view: DataView, at: number, to: number, first: number): number {
  if (isDigit(first) || first === MINUS) return numberEnd(view, at, first);
  if (at + 5 > to) return -1;
  const four = view.getInt32(at, true);
  if (four === NULL_LETTERS) {
    read.kind = NULL;
    return at + 4;
  }
  if (four === TRUE_LETTERS) {
    read.kind = TRUE;
    return at + 4;
  }
  read.kind = FALSE;
  return four === FALS_LETTERS && view.getUint8(at + 4) === 0x65 ? at + 5 : -1;
}

/** Little-endian, as in memory. */
const [NULL_LETTERS, TRUE_LETTERS, FALS_LETTERS] = [0x6c6c756e, 0x65757274, 0x736c6166] as const;

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

function numberEnd(view: DataView, from: number, first: number): number {
  const start = first === MINUS ? from + 1 : from;
  let at = digitsEnd(view, start);
  // No digit, or a leading zero.
  if (at === start || (view.getUint8(start) === 0x30 && at > start + 1)) return -1;
  read.kind = first === MINUS ? NUMBER : INTEGER;
  if (view.getUint8(at) === DOT) {
    read.kind = NUMBER;
    const end = digitsEnd(view, at + 1);
    if (end === at + 1) return -1;
    at = end;
  }
  if ((view.getUint8(at) | 0x20) !== 0x65) return at;
  read.kind = NUMBER;
  const sign = view.getUint8(at + 1);
  const power = sign === 0x2b || sign === MINUS ? at + 2 : at + 1;
  const end = digitsEnd(view, power);
  return end === power ? -1 : end;
}

function digitsEnd(view: DataView, from: number): number {
  let at = from;
  while (isDigit(view.getUint8(at))) at++;
  return at;
}

/** Open containers are the bits of a number, 1 for an object. Anything nested more deeply is left to a parser. */
const DEEPEST = 1 << 29;

function nestedEnd(view: DataView, from: number, to: number): number {
  let open = 1;
  let at = from;
  for (;;) {
    const first = view.getUint8(at);
    if (first === OPEN || first === LIST) {
      if (open >= DEEPEST) return -1;
      open = (open << 1) | (first === OPEN ? 1 : 0);
      at = spaceEnd(view, at + 1);
      if (view.getUint8(at) !== closing(open)) {
        if (first === OPEN) at = nameEnd(view, at, to);
        if (at === -1) return -1;
        continue;
      }
    } else {
      at = first === QUOTE ? textEnd(view, at + 1, to) : plainEnd(view, at, to, first);
      if (at === -1) return -1;
    }
    for (;;) {
      at = spaceEnd(view, at);
      const byte = view.getUint8(at);
      if (byte === COMMA) {
        at = spaceEnd(view, at + 1);
        if ((open & 1) === 1) at = nameEnd(view, at, to);
        if (at === -1) return -1;
        break;
      }
      if (byte !== closing(open)) return -1;
      at++;
      open >>>= 1;
      if (open === 1) return at;
    }
  }
}

const closing = (open: number): number => ((open & 1) === 1 ? CLOSE : LIST_END);

/** Returns the offset past a name and its colon, where its value begins; -1 if there is no name. */
export function nameEnd(view: DataView, at: number, to: number): number {
  if (view.getUint8(at) !== QUOTE) return -1;
  const end = textEnd(view, at + 1, to);
  if (end === -1) return -1;
  const colon = spaceEnd(view, end);
  return view.getUint8(colon) === COLON ? spaceEnd(view, colon + 1) : -1;
}
