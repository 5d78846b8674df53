/** Formats rates in the unit that is easiest to imagine. */
import type { Report } from '../../types.js';
import { decimal } from './number-words.js';
import type { Signs } from './signs.js';

const UNITS = [
  { name: 'an hour', hours: 1 },
  { name: 'a day', hours: 24 },
  { name: 'a week', hours: 168 },
] as const;

/** `≥3.9 an hour (3.6…4.3)`; null if unknown. */
export function rateWords(
  { value, ci95, lowerBound }: Report['volume']['velocityPerHour'],
  signs: Signs,
): string | null {
  if (value === null) return null;
  const { name, hours } = unitOf(value === 0 ? (ci95?.[1] ?? 0) : value);
  const rate = `${lowerBound ? signs.atLeast : ''}${decimal(value * hours)} ${name}`;
  if (ci95 === null) return rate;
  const [low, high] = ci95.map((end) => decimal(end * hours));
  return `${rate} (${low}${signs.to}${high})`;
}

/** `0.5 a day` */
export function rate(perHour: number): string {
  const { name, hours } = unitOf(perHour);
  return `${decimal(perHour * hours)} ${name}`;
}

function unitOf(perHour: number) {
  return UNITS.find(({ hours }) => perHour * hours >= 0.5) ?? UNITS[2];
}
