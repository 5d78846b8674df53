/** Estimates the true shares of the classes, given how often the engine mistakes one for another. */
import type { Confidence } from '../metrics/confidence.js';
import type { Interval } from '../metrics/intervals.js';
import { LABELS } from '../sentiment/label.js';
import { bootstrap } from './bootstrap.js';
import { type Cells, CLASSES, meant, sumOf } from './confusion.js';
import type { Matrix } from './evaluation.js';

export interface Corrected {
  readonly value: number | null;
  readonly ci95: Interval | null;
}

/** Mentions by class, in the order of LABELS. */
interface Observations {
  readonly byEngine: readonly number[];
  readonly byPeople: readonly number[];
}

const UNKNOWN: Corrected = { value: null, ci95: null };

/** If the determinant is closer to 0, the engine does not distinguish the classes. */
const SINGULAR = 1e-3;

/**
 * Pseudo-counts added before drawing, since for a sample all of one class each draw would be the same: to positive and
 * negative mentions what `netInterval` adds, to each cell of the gold matrix ½ (Jeffreys). In simulations of 1 to 200
 * mentions and 20 or 60 gold texts per class, 91 to 100 of 100 intervals then contain the true value; without them, 4
 * of 100 do for a single mention.
 */
const ADDED = { mentions: 1, gold: 1 / 2 } as const;

/**
 * Net sentiment corrected for the engine's errors: p = M⁻¹ · q, where q are the observed shares and M[given][meant] is
 * how often each class is given for each true class; negative shares become 0. W. J. Rogan & B. Gladen, Am. J.
 * Epidemiol. 107 (1978) 71–76, extended to three classes. The interval accounts for both samples, the gold labels and
 * the mentions. Null if the gold labels lack a class, or if the engine does not distinguish the classes. Labels by
 * people have no such errors: they are added unchanged, by their share.
 * @param effective effective size of both samples of mentions together, after clustering by author
 */
export function correctedNet(
  { byEngine, byPeople }: Observations,
  effective: number | null,
  gold: Matrix,
  confidence: Confidence,
): Corrected {
  const cells = cellsOf(gold);
  const observed = [...byEngine, ...byPeople];
  const value = bothOf(observed, cells);
  if (value === null || effective === null) return UNKNOWN;
  const sample = adjusted(observed, effective);
  const size = Math.round(sumOf(sample));
  const texts = LABELS.map((_, label) => rowOf(cells, label));
  const ends = bootstrap(confidence, (redrawn) => {
    const rows = texts.map((row) => {
      const adjustedRow = row.map((count) => count + ADDED.gold);
      return redrawn(adjustedRow, sumOf(row));
    });
    return bothOf(
      redrawn(sample, size),
      rows.flatMap((row) => Array.from(row)),
    );
  });
  // As in `netInterval`, the interval always includes the value.
  const ci95: Interval | null = ends && [Math.min(value, ends[0]), Math.max(value, ends[1])];
  return { value, ci95 };
}

/**
 * Scales the counts to the effective size and adds the pseudo-counts, split between the engine's labels and those of
 * people by their shares.
 */
function adjusted(observed: readonly number[], effective: number): readonly number[] {
  const all = sumOf(observed);
  const halves = [observed.slice(0, CLASSES), observed.slice(CLASSES)];
  return halves.flatMap((counts) => {
    const added = (sumOf(counts) / all) * ADDED.mentions;
    return counts.map((count, label) => (count / all) * effective + (LABELS[label] === 'neutral' ? 0 : added));
  });
}

/** Combines the corrected net sentiment by the engine's labels with that by people's. */
function bothOf(observed: Cells, cells: Cells): number | null {
  const [byEngine, byPeople] = [Array.from(observed).slice(0, CLASSES), Array.from(observed).slice(CLASSES)];
  const [judged, labelled] = [sumOf(byEngine), sumOf(byPeople)];
  const corrected = judged === 0 ? 0 : netOf(byEngine, cells);
  if (corrected === null || judged + labelled === 0) return null;
  return (corrected * judged + (byPeople[2]! - byPeople[0]!)) / (judged + labelled);
}

function cellsOf(gold: Matrix): number[] {
  return LABELS.flatMap((label) => LABELS.map((given) => gold[label][given]));
}

function rowOf(cells: readonly number[], label: number): readonly number[] {
  return cells.slice(CLASSES * label, CLASSES * (label + 1));
}

function netOf(observed: Cells, cells: Cells): number | null {
  const total = sumOf(observed);
  const sizes = LABELS.map((_, label) => meant(cells, label));
  if (sizes.includes(0)) return null;
  const column = (label: number) => vector((given) => cells[CLASSES * label + given]! / sizes[label]!);
  const [negative, neutral, positive] = [column(0), column(1), column(2)];
  const shares = vector((given) => observed[given]! / total);
  const whole = determinant(negative, neutral, positive);
  if (Math.abs(whole) < SINGULAR) return null;
  // Cramer's rule.
  const solved = [
    determinant(shares, neutral, positive) / whole,
    determinant(negative, shares, positive) / whole,
    determinant(negative, neutral, shares) / whole,
  ].map((share) => Math.max(0, share));
  return (solved[2]! - solved[0]!) / solved.reduce((sum, share) => sum + share, 0);
}

type Vector = readonly [number, number, number];

function vector(at: (place: number) => number): Vector {
  return [at(0), at(1), at(2)];
}

function determinant(a: Vector, b: Vector, c: Vector): number {
  return a[0] * (b[1] * c[2] - b[2] * c[1]) - b[0] * (a[1] * c[2] - a[2] * c[1]) + c[0] * (a[1] * b[2] - a[2] * b[1]);
}
