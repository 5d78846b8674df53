/** Whether what is written in other letters than ASCII, or with letters that are written as numbers, might hold a needle. */
import { fold } from '../../core/text/fold.js';
import { spelledWords } from './spelled-words.js';
import { stretchesOf } from './stretches.js';
import type { Wanted } from './wanted.js';

/** Asked of a line of JSON in which ASCII alone holds none. @param to behind its line feed */
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

/** As far as can be told: what replaces other bytes may stand there itself. */
export const isUtf8 = (line: Buffer): boolean => !line.toString('utf8').includes(REPLACEMENT);

/** A text of JSON as it is compared. */
export const compared = (bytes: Buffer): string => fold(unescaped(bytes.toString('utf8'))).text;

const REPLACEMENT = '\ufffd';
/** Controls: they may be left out of a text, and join what stands around them, or taken for letters of windows-1252. */
const INVISIBLE = /[\0-\x08\x0e-\x1f\x7f-\x9f]/;
const ESCAPE = /\\(?:u([\da-f]{4})|(b)|.)/gis;
const [SPACE, QUOTE] = [0x20, 0x22] as const;

/** Those that are not all ASCII, or may not be: no needle goes beyond a space or a quotation mark. */
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

/** Other escapes stay as they are: none of them is a letter, or nothing. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (whole, code: string | undefined, control: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return control === undefined ? whole : '\0';
  });
}
