/** Forms that values must have for a line to be skimmed: the conditions of known exports, checked on bytes. */

export type FormName = keyof typeof FORMS;

/**
 * Returns true if the value has the form, false if it might not. `otherFrom`, `otherTo`: position of the value it is
 * compared with.
 */
type Form = (view: DataView, from: number, to: number, otherFrom: number, otherTo: number) => boolean;

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isVisible = (byte: number): boolean => byte > 0x20 && byte < 0x7f && byte !== BACKSLASH;
const [QUOTE, BACKSLASH, COLON, LESS, GREATER, SLASH, AND, SPACE] = [
  0x22, 0x5c, 0x3a, 0x3c, 0x3e, 0x2f, 0x26, 0x20,
] as const;

export const FORMS = {
  /** Id of X. */
  digits: (view, from, to) => isAll(view, from, to, 20, isDigit),
  /** Begins with something other than a digit, so that it is not an id of X. */
  'no digit': (view, from, to) => to > from && !isDigit(view.getUint8(from)) && isVisible(view.getUint8(from)),
  /** Id of Hacker News. */
  'few digits': (view, from, to) => isAll(view, from, to, 15, isDigit),
  /** Id of Reddit: `t3_1abcde` or `1abcde`. */
  'thing id': (view, from, to) => {
    const hasKind = to - from > 3 && (startsWith(view, from, 't1_') || startsWith(view, from, 't3_'));
    return isAll(view, hasKind ? from + 3 : from, to, 13, (byte) => isDigit(byte) || isLetter(byte));
  },
  'post of Bluesky': (view, from, to) => {
    const key = from + 5 + didLength(view, from + 5, to);
    return (
      key > from + 5 &&
      to - key > POSTS.length &&
      startsWith(view, from, 'at://') &&
      startsWith(view, key, POSTS) &&
      isKey(view, key + POSTS.length, to)
    );
  },
  did: (view, from, to) => to > from && didLength(view, from, to) === to - from,
  'key of Bluesky': (view, from, to) => isKey(view, from, to),
  /** `x:123`, if the other value is `x`. */
  'of that source': (view, from, to, otherFrom, otherTo) => {
    const colon = from + otherTo - otherFrom;
    if (colon + 1 >= to || colon === from || view.getUint8(colon) !== COLON) return false;
    for (let at = from; at < colon; at++) {
      const byte = view.getUint8(at);
      if (byte !== view.getUint8(otherFrom + at - from) || !isVisible(byte)) return false;
    }
    return isVisible(view.getUint8(colon + 1));
  },
  /** Markup with visible content: a letter, digit or sign follows tags that hide nothing. */
  said: (view, from, to) => {
    for (let at = from; at < to; ) {
      const byte = view.getUint8(at);
      if (byte !== LESS) return isVisible(byte) && byte !== AND && byte !== GREATER && byte !== QUOTE;
      at = tagEnd(view, at, to);
      if (at === -1) return false;
    }
    return false;
  },
} as const satisfies Readonly<Record<string, Form>>;

function isAll(view: DataView, from: number, to: number, most: number, is: (byte: number) => boolean): boolean {
  if (to <= from || to - from > most) return false;
  for (let at = from; at < to; at++) if (!is(view.getUint8(at))) return false;
  return true;
}

function startsWith(view: DataView, from: number, text: string): boolean {
  for (let place = 0; place < text.length; place++) {
    if (view.getUint8(from + place) !== text.charCodeAt(place)) return false;
  }
  return true;
}

const POSTS = '/app.bsky.feed.post/';
const PLC = 'did:plc:';

/** Length of a DID in the usual form; 0 if there is none. */
function didLength(view: DataView, from: number, to: number): number {
  if (to - from <= PLC.length || !startsWith(view, from, PLC)) return 0;
  let at = from + PLC.length;
  while (at < to && (isDigit(view.getUint8(at)) || isLetter(view.getUint8(at)))) at++;
  return at - from > PLC.length && at - from < 100 ? at - from : 0;
}

const isKey = (view: DataView, from: number, to: number): boolean =>
  isAll(view, from, to, 100, (byte) => isDigit(byte) || isLetter(byte));

/** Tags of words and paragraphs, whose content is displayed. */
const TAGS = new Set('p br a span b i em strong'.split(' '));

/** Returns the offset past a tag; -1 for other tags, and for markup that needs a closer look. */
function tagEnd(view: DataView, from: number, to: number): number {
  let at = view.getUint8(from + 1) === SLASH ? from + 2 : from + 1;
  let name = '';
  for (; at < to && isLetter(view.getUint8(at)); at++) name += String.fromCharCode(view.getUint8(at));
  const next = view.getUint8(at);
  if (!TAGS.has(name) || (next !== GREATER && next !== SPACE && next !== SLASH)) return -1;
  let isQuoted = false;
  for (; at < to; at++) {
    const byte = view.getUint8(at);
    if (byte === GREATER && !isQuoted) return at + 1;
    if (byte === LESS || byte === 0x27) return -1;
    if (byte !== BACKSLASH) continue;
    at += 1;
    if (view.getUint8(at) !== QUOTE) return -1;
    isQuoted = !isQuoted;
  }
  return -1;
}
