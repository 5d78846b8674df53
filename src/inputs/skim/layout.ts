/** The members of one object of JSON, told from its bytes: their names, of what kind each value is, and where it stands. */

const MOST_MEMBERS = 128;
const [QUOTE, BACKSLASH, COMMA, COLON, OPEN, CLOSE, LIST, LIST_END] = [0x22, 0x5c, 0x2c, 0x3a, 0x7b, 0x7d, 0x5b, 0x5d];

/** Kinds of values. */
export const WORDS = 1;
export const INTEGER = 2;
/** An empty text, null, true, false, another number, an object, a list: each of its own kind, and none of interest. */
const EMPTY = 3;
const NULL = 4;
const TRUE = 5;
const FALSE = 6;
const NUMBER = 7;
const MEMBERS = 8;
const ELEMENTS = 9;
/** A text that begins with white space or a sign: it may be as good as empty, or say that it is gone. */
export const ODD = 10;

/** Of the object that was read last. */
export const layout = {
  count: 0,
  /** The same for objects with the same members of the same kinds in the same order; and for no others, in all likelihood. */
  key: 0,
  kind: new Uint8Array(MOST_MEMBERS),
  nameStart: new Int32Array(MOST_MEMBERS),
  nameEnd: new Int32Array(MOST_MEMBERS),
  /** Without its quotes. */
  start: new Int32Array(MOST_MEMBERS),
  end: new Int32Array(MOST_MEMBERS),
};

const { kind: kinds, nameStart, nameEnd, start: starts, end: ends } = layout;

/** False: it is no object, or has more members than are read, or one whose name is escaped. What is nested is not checked. */
export function readLayout(bytes: Uint8Array, from: number, to: number): boolean {
  let [low, high, count] = [0x811c9dc5, 0x2f0b4c47, 0];
  let at = spaceEnd(bytes, from, to);
  if (bytes[at] !== OPEN) return false;
  do {
    at = spaceEnd(bytes, at + 1, to);
    if (bytes[at] !== QUOTE || count === MOST_MEMBERS) return false;
    nameStart[count] = ++at;
    for (; at < to && bytes[at] !== QUOTE; at++) {
      const byte = bytes[at]!;
      if (byte === BACKSLASH) return false;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte, 0x5bd1e995) ^ (high >>> 15);
    }
    nameEnd[count] = at;
    at = spaceEnd(bytes, at + 1, to);
    if (bytes[at] !== COLON) return false;
    at = spaceEnd(bytes, at + 1, to);
    let kind = kindAt(bytes, at);
    if (kind === 0) return false;
    const end = valueEnd(bytes, at, to, kind);
    if (end === -1) return false;
    if (kind === INTEGER && !isDigits(bytes, at, end)) kind = NUMBER;
    const isText = kind === WORDS || kind === ODD;
    kinds[count] = kind;
    starts[count] = isText ? at + 1 : at;
    ends[count] = isText ? end - 1 : end;
    low = Math.imul(low ^ (kind + 0x80), 0x01000193);
    high = Math.imul(high ^ (kind + 0x80), 0x5bd1e995) ^ (high >>> 15);
    count++;
    at = spaceEnd(bytes, end, to);
  } while (bytes[at] === COMMA && at < to);
  if (bytes[at] !== CLOSE || spaceEnd(bytes, at + 1, to) < to) return false;
  layout.count = count;
  layout.key = (low >>> 0) * 0x20_0000 + (high >>> 11);
  return true;
}

function spaceEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d || bytes[at] === 0x0a)) at++;
  return at;
}

/** 0: none is known. */
function kindAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first === QUOTE) return textKind(bytes, at + 1);
  return isDigit(first) ? INTEGER : (KINDS.get(first) ?? 0);
}

const KINDS = new Map([
  [OPEN, MEMBERS],
  [LIST, ELEMENTS],
  [0x2d, NUMBER],
  [0x6e, NULL],
  [0x74, TRUE],
  [0x66, FALSE],
]);

function textKind(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first === QUOTE) return EMPTY;
  if (first < 0x80) return isPlain(first) ? WORDS : ODD;
  // No beginning of a character, or one of a space: U+00A0, U+1680, U+2000 and its neighbours, U+3000, U+FEFF.
  if (first < 0xc3 || first === 0xe1 || first === 0xef) return ODD;
  const second = bytes[at + 1]!;
  const third = bytes[at + 2]!;
  if (first === 0xe2) {
    return (second === 0x80 && (third <= 0x8f || (third >= 0xa8 && third <= 0xaf))) || second === 0x81 ? ODD : WORDS;
  }
  return first === 0xe3 && second === 0x80 && third === 0x80 ? ODD : WORDS;
}

/** A letter, a digit, or a sign that neither begins markup, an escape, nor a note that something is gone. */
const isPlain = (byte: number): boolean =>
  byte > 0x20 && byte !== 0x26 && byte !== 0x3c && byte !== LIST && byte !== BACKSLASH && byte !== 0x7f;

/** -1: it does not end. */
function valueEnd(bytes: Uint8Array, at: number, to: number, kind: number): number {
  switch (kind) {
    case WORDS:
    case ODD:
    case EMPTY:
      return textEnd(bytes, at, to);
    case MEMBERS:
    case ELEMENTS:
      return nestedEnd(bytes, at, to);
    case NULL:
      return isWord(bytes, at, to, 'null');
    case TRUE:
      return isWord(bytes, at, to, 'true');
    case FALSE:
      return isWord(bytes, at, to, 'false');
    default:
      return numberEnd(bytes, at, to);
  }
}

/** Behind its closing quote. */
function textEnd(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) return at + 1;
    if (byte === BACKSLASH) at++;
  }
  return -1;
}

function nestedEnd(bytes: Uint8Array, from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      const end = textEnd(bytes, at, to);
      if (end === -1) return -1;
      at = end - 1;
    } else if (byte === OPEN || byte === LIST) depth++;
    else if ((byte === CLOSE || byte === LIST_END) && --depth === 0) return at + 1;
  }
  return -1;
}

function isWord(bytes: Uint8Array, from: number, to: number, word: string): number {
  for (let place = 0; place < word.length; place++) if (bytes[from + place] !== word.charCodeAt(place)) return -1;
  return from + word.length <= to ? from + word.length : -1;
}

function numberEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from + 1;
  while (at < to && isOfNumber(bytes[at]!)) at++;
  return at;
}

const isOfNumber = (byte: number): boolean =>
  isDigit(byte) || byte === 0x2e || byte === 0x2b || byte === 0x2d || (byte | 0x20) === 0x65;

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

function isDigits(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isDigit(bytes[at]!)) return false;
  return true;
}
