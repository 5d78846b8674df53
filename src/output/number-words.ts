/** Numbers as people read them. Unknown is never 0. */
import type { Ratio } from '../types.js';
import type { Signs } from './signs.js';

/** `12,345` */
export function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const spaced = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}

/** `≥100`, or the sign of the unknown. */
export function count(value: number | null, signs: Signs, isLowerBound = false): string {
  if (value === null) return signs.unknown;
  return (isLowerBound ? signs.atLeast : '') + grouped(value);
}

/** A small number with as many decimals as it needs to be told from its neighbours: `3.9`, `0.04`, `120`. */
export function decimal(value: number): string {
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) return grouped(Math.round(value));
  return String(Number(size >= 1 ? value.toFixed(1) : value.toPrecision(1)));
}

/** `18 %` of 0.18; tenths where the value is small. */
export function percent(fraction: number | null, signs: Signs): string {
  return fraction === null ? signs.unknown : `${points(fraction, signs)} %`;
}

/** `+26 %` */
export function signedPercent(fraction: number | null, signs: Signs): string {
  return fraction !== null && fraction > 0 ? `+${percent(fraction, signs)}` : percent(fraction, signs);
}

/** `+14 points`, `−1.2 points`: a difference of two shares, which is no share. */
export function signedPoints(difference: number | null, signs: Signs): string {
  if (difference === null) return signs.unknown;
  const size = Math.abs(difference) * 100;
  const sign = difference > 0 ? '+' : difference < 0 ? signs.minus : '';
  return `${sign}${size < 10 ? size.toFixed(1) : Math.round(size)} points`;
}

/** `16…21` of [0.16, 0.21]; empty where there is no interval. */
export function interval(ends: readonly [number, number] | null, signs: Signs): string {
  return ends === null ? '' : `${points(ends[0], signs)}${signs.to}${points(ends[1], signs)}`;
}

/** `162 of 900`; empty where nothing is known. */
export function fraction(ratio: Pick<Ratio, 'num' | 'den'>): string {
  return ratio.num === null || ratio.den === null ? '' : `${grouped(ratio.num)} of ${grouped(ratio.den)}`;
}

export function plural(value: number, one: string, many = `${one}s`): string {
  return `${grouped(value)} ${value === 1 ? one : many}`;
}

function points(fraction: number, signs: Signs): string {
  const hundredths = fraction * 100;
  const size = Math.abs(hundredths);
  // Neither nothing nor all where it is only nearly so.
  const nearly = size < 1 ? Number(size.toPrecision(1)) : Math.min(99.9, Math.round(size * 10) / 10);
  const shown = size < 1 || (size > 99 && size < 100) ? nearly : Math.round(size);
  return `${fraction < 0 && shown !== 0 ? signs.minus : ''}${shown}`;
}
