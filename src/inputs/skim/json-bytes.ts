/** JSON checked on its bytes, as strictly as a parser would: where a value ends, and what it is. A line feed ends it all. */
import { characterAt, numberedAt } from './character-at.js';

/** Kinds of values; 0 is none of them. */
export const WORDS = 1;
export const INTEGER = 2;
export const EMPTY = 3;
export const NULL = 4;
const TRUE = 5;
export const FALSE = 6;
/** Any but a plain integer. */
export const NUMBER = 7;
export const MEMBERS = 8;
export const ELEMENTS = 9;
/** A text that begins with a sign of markup or a control: it may be as good as empty, or say that it is gone. */
export const ODD = 10;
export const KINDS = 11;

export const [QUOTE, COMMA, OPEN, CLOSE, LINE_FEED] = [0x22, 0x2c, 0x7b, 0x7d, 0x0a] as const;
const [COLON, BACKSLASH, LIST, LIST_END, MINUS, DOT] = [0x3a, 0x5c, 0x5b, 0x5d, 0x2d, 0x2e] as const;

/** Of the value that was read last, and of the texts since this was reset. */
export const read = {
  kind: 0,
  /** Some of their bytes, if not all, are ASCII: the highest bits of four of them. */
  highBits: 0,
  /** A character is written as its number. */
  hasCode: false,
};

/** Behind the value; -1: it is no JSON, or goes on in the next line. Sets its kind. */
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

/** White space within a line. */
export function spaceEnd(view: DataView, from: number): number {
  let at = from;
  for (let byte = view.getUint8(at); byte === 0x20 || byte === 0x09 || byte === 0x0d; byte = view.getUint8(at)) at++;
  return at;
}

// As they are held in 32 bits with a sign: of others arithmetic is slow.
const ONES = 0x01010101;
const HIGHEST = ~0x7f7f7f7f;
const QUOTES = 0x22222222;
const BACKSLASHES = 0x5c5c5c5c;
const SPACES = 0x20202020;

/** Behind the closing quote. Four bytes at a time: the lowest byte that is marked is one that is looked for. */
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
    // The end of the bytes is near: what is rare is left to a parser.
    if (byte === BACKSLASH || byte < 0x20) return -1;
    read.highBits |= byte;
  }
  return -1;
}

/** Where an escape begins, or a byte stands that is not of ASCII; `to`: nowhere before it. */
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
  // A backspace is left out of texts, as many that are written as numbers are.
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

/** @param at behind the opening quote */
export function textKind(view: DataView, at: number, to: number): number {
  return KIND_BY_FIRST[view.getUint8(at)]! || kindBehindSpace(view, at, to);
}

/** A letter, a digit, or a sign that begins neither markup nor an entity. */
const isPlain = (byte: number): boolean => byte > 0x20 && byte !== 0x26 && byte !== 0x3c && byte !== 0x7f;

/** 0: the bytes that follow tell. */
const KIND_BY_FIRST = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === QUOTE) return EMPTY;
  if (byte === 0x20 || byte === BACKSLASH || byte === LIST) return 0;
  if (byte < 0x80) return isPlain(byte) ? WORDS : ODD;
  // No beginning of a character, or one of a space or a control, as some of them are.
  if (byte < 0xc2) return ODD;
  return byte === 0xc2 || (byte >= 0xe1 && byte <= 0xe3) || byte === 0xef ? 0 : WORDS;
});

/** White space at its beginning is no part of a text. */
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

/** Two halves, each written as its number. */
const LONGEST_CHARACTER = 12;
const SPACES_ESCAPED = new Set([...'nrt'].map((sign) => sign.charCodeAt(0)));

/** Behind a bracket: it may be a note that something was deleted or removed. */
const mayBeNote = (byte: number): boolean => !isDigit(byte) && !/[abce-qs-z]/i.test(String.fromCharCode(byte));

/** A character that is certain to be shown: no space, control, or half of another. */
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

/** As they stand in memory. */
const [NULL_LETTERS, TRUE_LETTERS, FALS_LETTERS] = [0x6c6c756e, 0x65757274, 0x736c6166] as const;

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

function numberEnd(view: DataView, from: number, first: number): number {
  const start = first === MINUS ? from + 1 : from;
  let at = digitsEnd(view, start);
  // No digit, or a zero before others.
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

/** What is open is held in the bits of a number, an object's is 1; what is nested more deeply is left to a parser. */
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

/** Behind a name and its colon, where its value begins. */
export function nameEnd(view: DataView, at: number, to: number): number {
  if (view.getUint8(at) !== QUOTE) return -1;
  const end = textEnd(view, at + 1, to);
  if (end === -1) return -1;
  const colon = spaceEnd(view, end);
  return view.getUint8(colon) === COLON ? spaceEnd(view, colon + 1) : -1;
}
