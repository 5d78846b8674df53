/** What each UTF-16 code unit is in a text, and what stands for it in a hash: a table, because every unit is looked up. */

export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
const MARK = 3;
/** Half of a sign beyond the first 65,536, or one of the older pictures. */
export const PICTURE = 4;
/** Changes the look of what stands before it: skin tones are told by their code points. */
export const JOINER = 5;

export const CLASS_OF = new Uint8Array(0x10000).fill(LETTER);
/** Small letters for capitals, straight quotes for curly ones. */
export const FOLDED = new Uint16Array(0x10000);

const FULL_WIDTH = 0xfee0;

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

for (let unit = 0; unit < 0x10000; unit++) FOLDED[unit] = unit;
for (let unit = 0x41; unit < 0x5b; unit++) FOLDED[unit] = unit + 0x20;
// Latin, Greek, Cyrillic and Armenian: other scripts have no capitals, but for a few that no model here reads.
for (let unit = 0xc0; unit < 0x590; unit++) {
  const small = String.fromCharCode(unit).toLowerCase();
  if (small.length === 1) FOLDED[unit] = small.charCodeAt(0);
}
for (let unit = 0xff01; unit < 0xff5f; unit++) {
  const narrow = unit - FULL_WIDTH;
  FOLDED[unit] = narrow >= 0x41 && narrow < 0x5b ? narrow + 0x20 : narrow;
}
for (const quote of [0x2018, 0x2019, 0x201b, 0x2bc, 0x60, 0xb4]) FOLDED[quote] = 0x27;
for (const quote of [0x201c, 0x201d, 0x201e, 0xab, 0xbb]) FOLDED[quote] = 0x22;

function fill(from: number, to: number, kind: number): void {
  CLASS_OF.fill(kind, from, to);
}
