/** Summary measures of a confusion matrix; null if undefined. */
import { type Cells, CLASSES, given, meant, right, sumOf } from './confusion.js';

export type Measure = (cells: Cells) => number | null;

const ALL = Array.from({ length: CLASSES }, (_, label) => label);

export const accuracy: Measure = (cells) =>
  over(
    ALL.reduce((sum, label) => sum + right(cells, label), 0),
    sumOf(cells),
  );

export const recallOf =
  (label: number): Measure =>
  (cells) =>
    over(right(cells, label), meant(cells, label));

export const precisionOf =
  (label: number): Measure =>
  (cells) =>
    over(right(cells, label), given(cells, label));

/**
 * 2·TP / (2·TP + FP + FN), the harmonic mean of precision and recall.
 * C. J. van Rijsbergen, Information Retrieval, 1979.
 */
export const f1Of =
  (label: number): Measure =>
  (cells) =>
    over(2 * right(cells, label), meant(cells, label) + given(cells, label));

/**
 * Mean recall of the classes that are the true class of a text: SemEval's measure (S. Rosenthal et al., SemEval-2017
 * Task 4).
 */
export const macroRecall: Measure = (cells) => meanOf(ALL.map((label) => recallOf(label)(cells)));

/** Mean F1 of the classes that are the true or the given class of a text. */
export const macroF1: Measure = (cells) => meanOf(ALL.map((label) => f1Of(label)(cells)));

/** Cohen's kappa: agreement beyond that of chance (J. Cohen, Educ. Psychol. Meas. 20 (1960) 37–46). */
export const kappa: Measure = (cells) => {
  const size = sumOf(cells);
  const observed = accuracy(cells);
  if (observed === null) return null;
  const expected = ALL.reduce((sum, label) => sum + meant(cells, label) * given(cells, label), 0) / size ** 2;
  return expected === 1 ? null : (observed - expected) / (1 - expected);
};

function over(count: number, size: number): number | null {
  return size === 0 ? null : count / size;
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
