/** Two readers of English, a gate that mixes them, and a guard for formal prose: eight outputs of one model. */
import { LEXICON, MANNER } from '../../src/core/sentiment/features.js';
import type { WordValues } from '../../src/core/sentiment/word-values.js';
import { type Encoded, type Example, encode } from './encoded.js';
import { type Fitted, GROUP_SCALE, learn, meanOf, predict } from './learn.js';
import { meanOne, mixture, type Part } from './mixture.js';
import { formalOrNot, partsFor, postOrProse, type Texts } from './sentiment-texts.js';
import { heaviest, NO_VECTORS, type WordVectors, withoutNames } from './word-vectors.js';
import { withoutMiddle } from './write-model.js';

/** Models are means of the fits with each seed: more stable than a single one. */
export const SEEDS: readonly number[] = [1, 2, 3];

export interface TrainOptions {
  readonly lists: WordValues;
  readonly bits: number;
  readonly vectors: WordVectors;
  /** One fit per seed; their mean is used. */
  readonly seeds: readonly number[];
}

const EPOCHS = 4;
/** Number of words with vectors: more would make the weights larger than a megabyte without improving them. */
export const VOCABULARY = 17_000;
const RATE = 0.02;
/** The gate depends on words, lists and manner. */
const GATE_SCALE = GROUP_SCALE.map((scale, group) => (group === 0 || group >= LEXICON ? scale : 0));
/** Words mislead in prose of a kind that was not trained on: there, lists decide, and manner tells how formal it is. */
const LISTS_SCALE = GROUP_SCALE.map((scale, group) => (group >= LEXICON ? scale : 0));
const MANNER_SCALE = GROUP_SCALE.map((scale, group) => (group === MANNER ? scale : 0));

export interface Trained {
  readonly fitted: Fitted;
  /** The vectors that the fit uses. */
  readonly vectors: WordVectors;
}

export function trainEnglish(texts: Texts, given: TrainOptions): Trained {
  const ofPosts = mixture(partsFor('posts', texts));
  const nameless = withoutNames(given.vectors, textsIn(texts));
  const first = softmax(ofPosts, { ...given, vectors: nameless, seeds: given.seeds.slice(0, 1) });
  const vectors = heaviest(nameless, first.lens, first.outputs, VOCABULARY);
  const options = { ...given, vectors };
  const posts = softmax(ofPosts, options);
  const prose = softmax(mixture(partsFor('prose', texts)), options);
  const gate = gateOf(postOrProse(texts), options, GATE_SCALE);
  const lists = softmax(mixture(partsFor('prose', texts)), { ...options, vectors: NO_VECTORS }, { scale: LISTS_SCALE });
  const formal = gateOf(formalOrNot(texts), options, MANNER_SCALE);
  const fitted = sideBySide([withoutMiddle(posts), withoutMiddle(prose), gate, withoutMiddle(lists), formal]);
  return { fitted, vectors };
}

function* textsIn(texts: Texts): Generator<string> {
  for (const examples of texts.values()) for (const { text } of examples) yield text;
}

export function softmax(
  examples: readonly Example[],
  { lists, bits, vectors, seeds }: TrainOptions,
  { epochs = EPOCHS, rate = RATE, scale = GROUP_SCALE } = {},
): Fitted {
  const encoded = encode(examples, lists, bits, vectors);
  return meanOf(seeds.map((seed) => learn(encoded, { bits, epochs, rate, seed, link: 'one', scale })));
}

function gateOf(parts: readonly Part[], { lists, bits }: TrainOptions, scale: readonly number[]): Fitted {
  const examples = meanOne(
    parts.flatMap(({ examples, share }) => examples.map((one) => ({ ...one, weight: share / examples.length }))),
  );
  return learn(encode(examples, lists, bits), { bits, epochs: 2, rate: RATE, seed: 1, link: 'any', scale });
}

/** Joins the outputs of several fits into one. */
export function sideBySide(fits: readonly Fitted[]): Fitted {
  const outputs = fits.reduce((sum, fitted) => sum + fitted.outputs, 0);
  const places = fits[0]!.weights.length / fits[0]!.outputs;
  const dimensions = Math.max(...fits.map(({ lens, outputs: own }) => lens.length / own));
  const weights = new Float32Array(places * outputs);
  const lens = new Float32Array(dimensions * outputs);
  let first = 0;
  for (const fitted of fits) {
    widen(fitted.weights, fitted.outputs, weights, outputs, first);
    widen(fitted.lens, fitted.outputs, lens, outputs, first);
    first += fitted.outputs;
  }
  return { outputs, weights, lens, bias: Float64Array.from(fits.flatMap(({ bias }) => [...bias])) };
}

/** Copies rows of few outputs into rows of more. */
function widen(rows: Float32Array, own: number, into: Float32Array, outputs: number, first: number): void {
  for (let at = 0; at < rows.length; at++) into[Math.floor(at / own) * outputs + first + (at % own)] = rows[at]!;
}

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum));

/** Probabilities of the three sentiments, text after text. */
export function judgeAll(model: Fitted, encoded: Encoded, temperature = 1): Float64Array {
  const judged = new Float64Array(encoded.size * 3);
  const said = new Float64Array(model.outputs);
  for (let text = 0; text < encoded.size; text++) {
    predict(model, encoded, text, 'none', said);
    const share = model.outputs === 2 ? 1 : logistic(said[4]!);
    const formal = model.outputs === 2 ? 0 : logistic(said[7]!);
    const prose = (side: number) => (1 - formal) * (said[2 + side] ?? 0) + formal * (said[5 + side] ?? 0);
    const mixed = (side: number) => (share * said[side]! + (1 - share) * prose(side)) / temperature;
    const parts = [Math.exp(mixed(0)), 1, Math.exp(mixed(1))];
    const total = parts[0]! + parts[1]! + parts[2]!;
    for (const [place, part] of parts.entries()) judged[text * 3 + place] = part / total;
  }
  return judged;
}

const TEMPERATURES = Array.from({ length: 41 }, (_, step) => Math.round(40 + step * 4) / 100);

/** Divisor of the sums that calibrates the probabilities best, by likelihood; 1 without texts. */
export function temperatureOf(model: Fitted, encoded: Encoded): number {
  const doubts = TEMPERATURES.map((temperature) => {
    const judged = judgeAll(model, encoded, temperature);
    let doubt = 0;
    for (let at = 0; at < judged.length; at++) if (encoded.targets[at] === 1) doubt -= Math.log(judged[at]!);
    return doubt;
  });
  return encoded.size === 0 ? 1 : TEMPERATURES[doubts.indexOf(Math.min(...doubts))]!;
}
