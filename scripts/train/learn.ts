/** Multinomial or one-by-one logistic regression by AdaGrad: one thread, one seed, reproducible to the byte. */
import { seededRandom } from '../../src/core/metrics/random.js';
import { GROUPS, WORDS } from '../../src/core/sentiment/features.js';
import { DENSE } from '../../src/core/sentiment/hash.js';
import type { Encoded } from './encoded.js';

export interface Fitted {
  readonly outputs: number;
  /** By place, then by output. */
  readonly weights: Float32Array;
  readonly bias: Float64Array;
  /** Weights of the numbers of a word vector, by number, then by output; scaled like the word itself. */
  readonly lens: Float32Array;
}

export interface LearnOptions {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
  /** `one`: exactly one of the outputs is true (softmax). `any`: each independently (sigmoid). */
  readonly link: 'one' | 'any';
  /** Scale of each group of features, 0 to ignore it; GROUP_SCALE by default. */
  readonly scale?: readonly number[];
  /** The fit to start from. */
  readonly from?: Fitted;
}

/** `none`: the raw sums. */
type Link = LearnOptions['link'] | 'none';

/** Scale of each group of features. */
export const GROUP_SCALE: readonly number[] = [1.4, 1.2, 2, 2, 2];

export function learn(
  texts: Encoded,
  { bits, epochs, rate, seed, link, scale = GROUP_SCALE, from: known }: LearnOptions,
): Fitted {
  const { outputs, dimensions, meant } = texts;
  const weights = known?.weights.slice() ?? new Float32Array((DENSE + 2 ** bits) * outputs);
  const squares = new Float32Array(weights.length).fill(1e-6);
  const lens = known?.lens.slice() ?? new Float32Array(dimensions * outputs);
  const lensSquares = new Float32Array(lens.length).fill(1e-6);
  const bias = known?.bias.slice() ?? new Float64Array(outputs);
  const biasSquares = new Float64Array(outputs).fill(1e-6);
  const random = seededRandom(seed);
  const order = Int32Array.from({ length: texts.size }, (_, place) => place);
  const sums = new Float64Array(outputs);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const step = rate * (1 - (0.7 * epoch) / epochs);
    for (const text of order) {
      predict({ outputs, weights, bias, lens }, texts, text, link, sums, scale);
      // From here on, the sums are the gradients.
      for (let output = 0; output < outputs; output++) {
        const at = text * outputs + output;
        const slope = texts.weights[at]! * (sums[output]! - texts.targets[at]!);
        sums[output] = slope;
        biasSquares[output]! += slope * slope;
        bias[output]! -= (step * slope) / Math.sqrt(biasSquares[output]!);
      }
      for (let group = 0; group < GROUPS; group++) {
        const [from, to] = range(texts, text, group);
        if (to === from || scale[group] === 0) continue;
        const value = scale[group]! / Math.sqrt(to - from);
        for (let at = from; at < to; at++) {
          const place = texts.places[at]! * outputs;
          for (let output = 0; output < outputs; output++) {
            const slope = value * sums[output]!;
            squares[place + output]! += slope * slope;
            weights[place + output]! -= (step * slope) / Math.sqrt(squares[place + output]!);
          }
        }
      }
      for (let at = 0; at < dimensions; at++) {
        const value = scale[WORDS]! * meant[text * dimensions + at]!;
        for (let output = 0; output < outputs; output++) {
          const slope = value * sums[output]!;
          lensSquares[at * outputs + output]! += slope * slope;
          lens[at * outputs + output]! -= (step * slope) / Math.sqrt(lensSquares[at * outputs + output]!);
        }
      }
    }
  }
  return { outputs, weights, bias, lens };
}

/** Writes the probability of each output into `into`. */
export function predict(
  { outputs, weights, bias, lens }: Fitted,
  texts: Encoded,
  text: number,
  link: Link,
  into: Float64Array,
  scale: readonly number[] = GROUP_SCALE,
): void {
  into.set(bias);
  const { dimensions, meant } = texts;
  for (let at = 0; at < dimensions; at++) {
    const value = scale[WORDS]! * meant[text * dimensions + at]!;
    for (let output = 0; output < outputs; output++) into[output]! += value * lens[at * outputs + output]!;
  }
  for (let group = 0; group < GROUPS; group++) {
    const [from, to] = range(texts, text, group);
    if (to === from || scale[group] === 0) continue;
    const value = scale[group]! / Math.sqrt(to - from);
    for (let at = from; at < to; at++) {
      const place = texts.places[at]! * outputs;
      for (let output = 0; output < outputs; output++) into[output]! += value * weights[place + output]!;
    }
  }
  if (link === 'none') return;
  if (link === 'any') {
    for (let output = 0; output < outputs; output++) into[output] = 1 / (1 + Math.exp(-into[output]!));
    return;
  }
  const most = Math.max(...into);
  let total = 0;
  for (let output = 0; output < outputs; output++) total += into[output] = Math.exp(into[output]! - most);
  for (let output = 0; output < outputs; output++) into[output]! /= total;
}

/** Mean of several fits: what they agree on remains, and effects of the order of the texts cancel out. */
export function meanOf(fits: readonly Fitted[]): Fitted {
  const { outputs } = fits[0]!;
  const mean = (arrays: readonly ArrayLike<number>[], place: number) =>
    arrays.reduce((total, array) => total + array[place]!, 0) / arrays.length;
  const all = fits.map(({ weights }) => weights);
  const biases = fits.map(({ bias }) => bias);
  const lenses = fits.map(({ lens }) => lens);
  return {
    outputs,
    weights: Float32Array.from(all[0]!, (_, place) => mean(all, place)),
    bias: Float64Array.from(biases[0]!, (_, place) => mean(biases, place)),
    lens: Float32Array.from(lenses[0]!, (_, place) => mean(lenses, place)),
  };
}

function range({ starts }: Encoded, text: number, group: number): [number, number] {
  const at = text * (GROUPS + 1) + group;
  return [starts[at]!, starts[at + 1]!];
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}
