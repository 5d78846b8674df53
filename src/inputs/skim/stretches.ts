/**
 * Finds stretches of non-ASCII characters in a text, one character at a time: all stretches at once, with a bit for
 * each position (Shift-And).
 */
import { fold } from '../../core/text/fold.js';

export interface Stretches {
  /**
   * @param seen state so far; 0 at the beginning
   * @returns the state after one more character
   */
  next(seen: number, code: number): number;
  /** Bits of the state that mark the end of a stretch. */
  readonly ends: number;
}

/** Bits of a 32-bit number that are not used as flags. */
const PLACES = 29;
const [LEFT_OUT, SEVERAL, KNOWN] = [1 << 29, 1 << 30, 1 << 31];

/**
 * @param words folded; the longest non-ASCII stretch of each is used, cut to the available bits
 * @returns null if there are too many
 */
export function stretchesOf(words: readonly string[]): Stretches | null {
  const wanted = [...new Set(words.map(longest).filter((stretch) => stretch !== ''))];
  if (wanted.length > PLACES) return null;
  const each = Math.floor(PLACES / Math.max(1, wanted.length));
  const placesOf = new Map<number, number>();
  let [starts, ends, place] = [0, 0, 0];
  for (const stretch of wanted) {
    const length = Math.min(stretch.length, each);
    starts |= 1 << place;
    for (let at = 0; at < length; at += 1, place += 1) {
      const unit = stretch.charCodeAt(at);
      placesOf.set(unit, (placesOf.get(unit) ?? 0) | (1 << place));
    }
    ends |= 1 << (place - 1);
  }
  const known = new Int32Array(0x110000);
  const several = new Map<number, readonly number[]>();

  function found(code: number): number {
    const { text } = fold(String.fromCodePoint(code));
    if (text === '') return KNOWN | LEFT_OUT;
    const places = Array.from({ length: text.length }, (_, at) => placesOf.get(text.charCodeAt(at)) ?? 0);
    if (places.length === 1 || places.every((none) => none === 0)) return KNOWN | places[0]!;
    several.set(code, places);
    return KNOWN | SEVERAL;
  }

  const step = (seen: number, places: number): number => ((seen << 1) | starts) & places;
  return {
    ends,
    next(seen, code) {
      const places = known[code]! || (known[code] = found(code));
      if ((places & (LEFT_OUT | SEVERAL)) === 0) return step(seen, places);
      if ((places & LEFT_OUT) !== 0) return seen;
      let [now, ended] = [seen, 0];
      for (const one of several.get(code)!) {
        now = step(now, one);
        ended |= now & ends;
      }
      return now | ended;
    },
  };
}

const longest = (word: string): string =>
  word.split(/[\0-\x7f]+/).reduce((best, stretch) => (stretch.length > best.length ? stretch : best), '');
