/** Formats numbers for people. Unknown values are never shown as 0. */
import type { Ratio } from '../../types.js';
import type { Signs } from './signs.js';

/** `12,345` */
export function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const spaced = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}

/** `≥100`, or the sign for unknown. */
export function count(value: number | null, signs: Signs, isLowerBound = false): string {
  if (value === null) return signs.unknown;
  return (isLowerBound ? signs.atLeast : '') + grouped(value);
}

/** Formats a number with as many decimals as are useful at its size: `3.9`, `0.04`, `120`. */
export function decimal(value: number): string {
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) return grouped(Math.round(value));
  return String(Number(size >= 1 ? value.toFixed(1) : value.toPrecision(1)));
}

/** `18 %` for 0.18; below 1 % with one significant digit. */
export function percent(fraction: number | null, signs: Signs): string {
  return fraction === null ? signs.unknown : `${points(fraction, signs)} %`;
}

/** `+26 %` */
export function signedPercent(fraction: number | null, signs: Signs): string {
  return fraction !== null && fraction > 0 ? `+${percent(fraction, signs)}` : percent(fraction, signs);
}

/** `+14 points`, `−1.2 points`: a difference of two shares, which is not a share itself. */
export function signedPoints(difference: number | null, signs: Signs): string {
  if (difference === null) return signs.unknown;
  const size = Math.abs(difference) * 100;
  const sign = difference > 0 ? '+' : difference < 0 ? signs.minus : '';
  return `${sign}${size < 10 ? size.toFixed(1) : Math.round(size)} points`;
}

/**
 * `16…21` for [0.16, 0.21], `1.7…2.4` for [0.017, 0.024]: with enough digits to distinguish the ends. Empty if there is
 * no interval.
 */
export function interval(ends: readonly [number, number] | null, signs: Signs): string {
  if (ends === null) return '';
  const [low, high] = ends;
  const finer = FINER.find((more) => points(low, signs, more) !== points(high, signs, more));
  return `${points(low, signs, finer)}${signs.to}${points(high, signs, finer)}`;
}

/** Numbers of additional digits to try. */
const FINER = [0, 1, 2] as const;

/** `162 of 900`; empty if unknown. */
export function fraction(ratio: Pick<Ratio, 'num' | 'den'>): string {
  return ratio.num === null || ratio.den === null ? '' : `${grouped(ratio.num)} of ${grouped(ratio.den)}`;
}

export function plural(value: number, one: string, many = `${one}s`): string {
  return `${grouped(value)} ${value === 1 ? one : many}`;
}

function points(fraction: number, signs: Signs, finer = 0): string {
  const size = Math.abs(fraction * 100);
  // Never rounds to 0 or 100 unless the value is exactly that.
  const decimals = finer + (size > 99 && size < 100 ? 1 : 0);
  const rounded = Number(size < 1 ? size.toPrecision(1 + finer) : size.toFixed(decimals));
  const shown = size < 100 ? Math.min(rounded, 100 - 10 ** -decimals) : rounded;
  return `${fraction < 0 && shown !== 0 ? signs.minus : ''}${shown}`;
}
