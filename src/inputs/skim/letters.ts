/** What characters of any script come to in folded text, as far as letters and digits of ASCII go: `fold` itself is asked, once of each. */
import { fold } from '../../core/text/fold.js';

/** It holds none of them: no word of theirs goes on. */
export const PARTS = 1;
/** It is left out: what stands around it is one word. */
export const NOTHING = 2;
/** Several characters, of which some are: `spelled` says which. */
export const SEVERAL = 3;
/** It may be left out, be read as another, or begin markup or an entity. */
export const UNSURE = 4;

const known = new Uint8Array(0x110000);
const several = new Map<number, Buffer>();

/** The letter or digit, in lower case, by its code; or what it is instead. @param code of a character that is not of ASCII */
export const letterOf = (code: number): number => known[code]! || (known[code] = found(code));

/** Of what comes to several characters: letters, digits, and spaces for all else. */
export const spelled = (code: number): Buffer => several.get(code)!;

const [FIRST_LETTER_BEYOND_CONTROLS, REPLACEMENT] = [0xa0, 0xfffd] as const;

function found(code: number): number {
  if (code < FIRST_LETTER_BEYOND_CONTROLS || code === REPLACEMENT) return UNSURE;
  const { text } = fold(String.fromCodePoint(code));
  if (text === '') return NOTHING;
  if (/[<&\0-\x1f\x7f]/.test(text)) return UNSURE;
  if (!/[a-z0-9]/.test(text)) return PARTS;
  if (text.length === 1) return text.charCodeAt(0);
  several.set(code, Buffer.from(text.replace(/[^a-z0-9]/g, ' '), 'latin1'));
  return SEVERAL;
}
