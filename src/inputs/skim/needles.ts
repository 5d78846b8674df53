/** Finds needles in bytes, ignoring case, four bytes at a time. */

/** @returns where the first one at or after `from` and before `to` begins; Infinity if there is none */
export type FindNeedle = (bytes: Buffer, from: number, to: number) => number;

/** For more needles, a single pattern for all of them is faster. */
const APART_AT_MOST = 3;

/** @param needles letters and digits in lower case, at least two each */
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

/** Letters by frequency in texts of Latin script, the rarest last. Digits are rarer than any of them. */
const BY_FREQUENCY = 'etaoinsrhldcumfpgwybvkxjqz';
const rarity = (letter: string): number => {
  const place = BY_FREQUENCY.indexOf(letter);
  return place === -1 ? BY_FREQUENCY.length : place;
};

const ONES = 0x01010101;
const HIGHEST = ~0x7f7f7f7f;
/** The bit that lower-case letters have and capitals lack, in each of four bytes. */
const SMALL = 0x20202020;

/** Fewer bytes are checked one by one. */
const FEW = 256;

/** Searches for the rarest pair of adjacent characters in the needle. */
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
    // Control characters differ from digits in the same bit as capitals from lower-case letters.
    return exact.test(bytes.toString('latin1', at, at + codes.length));
  };
  const firstOf = (bytes: Buffer, from: number, to: number): number => {
    for (let at = from; at < to; at++) if (standsAt(bytes, at)) return at;
    return Number.POSITIVE_INFINITY;
  };

  return (bytes, from, to) => {
    const end = to - codes.length + 1;
    if (to - from < FEW) return firstOf(bytes, from, end);
    // An Int32Array must begin at a multiple of four bytes in its buffer.
    const start = from + ((4 - ((bytes.byteOffset + from) & 3)) & 3);
    const count = Math.max(0, (to - start) >> 2);
    if (count === 0) return firstOf(bytes, from, end);
    const early = firstOf(bytes, from, Math.min(start - pair, end));
    if (early < Number.POSITIVE_INFINITY) return early;
    const fours = new Int32Array(bytes.buffer, bytes.byteOffset + start, count);
    for (let four = nextPair(fours, 0, first, second); four < count; four = nextPair(fours, four + 1, first, second)) {
      // The second character of the pair is one of these four bytes.
      const at = start + 4 * four - 1 - pair;
      const found = firstOf(bytes, Math.max(from, at), Math.min(at + 4, end));
      if (found < Number.POSITIVE_INFINITY) return found;
    }
    return firstOf(bytes, Math.max(from, start + 4 * count - 1 - pair), end);
  };
}

/**
 * Returns the index of the next four bytes that may contain the second character of the pair; the length if none do.
 */
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
