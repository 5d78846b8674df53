/** Agreement of several people who labelled the same texts. */
import type { Estimate } from '../../types.js';
import type { Confidence } from '../metrics/confidence.js';
import { LABELS, type Label } from '../sentiment/label.js';
import { bootstrap } from './bootstrap.js';
import { type Cells, sumOf } from './confusion.js';

export interface Agreement {
  /** Number of texts labelled by several people. */
  readonly texts: number;
  /** Number of labels given to these texts. */
  readonly labels: number;
  /** Krippendorff's alpha, with labels as names. */
  readonly alpha: Estimate;
  /** The same with labels as ranks: confusing negative with positive is worse than confusing it with neutral. */
  readonly alphaOrdinal: Estimate;
}

/** Number of times that one text was given each value, in the order of the values. */
export type Given = readonly number[];

/**
 * Distance between two values.
 * @param margins number of times that each value was given in total
 */
export type Distance = (a: number, b: number, margins: Cells) => number;

/**
 * The bootstrap draws texts, each with all of its labels (A. Zapf et al., BMC Med. Res. Methodol. 16 (2016) 93). Texts
 * with one label say nothing about agreement. Null if no text has several.
 */
export function agreement(texts: readonly (readonly Label[])[], confidence: Confidence): Agreement | null {
  const several = texts.filter(({ length }) => length > 1);
  if (several.length === 0) return null;
  const counts = new Map<string, number>();
  for (const labels of several) {
    const pattern = LABELS.map((label) => labels.filter((one) => one === label).length).join(' ');
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  // Sorted, so that the same texts give the same draws whatever their order in the file.
  const cells = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const patterns = cells.map(([pattern]) => pattern.split(' ').map(Number));
  const sizes = cells.map(([, size]) => size);
  const estimated = (distance: Distance): Estimate => {
    const value = alpha(patterns, sizes, distance);
    const ci95 = value === null ? null : bootstrap(confidence, (redrawn) => alpha(patterns, redrawn(sizes), distance));
    return { value, ci95 };
  };
  return {
    texts: several.length,
    labels: several.reduce((sum, { length }) => sum + length, 0),
    alpha: estimated(nominal),
    alphaOrdinal: estimated(ordinal),
  };
}

/**
 * One minus observed over expected disagreement (K. Krippendorff, Content Analysis, 2nd ed., 2004, ch. 11): 1 is full
 * agreement, 0 that of chance. Null if all labels are the same, since then nothing could differ.
 * @param sizes number of texts with each of the patterns
 */
export function alpha(patterns: readonly Given[], sizes: Cells, distance: Distance): number | null {
  const margins = new Float64Array(patterns[0]?.length ?? 0);
  for (const [place, given] of patterns.entries()) {
    if (sumOf(given) < 2) continue;
    for (const [value, count] of given.entries()) margins[value]! += count * sizes[place]!;
  }
  const apart = (counts: Cells) => disagreement(counts, (a, b) => distance(a, b, margins));
  let observed = 0;
  for (const [place, given] of patterns.entries()) {
    const labels = sumOf(given);
    if (labels > 1) observed += (sizes[place]! * apart(given)) / (labels - 1);
  }
  const expected = apart(margins);
  return expected === 0 ? null : 1 - ((sumOf(margins) - 1) * observed) / expected;
}

/** Sum of the distances over all pairs of these values. */
function disagreement(counts: Cells, apart: (a: number, b: number) => number): number {
  let sum = 0;
  for (let a = 0; a < counts.length; a += 1)
    for (let b = a + 1; b < counts.length; b += 1) {
      const pairs = counts[a]! * counts[b]!;
      if (pairs > 0) sum += pairs * apart(a, b);
    }
  return sum;
}

export const nominal: Distance = (a, b) => (a === b ? 0 : 1);

/**
 * Distance by the number of labels in between: labels are ordered, but nobody measured the distances between them
 * (ibid.).
 */
export const ordinal: Distance = (a, b, margins) => {
  let between = (margins[a]! + margins[b]!) / 2;
  for (let value = a + 1; value < b; value += 1) between += margins[value]!;
  return a === b ? 0 : between ** 2;
};
