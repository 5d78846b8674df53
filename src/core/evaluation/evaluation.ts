/** How good an engine's labels are, against those of people. Unscored texts are counted, and in no other number. */
import type { Estimate, Ratio } from '../../types.js';
import { share } from '../metrics/ratio.js';
import { LABELS, type Label } from '../sentiment/label.js';
import { bootstrap } from './bootstrap.js';
import { type Calibration, calibration } from './calibration.js';
import { type Cells, CLASSES, confusion, given, type Judged, meant, right, sumOf } from './confusion.js';
import { f1Of, kappa, type Measure, macroF1, macroRecall } from './measures.js';

export interface ClassEvaluation {
  readonly precision: Ratio;
  readonly recall: Ratio;
  readonly f1: Estimate;
}

export interface Evaluation {
  readonly texts: number;
  readonly scored: number;
  readonly unscored: number;
  readonly accuracy: Ratio;
  readonly macroRecall: Estimate;
  readonly macroF1: Estimate;
  readonly kappa: Estimate;
  readonly classes: Readonly<Record<Label, ClassEvaluation>>;
  readonly confusion: Matrix;
  readonly calibration: Calibration | null;
}

/** By meant class, how many were given each. */
export type Matrix = Readonly<Record<Label, Readonly<Record<Label | 'unscored', number>>>>;

export function evaluation(judged: readonly Judged[]): Evaluation {
  const { cells, unscored } = confusion(judged);
  const scored = sumOf(cells);
  const hits = LABELS.reduce((sum, _, label) => sum + right(cells, label), 0);
  return {
    texts: judged.length,
    scored,
    unscored: judged.length - scored,
    accuracy: share(hits, scored),
    macroRecall: estimated(macroRecall, cells),
    macroF1: estimated(macroF1, cells),
    kappa: estimated(kappa, cells),
    classes: byLabel((label) => ({
      precision: share(right(cells, label), given(cells, label)),
      recall: share(right(cells, label), meant(cells, label)),
      f1: estimated(f1Of(label), cells),
    })),
    confusion: byLabel((label) => ({
      ...byLabel((other) => cells[CLASSES * label + other]!),
      unscored: unscored[label]!,
    })),
    calibration: calibration(judged),
  };
}

function estimated(measure: Measure, cells: Cells): Estimate {
  const value = measure(cells);
  return { value, ci95: value === null ? null : bootstrap((redrawn) => measure(redrawn(cells))) };
}

export function byLabel<T>(make: (label: number) => T): Record<Label, T> {
  const [negative, neutral, positive] = LABELS.map((_, label) => make(label)) as [T, T, T];
  return { negative, neutral, positive };
}
