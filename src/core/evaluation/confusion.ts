/** Which class was meant and which was given, counted. */
import { LABELS, type Label } from '../sentiment/label.js';

/** One text, as a person labelled it and as an engine did. */
export interface Judged {
  readonly gold: Label;
  /** Null: unscored. It is no answer, and no neutral one. */
  readonly given: Label | null;
  /** Probability of the given class; null where the engine has none. */
  readonly confidence: number | null;
  /** How many it stands for, where the texts are a sample; null or absent: nobody says. */
  readonly weight?: number | null;
}

/** Counts by meant class, then by given class, in the order of LABELS: `cells[3 * meant + given]`. */
export type Cells = ArrayLike<number>;

export interface Confusion {
  readonly cells: Cells;
  /** By meant class. */
  readonly unscored: readonly number[];
}

export const CLASSES = LABELS.length;

export function confusion(judged: readonly Judged[]): Confusion {
  const cells = new Array<number>(CLASSES * CLASSES).fill(0);
  const unscored = new Array<number>(CLASSES).fill(0);
  for (const { gold, given } of judged) {
    const meant = LABELS.indexOf(gold);
    if (given === null) unscored[meant]! += 1;
    else cells[CLASSES * meant + LABELS.indexOf(given)]! += 1;
  }
  return { cells, unscored };
}

export function sumOf(counts: Cells): number {
  let sum = 0;
  for (let place = 0; place < counts.length; place += 1) sum += counts[place]!;
  return sum;
}

/** How many were meant to be of the class, of those that were scored. */
export function meant(cells: Cells, label: number): number {
  let sum = 0;
  for (let given = 0; given < CLASSES; given += 1) sum += cells[CLASSES * label + given]!;
  return sum;
}

/** How many were given the class. */
export function given(cells: Cells, label: number): number {
  let sum = 0;
  for (let gold = 0; gold < CLASSES; gold += 1) sum += cells[CLASSES * gold + label]!;
  return sum;
}

export function right(cells: Cells, label: number): number {
  return cells[CLASSES * label + label]!;
}
