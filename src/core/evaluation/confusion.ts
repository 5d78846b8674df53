/** Confusion matrix: counts by true class (`meant`) and class given by the engine. */
import { LABELS, type Label } from '../sentiment/label.js';

/** One text with the label of a person and that of an engine. */
export interface Judged {
  readonly gold: Label;
  /** Null if unscored, which counts neither as an answer nor as neutral. */
  readonly given: Label | null;
  /** Probability of the given class; null if the engine has none. */
  readonly confidence: number | null;
  /** If the texts are a sample, the number of texts that it stands for; null or absent if unknown. */
  readonly weight?: number | null;
}

/** Counts by true class, then by given class, in the order of LABELS: `cells[3 * meant + given]`. */
export type Cells = ArrayLike<number>;

export interface Confusion {
  readonly cells: Cells;
  /** By true class. */
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

/** Number of scored texts whose true class this is. */
export function meant(cells: Cells, label: number): number {
  let sum = 0;
  for (let given = 0; given < CLASSES; given += 1) sum += cells[CLASSES * label + given]!;
  return sum;
}

/** Number of texts that were given the class. */
export function given(cells: Cells, label: number): number {
  let sum = 0;
  for (let gold = 0; gold < CLASSES; gold += 1) sum += cells[CLASSES * gold + label]!;
  return sum;
}

export function right(cells: Cells, label: number): number {
  return cells[CLASSES * label + label]!;
}
