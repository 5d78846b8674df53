/**
 * Evaluates the labels of an engine against those of people. Unscored texts are counted, but are part of no other
 * number.
 */
import type { Estimate, Ratio } from '../../types.js';
import type { Confidence } from '../metrics/confidence.js';
import { share } from '../metrics/ratio.js';
import { LABELS, type Label } from '../sentiment/label.js';
import { bootstrap } from './bootstrap.js';
import { type Calibration, calibration } from './calibration.js';
import { type Cells, CLASSES, confusion, given, type Judged, meant, right, sumOf } from './confusion.js';
import { f1Of, kappa, type Measure, macroF1, macroRecall } from './measures.js';
import { type WeightedShare, weightedAccuracy } from './weighted.js';

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
  readonly weightedAccuracy: WeightedShare | null;
}

/** By true class, the number of texts that were given each class. */
export type Matrix = Readonly<Record<Label, Readonly<Record<Label | 'unscored', number>>>>;

export function evaluation(judged: readonly Judged[], confidence: Confidence): Evaluation {
  const { cells, unscored } = confusion(judged);
  const scored = sumOf(cells);
  const estimated = (measure: Measure) => estimateOf(measure, cells, confidence);
  const hits = LABELS.reduce((sum, _, label) => sum + right(cells, label), 0);
  return {
    texts: judged.length,
    scored,
    unscored: judged.length - scored,
    accuracy: share(hits, scored, confidence),
    macroRecall: estimated(macroRecall),
    macroF1: estimated(macroF1),
    kappa: estimated(kappa),
    classes: byLabel((label) => ({
      precision: share(right(cells, label), given(cells, label), confidence),
      recall: share(right(cells, label), meant(cells, label), confidence),
      f1: estimated(f1Of(label)),
    })),
    confusion: byLabel((label) => ({
      ...byLabel((other) => cells[CLASSES * label + other]!),
      unscored: unscored[label]!,
    })),
    calibration: calibration(judged),
    weightedAccuracy: weightedAccuracy(judged, confidence),
  };
}

function estimateOf(measure: Measure, cells: Cells, confidence: Confidence): Estimate {
  const value = measure(cells);
  return { value, ci95: value === null ? null : bootstrap(confidence, (redrawn) => measure(redrawn(cells))) };
}

export function byLabel<T>(make: (label: number) => T): Record<Label, T> {
  const [negative, neutral, positive] = LABELS.map((_, label) => make(label)) as [T, T, T];
  return { negative, neutral, positive };
}
