/** Where needles stand in bytes, in capitals or not; four bytes at a time. */

/** @returns where one begins at or after `from`, before `to`; Infinity: nowhere */
export type FindNeedle = (bytes: Buffer, from: number, to: number) => number;

/** For more, one pattern for all of them is quicker. */
const APART_AT_MOST = 3;

/** @param needles letters and digits in lower case, two at least */
export function needleFinders(needles: readonly string[]): readonly FindNeedle[] {
  return needles.length > APART_AT_MOST ? [byPattern(needles)] : needles.map(byPair);
}

function byPattern(needles: readonly string[]): FindNeedle {
  const pattern = new RegExp(needles.join('|'), 'i');
  return (bytes, from, to) => {
    const at = bytes.toString('latin1', from, to).search(pattern);
    return at === -1 ? Number.POSITIVE_INFINITY : from + at;
  };
}

/** Rarest last, as texts of Latin letters go; digits are rarer than all of them. */
const BY_FREQUENCY = 'etaoinsrhldcumfpgwybvkxjqz';
const rarity = (letter: string): number => {
  const place = BY_FREQUENCY.indexOf(letter);
  return place === -1 ? BY_FREQUENCY.length : place;
};

const ONES = 0x01010101;
const HIGHEST = ~0x7f7f7f7f;
/** What small letters have that capitals have not. */
const SMALL = 0x20202020;

/** Fewer bytes are looked at one by one. */
const FEW = 256;

/** By its rarest two neighbours. */
function byPair(needle: string): FindNeedle {
  const places = Array.from({ length: needle.length - 1 }, (_, place) => place);
  const weight = (place: number) => rarity(needle[place]!) + rarity(needle[place + 1]!);
  const pair = places.sort((a, b) => weight(b) - weight(a))[0]!;
  const codes = Uint8Array.from(needle, (letter) => letter.charCodeAt(0) | 0x20);
  const first = (needle.charCodeAt(pair) | 0x20) * ONES;
  const second = (needle.charCodeAt(pair + 1) | 0x20) * ONES;
  const exact = new RegExp(needle, 'i');

  const standsAt = (bytes: Buffer, at: number): boolean => {
    for (let place = 0; place < codes.length; place++) if ((bytes[at + place]! | 0x20) !== codes[place]) return false;
    // A control is to a digit as a capital to a small letter.
    return exact.test(bytes.toString('latin1', at, at + codes.length));
  };
  const firstOf = (bytes: Buffer, from: number, to: number): number => {
    for (let at = from; at < to; at++) if (standsAt(bytes, at)) return at;
    return Number.POSITIVE_INFINITY;
  };

  return (bytes, from, to) => {
    const end = to - codes.length + 1;
    if (to - from < FEW) return firstOf(bytes, from, end);
    // Numbers lie at multiples of four bytes, wherever the bytes begin.
    const start = from + ((4 - ((bytes.byteOffset + from) & 3)) & 3);
    const count = Math.max(0, (to - start) >> 2);
    if (count === 0) return firstOf(bytes, from, end);
    const early = firstOf(bytes, from, Math.min(start - pair, end));
    if (early < Number.POSITIVE_INFINITY) return early;
    const fours = new Int32Array(bytes.buffer, bytes.byteOffset + start, count);
    for (let four = nextPair(fours, 0, first, second); four < count; four = nextPair(fours, four + 1, first, second)) {
      // The second of the two is one of these four.
      const at = start + 4 * four - 1 - pair;
      const found = firstOf(bytes, Math.max(from, at), Math.min(at + 4, end));
      if (found < Number.POSITIVE_INFINITY) return found;
    }
    return firstOf(bytes, Math.max(from, start + 4 * count - 1 - pair), end);
  };
}

/** Which four bytes hold the second of two neighbours; their number: none do. */
function nextPair(fours: Int32Array, from: number, first: number, second: number): number {
  let before = from === 0 ? 0 : (fours[from - 1]! | SMALL) >>> 24;
  for (let place = from; place < fours.length; place++) {
    const four = fours[place]! | SMALL;
    const behind = four ^ second;
    const here = ((four << 8) | before) ^ first;
    before = four >>> 24;
    if (((here - ONES) & ~here & (behind - ONES) & ~behind & HIGHEST) !== 0) return place;
  }
  return fours.length;
}
