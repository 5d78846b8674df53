/**
 * Reads a linear model from bytes: small integer weights, by place. Only `scripts/train` writes it.
 *
 * Little endian, in this order:
 * - `SRM4`
 * - as 32-bit integers: bits, outputs, 1 if there are a gate and a guard, slots of the word lists, words with a meaning
 * - as 32-bit floats: a factor per group, a bias per output, the gate's bias, the guard's two factors and three biases
 * - keys of the lists, four bytes per slot
 * - hashes of the words with a meaning, four bytes each
 * - weights of the meanings by word and output, a byte each, with LIFT added so that none is negative
 * - weights by place and output, likewise
 * - weights of the guard, likewise, four per place below DENSE
 * - weights of the gate, a byte per place
 * - values of the lists, two bytes per slot
 *
 * Whatever takes four bytes thus begins at a multiple of four.
 */
import { GROUPS } from './features.js';
import { LIFT, NOUGHTS } from './fours.js';
import { DENSE } from './hash.js';
import type { Meanings } from './meanings.js';
import type { WordValues } from './word-values.js';

export interface LinearModel {
  /** A multiple of four, because four are added at once. */
  readonly outputs: number;
  /** 32 - bits, to turn a hash into a place. */
  readonly shift: number;
  readonly factors: Float32Array;
  readonly bias: Float32Array;
  readonly lists: WordValues;
  readonly meanings: Meanings;
  /** Four packed weights per integer, by place and output. */
  readonly fours: Int32Array;
  /**
   * One more output, from words, lists and manner only, that weighs posts against prose; null if the model has none.
   */
  readonly gate: Int8Array | null;
  /** Present if the gate is. */
  readonly guard: Guard | null;
  /**
   * Two integers per place below DENSE: the weights of eight outputs, or of four outputs, the guard's three and the
   * gate's.
   */
  readonly dense: Int32Array;
  /** Unique to this model. */
  readonly number: number;
}

/** Judges formal prose by word lists and manner only; also measures how formal the manner of a text is. */
export interface Guard {
  /** Scale of negative and positive, for both groups of features. */
  readonly factor: number;
  readonly formalFactor: number;
  /** Negative, positive, formal. */
  readonly bias: Float32Array;
}

export const MAGIC = 'SRM4';
export const HEADER_BYTES = 24;
/** Number of the guard's factors and biases. */
export const GUARD_NUMBERS = 5;

let models = 0;

/** @throws TypeError if the bytes are not a model of this version */
export function readModel(bytes: Uint8Array): LinearModel {
  if (bytes.length < HEADER_BYTES || String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC) {
    throw new TypeError('these weights are of another version');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [bits, outputs, gates, slots, words] = [4, 8, 12, 16, 20].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const places = DENSE + 2 ** bits;
  const numbers = GROUPS + outputs + gates * (1 + GUARD_NUMBERS);
  const keys = HEADER_BYTES + numbers * 4;
  const hashes = keys + slots * 4;
  const ofWords = hashes + words * 4;
  const weights = ofWords + words * outputs;
  const guard = weights + places * outputs;
  const gate = guard + DENSE * 4 * gates;
  const values = gate + places * gates;
  if (bytes.length !== values + slots * 2) throw new TypeError('these weights are incomplete');
  const floats = Float32Array.from({ length: numbers }, (_, place) => view.getFloat32(HEADER_BYTES + place * 4, true));
  const { buffer, byteOffset } = bytes;
  const fours = numbersIn(bytes.subarray(weights, guard));
  const ofGate = gates === 0 ? null : new Int8Array(buffer, byteOffset + gate, places);
  return {
    outputs,
    shift: 32 - bits,
    factors: floats.subarray(0, GROUPS),
    bias: floats.subarray(GROUPS, numbers - gates * GUARD_NUMBERS),
    lists: {
      keys: numbersIn(bytes.subarray(keys, hashes)),
      values: new Int8Array(buffer, byteOffset + values, slots * 2),
      mask: slots - 1,
    },
    meanings: {
      hashes: numbersIn(bytes.subarray(hashes, ofWords)),
      fours: numbersIn(bytes.subarray(ofWords, weights)),
    },
    fours,
    gate: ofGate,
    guard: gates === 0 ? null : guardOf(floats.subarray(-GUARD_NUMBERS)),
    dense: outputs === 8 ? fours : sideBySide(fours, numbersIn(bytes.subarray(guard, gate)), ofGate),
    number: ++models,
  };
}

const guardOf = ([factor, formalFactor, ...bias]: Float32Array): Guard => ({
  factor: factor!,
  formalFactor: formalFactor!,
  bias: Float32Array.from(bias),
});

/** Interleaves weights that are read together. */
function sideBySide(fours: Int32Array, guard: Int32Array, gate: Int8Array | null): Int32Array {
  const dense = new Int32Array(DENSE * 2).fill(NOUGHTS);
  for (let place = 0; place < DENSE; place++) {
    dense[place * 2] = fours[place]!;
    if (gate !== null) dense[place * 2 + 1] = guard[place]! | ((gate[place]! + LIFT) << 24);
  }
  return dense;
}

/** Copied if they do not begin at a multiple of four. */
function numbersIn(bytes: Uint8Array): Int32Array {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Int32Array(buffer, byteOffset, length / 4);
}
