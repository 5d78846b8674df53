/**
 * Maps characters of any script to the ASCII letters and digits in their folded form. `fold` itself is called, once for
 * each character.
 */
import { fold } from '../../core/text/fold.js';

/** Folds to no ASCII letter or digit, and so separates ASCII words. */
export const PARTS = 1;
/** Removed by folding, so that the characters around it become one word. */
export const NOTHING = 2;
/** Folds to several characters, among them ASCII letters or digits; see `spelled`. */
export const SEVERAL = 3;
/** May be removed, be read as another character, or begin markup or an entity. */
export const UNSURE = 4;

const known = new Uint8Array(0x110000);
const several = new Map<number, Buffer>();

/**
 * Returns the code of the letter (in lower case) or digit, or one of the constants above.
 * @param code of a non-ASCII character
 */
export const letterOf = (code: number): number => known[code]! || (known[code] = found(code));

/** Folded form of a character with the result SEVERAL: letters, digits, and spaces for anything else. */
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
