/** Checks whether non-ASCII characters or escapes in a line may spell a needle. */
import { fold } from '../../core/text/fold.js';
import { spelledWords } from './spelled-words.js';
import { stretchesOf } from './stretches.js';
import type { Wanted } from './wanted.js';

/**
 * Creates a check for lines of JSON that contain no needle in plain ASCII. Its `to` is the offset past the line feed.
 */
export function spelling({
  inWords,
  inLetters,
  foreign,
}: Pick<Wanted, 'inWords' | 'inLetters' | 'foreign'>): LineQuestion {
  const stretches = foreign.length === 0 ? null : stretchesOf(foreign);
  const isAsked = foreign.length === 0 || stretches !== null;
  const { words, read } = spelledWords(stretches);
  return (bytes, view, from, to) => {
    if (isAsked) {
      const size = read(view, from, to);
      if (size === 0 || (size > 0 && !inLetters(words, size))) return false;
    }
    return mayHold(bytes.toString('utf8', from, to), inWords);
  };
}

type LineQuestion = (bytes: Buffer, view: DataView, from: number, to: number) => boolean;

function mayHold(line: string, inWords: Wanted['inWords']): boolean {
  if (line.includes(REPLACEMENT)) return true;
  const said = unescaped(oddWords(line).join(' '));
  return INVISIBLE.test(said) || inWords(fold(said).text);
}

/** Whether the bytes are UTF-8. False if they contain a replacement character, which may be part of the text itself. */
export const isUtf8 = (line: Buffer): boolean => !line.toString('utf8').includes(REPLACEMENT);

/** Returns a JSON text unescaped and folded, as it is compared. */
export const compared = (bytes: Buffer): string => fold(unescaped(bytes.toString('utf8'))).text;

const REPLACEMENT = '\ufffd';
/**
 * Control characters: they may be removed from a text, which joins the characters around them, or be taken for letters
 * of windows-1252.
 */
const INVISIBLE = /[\0-\x08\x0e-\x1f\x7f-\x9f]/;
const ESCAPE = /\\(?:u([\da-f]{4})|(b)|.)/gis;
const [SPACE, QUOTE] = [0x20, 0x22] as const;

/**
 * Returns the words that are not, or may not be, all ASCII. Words end at spaces and quotation marks, which no needle
 * contains.
 */
function oddWords(text: string): readonly string[] {
  const words: string[] = [];
  for (let at = nextOdd(text, 0); at !== -1; ) {
    let start = at;
    while (start > 0 && !isBetween(text.charCodeAt(start - 1))) start -= 1;
    let end = at + 1;
    while (end < text.length && !isBetween(text.charCodeAt(end))) end += 1;
    words.push(text.slice(start, end));
    at = nextOdd(text, end);
  }
  return words;
}

const ODD = /[^\0-\x7f]|\\[ub]/g;

function nextOdd(text: string, from: number): number {
  ODD.lastIndex = from;
  return ODD.test(text) ? ODD.lastIndex - 1 : -1;
}

const isBetween = (code: number): boolean => code === SPACE || code === QUOTE;

/** Decodes `\u` and `\b`. Other escapes stay, since none of them is a letter or removed from texts. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (whole, code: string | undefined, control: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return control === undefined ? whole : '\0';
  });
}
