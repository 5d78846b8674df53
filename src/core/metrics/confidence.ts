/** Confidence levels, and the quantities that interval formulas derive from them. */

import { DEFAULT_CONFIDENCE } from '../../default-confidence.js';
import { UsageError } from '../../errors.js';
import { chiSquareQuantile } from './chi-square.js';

export interface Confidence {
  /** Share of such intervals that contain the true value: at 0.95, nineteen of twenty. */
  readonly level: number;
  /** Half the width of the interval of a normal variable, in standard deviations. */
  readonly z: number;
  /** Probability left out on each side. */
  readonly tail: number;
}

/**
 * Below one half, an interval is more likely to miss the value than to contain it; above 0.999, the approximations
 * break down.
 */
const LEAST = 0.5;
const MOST = 0.999;

export const LEVELS = `a number from ${LEAST} to ${MOST}`;

export function isLevel(level: number): boolean {
  return Number.isFinite(level) && level >= LEAST && level <= MOST;
}

/** @throws UsageError if `level` is not a valid confidence level */
export function confidenceOf(level = DEFAULT_CONFIDENCE): Confidence {
  if (!isLevel(level)) throw new UsageError(`confidence must be ${LEVELS}`, { hint: 'for example 0.9' });
  // In floating point, 1 − 0.95 is a little more than 0.05.
  const tail = Number(((1 - level) / 2).toPrecision(12));
  // The square of a standard normal variable is chi-square with one degree of freedom.
  return { level, z: Math.sqrt(chiSquareQuantile(level, 1)), tail };
}

/** Confidence level of a report; the usual one if the report was written before reports stated it. */
export function levelOf({ confidence = DEFAULT_CONFIDENCE }: { readonly confidence?: number | undefined }): number {
  return confidence;
}

const LEAST_DRAWS = 1000;
const DRAWS_BEYOND = 10;

/** Number of bootstrap draws: enough that some fall beyond each end of the interval, to locate that end. */
export function drawsFor({ tail }: Confidence): number {
  return Math.max(LEAST_DRAWS, Math.ceil(DRAWS_BEYOND / tail));
}
