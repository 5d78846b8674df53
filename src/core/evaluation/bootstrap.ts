/** Bootstrap intervals, reproducible by a seed, of values computed from cell counts. */
import { type Confidence, drawsFor } from '../metrics/confidence.js';
import type { Interval } from '../metrics/intervals.js';
import { quantile } from '../metrics/quantile.js';
import { seededRandom } from '../metrics/random.js';
import { type Cells, sumOf } from './confusion.js';

const SEED = 20_170_804;
/** Above this expected count, draws use the normal approximation. */
const LARGE = 100;

type Random = () => number;

/**
 * Percentile bootstrap (B. Efron, Ann. Stat. 7 (1979) 1–26) with `drawsFor` seeded draws. Drawing texts with
 * replacement is drawing the counts of their cells from a multinomial distribution. Null if the value is undefined in
 * more than half of the draws.
 * @param value computes the value of one draw
 */
export function bootstrap(confidence: Confidence, value: (redrawn: Redraw) => number | null): Interval | null {
  const draws = drawsFor(confidence);
  const random = seededRandom(SEED);
  const redrawn: Redraw = (cells, size = sumOf(cells)) => multinomial(cells, size, random);
  const values = Array.from({ length: draws }, () => value(redrawn)).filter((drawn) => drawn !== null);
  if (values.length < draws / 2) return null;
  const sorted = Float64Array.from(values).sort();
  return [quantile(sorted, confidence.tail), quantile(sorted, 1 - confidence.tail)];
}

/** Returns the counts of another sample of that size from the same population. */
export type Redraw = (cells: Cells, size?: number) => Cells;

/** Draws cell by cell, each binomial given those before it. */
function multinomial(cells: Cells, size: number, random: Random): Float64Array {
  const drawn = new Float64Array(cells.length);
  let [left, rest] = [size, sumOf(cells)];
  for (let cell = 0; cell < cells.length && left > 0; cell += 1) {
    const count = cells[cell]!;
    if (count === 0) continue;
    drawn[cell] = count >= rest ? left : binomial(left, count / rest, random);
    left -= drawn[cell]!;
    rest -= count;
  }
  return drawn;
}

/**
 * Draws the gaps between successes, which are geometric (L. Devroye, Non-Uniform Random Variate Generation, 1986,
 * §X.4).
 */
function binomial(size: number, probability: number, random: Random): number {
  if (probability > 0.5) return size - binomial(size, 1 - probability, random);
  const expected = size * probability;
  if (expected > LARGE) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const deviation = radius * Math.cos(2 * Math.PI * random()) * Math.sqrt(expected * (1 - probability));
    return Math.min(size, Math.max(0, Math.round(expected + deviation)));
  }
  const scale = Math.log1p(-probability);
  let successes = 0;
  for (let at = 0; ; successes += 1) {
    at += Math.floor(Math.log(1 - random()) / scale) + 1;
    if (at > size) return successes;
  }
}
