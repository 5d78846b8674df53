/** Sort orders that do not depend on the locale, and a partial sort. */

export type Compare<T> = (a: T, b: T) => number;

/**
 * Compares by code point: not by UTF-16 code unit, which puts emoji before the last characters of the basic plane, nor
 * by the alphabet of any locale.
 */
export function byCodePoint(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index++) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Ranks surrogates, which encode characters beyond U+FFFF, after all other code units. */
function rank(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}

/** Returns the first `count` values in order, without sorting the rest. */
export function firstOf<T>(values: Iterable<T>, count: number, compare: Compare<T>): T[] {
  if (!(count > 0)) return [];
  let kept: T[] = [];
  let worst: T | undefined;
  const cut = () => {
    kept = kept.sort(compare).slice(0, count);
    worst = kept.length === count ? kept.at(-1) : undefined;
  };
  for (const value of values) {
    if (worst !== undefined && compare(value, worst) >= 0) continue;
    kept.push(value);
    if (kept.length >= 2 * count + 64) cut();
  }
  cut();
  return kept;
}
