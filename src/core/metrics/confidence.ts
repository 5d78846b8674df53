/** How surely an interval is to hold what it is about, and what the formulas of intervals make of it. */
import { UsageError } from '../../errors.js';
import { USUAL_LEVEL } from '../../usual-level.js';
import { chiSquareQuantile } from './chi-square.js';

export interface Confidence {
  /** 0.95: nineteen of twenty such intervals hold it. */
  readonly level: number;
  /** How many standard deviations lie on either side of the mean. */
  readonly z: number;
  /** What is left out on either side, as a share of all. */
  readonly tail: number;
}

/** Below a half an interval says where a number rather is not; beyond the last, the approximations say nothing. */
const LEAST = 0.5;
const MOST = 0.999;

export const LEVELS = `a number from ${LEAST} to ${MOST}`;

export function isLevel(level: number): boolean {
  return Number.isFinite(level) && level >= LEAST && level <= MOST;
}

/** @throws UsageError for what is no level */
export function confidenceOf(level = USUAL_LEVEL): Confidence {
  if (!isLevel(level)) throw new UsageError(`confidence must be ${LEVELS}`, { hint: 'for example 0.9' });
  // 1 − 0.95 is a little more than 0.05, as numbers of a computer go.
  const tail = Number(((1 - level) / 2).toPrecision(12));
  // The square of a standard normal variable is chi-square of one degree.
  return { level, z: Math.sqrt(chiSquareQuantile(level, 1)), tail };
}

/** Of a report; the usual one, where that was written before reports said it. */
export function levelOf({ confidence = USUAL_LEVEL }: { readonly confidence?: number | undefined }): number {
  return confidence;
}

const LEAST_DRAWS = 1000;
const DRAWS_BEYOND = 10;

/** How often a bootstrap draws: so often that beyond either end of the interval there are draws enough to place it. */
export function drawsFor({ tail }: Confidence): number {
  return Math.max(LEAST_DRAWS, Math.ceil(DRAWS_BEYOND / tail));
}
