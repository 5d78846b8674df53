/**
 * Classes of UTF-16 code units and their folded forms for hashing: a table, because every unit of a text is looked up.
 */

export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
const MARK = 3;
/** A surrogate, so half of a character beyond U+FFFF, or an older emoji within the first 65,536 code points. */
export const PICTURE = 4;
/** Invisible or a modifier of what precedes it. Skin tones are recognized by their code points instead. */
export const JOINER = 5;

export const CLASS_OF = new Uint8Array(0x10000).fill(LETTER);
/** Latin, Greek, Cyrillic and Armenian. Other scripts have no capitals, except a few that no model here reads. */
const LETTERS_WITH_CASE = 0x590;
const SMALL = new Uint16Array(LETTERS_WITH_CASE);
const FULL_WIDTH = 0xfee0;
const APOSTROPHE = 0x27;
const QUOTE = 0x22;
const HYPHEN = 0x2d;

fill(0, 0x30, MARK);
fill(0x30, 0x3a, DIGIT);
fill(0x3a, 0x41, MARK);
fill(0x5b, 0x61, MARK);
fill(0x7b, 0xaa, MARK);
for (const space of [9, 10, 11, 12, 13, 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000]) {
  CLASS_OF[space] = SPACE;
}
fill(0x2000, 0x200b, SPACE);
for (const mark of [
  0xab, 0xac, 0xae, 0xaf, 0xb0, 0xb1, 0xb4, 0xb6, 0xb7, 0xb8, 0xbb, 0xbf, 0xd7, 0xf7, 0x60c, 0x61b, 0x61f,
]) {
  CLASS_OF[mark] = MARK;
}
fill(0x964, 0x966, MARK);
fill(0x200b, 0x2010, JOINER);
fill(0x2010, 0x2028, MARK);
fill(0x202a, 0x202f, JOINER);
fill(0x2030, 0x205f, MARK);
fill(0x2060, 0x2070, JOINER);
fill(0x20a0, 0x20d0, MARK);
fill(0x2190, 0x2600, MARK);
fill(0x2600, 0x27c0, PICTURE);
fill(0x27c0, 0x2b00, MARK);
fill(0x2b00, 0x2c00, PICTURE);
fill(0x3001, 0x3005, MARK);
fill(0x3008, 0x3020, MARK);
fill(0xd800, 0xe000, PICTURE);
fill(0xfe00, 0xfe10, JOINER);
CLASS_OF[0xfeff] = JOINER;
CLASS_OF[0xad] = JOINER;
CLASS_OF[0xfffd] = MARK;
fill(0xff01, 0xff10, MARK);
fill(0xff10, 0xff1a, DIGIT);

for (let unit = 0; unit < 0x80; unit++) SMALL[unit] = unit > 0x40 && unit < 0x5b ? unit | 0x20 : unit;
SMALL[0x60] = APOSTROPHE;

/** Folds a code unit: capitals to small letters, curly quotes to straight ones, full-width characters to ASCII. */
export function folded(unit: number): number {
  return unit < LETTERS_WITH_CASE ? SMALL[unit]! || withSmallLetters(unit) : foldedRarely(unit);
}

/** Fills the table beyond ASCII at the first such character, as a scan of a few posts may have none. */
function withSmallLetters(unit: number): number {
  if (SMALL[0x80] !== 0) return 0;
  for (let letter = 0x80; letter < LETTERS_WITH_CASE; letter++) {
    const small = String.fromCharCode(letter).toLowerCase();
    // One of them (U+0130) lowercases to two units.
    SMALL[letter] = small.length === 1 ? small.charCodeAt(0) : letter;
  }
  SMALL[0xb4] = SMALL[0x2bc] = APOSTROPHE;
  SMALL[0xab] = SMALL[0xbb] = QUOTE;
  return SMALL[unit]!;
}

function foldedRarely(unit: number): number {
  if (unit < 0x2018) return unit === 0x2010 || unit === 0x2011 ? HYPHEN : unit;
  if (unit <= 0x201e) return unit === 0x201a ? unit : unit < 0x201c ? APOSTROPHE : QUOTE;
  return unit > 0xff00 && unit < 0xff5f ? SMALL[unit - FULL_WIDTH]! : unit;
}

function fill(from: number, to: number, kind: number): void {
  CLASS_OF.fill(kind, from, to);
}

/** Whether a unit can be part of a name: a letter, a digit or `_`. */
export const isWordUnit = (unit: number): boolean =>
  CLASS_OF[unit] === LETTER || CLASS_OF[unit] === DIGIT || unit === 0x5f;
