/** Whether what is written in other letters than ASCII, or with letters that are written as numbers, might hold a needle. */
import { fold } from '../../core/text/fold.js';
import { HARMFUL } from './suspicious.js';
import type { Wanted } from './wanted.js';

/** Asked of a line of JSON in which ASCII alone holds none. */
export function spelling(wanted: Pick<Wanted, 'inWords' | 'isForeign'>): (line: Buffer) => boolean {
  return (line) => {
    const text = line.toString('utf8');
    if (text.includes(REPLACEMENT)) return true;
    const words = oddWords(text).join(' ');
    const said = unescaped(words);
    if (INVISIBLE.test(said)) return true;
    if (said === words && !wanted.isForeign && !HARMFUL.test(words)) return false;
    return wanted.inWords(fold(said).text);
  };
}

/** As far as can be told: what replaces other bytes may stand there itself. */
export const isUtf8 = (line: Buffer): boolean => !line.toString('utf8').includes(REPLACEMENT);

/** A text of JSON as it is compared. */
export const compared = (bytes: Buffer): string => fold(unescaped(bytes.toString('utf8'))).text;

const REPLACEMENT = '\ufffd';
/** Controls: they may be left out of a text, and join what stands around them, or taken for letters of windows-1252. */
const INVISIBLE = /[\0-\x08\x0e-\x1f\x7f-\x9f]/;
const ESCAPE = /\\(?:u([\da-f]{4})|(b)|.)/gis;
const [SPACE, QUOTE, BACKSLASH, SMALL_U, SMALL_B] = [0x20, 0x22, 0x5c, 0x75, 0x62] as const;

/** Those that are not all ASCII: no needle goes beyond a space. */
function oddWords(text: string): readonly string[] {
  const words: string[] = [];
  let start = 0;
  let isOdd = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === QUOTE) {
      if (isOdd) words.push(text.slice(start, at));
      start = at + 1;
      isOdd = false;
    } else if (code >= 0x80) isOdd = true;
    else if (code === BACKSLASH) {
      at += 1;
      const sign = text.charCodeAt(at);
      if (sign === SMALL_U || sign === SMALL_B) isOdd = true;
    }
  }
  if (isOdd) words.push(text.slice(start));
  return words;
}

/** Other escapes stay as they are: none of them is a letter, or nothing. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (whole, code: string | undefined, control: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return control === undefined ? whole : '\0';
  });
}
