/** Compares engines on the same texts: which differences are more than chance. */
import type { Confidence } from '../metrics/confidence.js';
import type { Interval } from '../metrics/intervals.js';
import { LABELS } from '../sentiment/label.js';
import { bootstrap } from './bootstrap.js';
import { type Cells, CLASSES, type Judged } from './confusion.js';
import { accuracy, type Measure, macroF1, macroRecall } from './measures.js';

export interface Difference {
  readonly value: number | null;
  readonly ci95: Interval | null;
}

export interface Comparison {
  /** Indices in the list of engines. */
  readonly a: number;
  readonly b: number;
  /** Number of texts that both scored; only these are compared. */
  readonly texts: number;
  /** b minus a. */
  readonly accuracy: Difference;
  readonly macroRecall: Difference;
  readonly macroF1: Difference;
  /** p-value of McNemar's test on accuracy, adjusted for the number of pairs (Holm). */
  readonly pHolm: number | null;
  /** Whether the interval of the difference in macro-recall excludes 0. */
  readonly isMoreThanNoise: boolean;
}

/**
 * Compares every pair.
 * @param engines their judgements of the same texts, in the same order
 */
export function comparisons(engines: readonly (readonly Judged[])[], confidence: Confidence): Comparison[] {
  const pairs = engines.flatMap((_, a) => engines.slice(a + 1).map((_, after) => [a, a + 1 + after] as const));
  const pValues = pairs.map(([a, b]) => mcnemar(engines[a]!, engines[b]!));
  const adjusted = holm(pValues);
  return pairs.map(([a, b], place) => ({
    a,
    b,
    ...compared(engines[a]!, engines[b]!, confidence),
    pHolm: adjusted[place]!,
  }));
}

type Compared = Omit<Comparison, 'a' | 'b' | 'pHolm'>;

function compared(a: readonly Judged[], b: readonly Judged[], confidence: Confidence): Compared {
  const joint = jointCells(a, b);
  const difference = (measure: Measure): Difference => {
    const gain = (cells: Cells) => {
      const [first, second] = [measure(margin(cells, 'a')), measure(margin(cells, 'b'))];
      return first === null || second === null ? null : second - first;
    };
    const value = gain(joint);
    return { value, ci95: value === null ? null : bootstrap(confidence, (redrawn) => gain(redrawn(joint))) };
  };
  const recall = difference(macroRecall);
  return {
    texts: joint.reduce((sum, count) => sum + count, 0),
    accuracy: difference(accuracy),
    macroRecall: recall,
    macroF1: difference(macroF1),
    isMoreThanNoise: recall.ci95 !== null && (recall.ci95[0] > 0 || recall.ci95[1] < 0),
  };
}

/** `joint[9 * meant + 3 * given by a + given by b]` */
function jointCells(a: readonly Judged[], b: readonly Judged[]): number[] {
  const joint = new Array<number>(CLASSES ** 3).fill(0);
  for (const [place, { gold, given }] of a.entries()) {
    const other = b[place]!.given;
    if (given === null || other === null) continue;
    joint[CLASSES ** 2 * LABELS.indexOf(gold) + CLASSES * LABELS.indexOf(given) + LABELS.indexOf(other)]! += 1;
  }
  return joint;
}

function margin(joint: Cells, engine: 'a' | 'b'): Cells {
  const cells = new Float64Array(CLASSES ** 2);
  for (let place = 0; place < joint.length; place += 1) {
    const [meant, givenByA, givenByB] = [Math.floor(place / 9), Math.floor(place / 3) % 3, place % 3];
    cells[CLASSES * meant + (engine === 'a' ? givenByA : givenByB)]! += joint[place]!;
  }
  return cells;
}

/**
 * Exact two-sided test of whether each engine is equally often the only one that is right: twice the smaller tail of
 * the binomial distribution (Q. McNemar, Psychometrika 12 (1947) 153–157). Null if there is no text that only one of
 * them got right.
 */
export function mcnemar(a: readonly Judged[], b: readonly Judged[]): number | null {
  let [onlyA, onlyB] = [0, 0];
  for (const [place, { gold, given }] of a.entries()) {
    const other = b[place]!.given;
    if (given === null || other === null || (given === gold) === (other === gold)) continue;
    if (given === gold) onlyA += 1;
    else onlyB += 1;
  }
  const size = onlyA + onlyB;
  if (size === 0) return null;
  // Logarithms, since ½ to the power of some thousands underflows.
  let term = -size * Math.LN2;
  let tail = Math.exp(term);
  for (let k = 1; k <= Math.min(onlyA, onlyB); k += 1) {
    term += Math.log((size - k + 1) / k);
    tail += Math.exp(term);
  }
  return Math.min(1, 2 * tail);
}

/** Adjusted p-values by S. Holm, Scand. J. Stat. 6 (1979) 65–70. Unknown ones stay null and are not counted. */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const known = pValues.flatMap((p, place) => (p === null ? [] : { p, place })).sort((a, b) => a.p - b.p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let least = 0;
  for (const [rank, { p, place }] of known.entries()) {
    least = Math.max(least, Math.min(1, (known.length - rank) * p));
    adjusted[place] = least;
  }
  return adjusted;
}
