/** Writes a fitted model as bytes, as `src/core/sentiment/linear-model.ts` reads it. */
import { GROUPS, LEXICON } from '../../src/core/sentiment/features.js';
import { LIFT } from '../../src/core/sentiment/fours.js';
import { DENSE } from '../../src/core/sentiment/hash.js';
import { GUARD_NUMBERS, HEADER_BYTES, MAGIC } from '../../src/core/sentiment/linear-model.js';
import type { WordValues } from '../../src/core/sentiment/word-values.js';
import { type Fitted, GROUP_SCALE } from './learn.js';
import { said, type WordVectors } from './word-vectors.js';

const MOST = 127;

export interface Shrinking {
  readonly bits: number;
  /** Divides all sums of the model, to calibrate its confidence. */
  readonly temperature: number;
  /** Whether the last four outputs are the gate, which chooses the reader, and the guard. */
  readonly hasGate: boolean;
  /** The vectors that the fit uses. */
  readonly vectors: WordVectors;
  /** The scale of the fit. */
  readonly scale?: readonly number[];
}

/**
 * Weights of n-grams and of the dense features each have their own unit, because the latter are few and heavy.
 * @param fitted its outputs, padded with zeros to a multiple of four, and after them gate and guard
 */
export function modelBytes(
  fitted: Fitted,
  lists: WordValues,
  { bits, temperature, hasGate, vectors, scale = GROUP_SCALE }: Shrinking,
): Uint8Array {
  const gates = hasGate ? 1 : 0;
  const own = fitted.outputs - gates * 4;
  const outputs = Math.ceil(own / 4) * 4;
  const places = DENSE + 2 ** bits;
  const slots = lists.keys.length;
  const keysAt = HEADER_BYTES + (GROUPS + outputs + gates * (1 + GUARD_NUMBERS)) * 4;
  const hashesAt = keysAt + slots * 4;
  const wordsAt = hashesAt + vectors.rows.size * 4;
  const weightsAt = wordsAt + vectors.rows.size * outputs;
  const guardAt = weightsAt + places * outputs;
  const gateAt = guardAt + DENSE * 4 * gates;
  const valuesAt = gateAt + places * gates;
  const bytes = new Uint8Array(valuesAt + slots * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < 4; at++) bytes[at] = MAGIC.charCodeAt(at);
  for (const [place, number] of [bits, outputs, gates, slots, vectors.rows.size].entries())
    view.setUint32(4 + place * 4, number, true);
  const dense = DENSE * fitted.outputs;
  const unguarded = (_: number, place: number) => place % fitted.outputs < own + gates;
  const units = [
    unitOf(fitted.weights.subarray(0, dense).filter(unguarded)),
    unitOf(fitted.weights.subarray(dense).filter(unguarded)),
  ] as const;
  for (let group = 0; group < GROUPS; group++) {
    const unit = units[group >= LEXICON ? 0 : 1];
    view.setFloat32(HEADER_BYTES + group * 4, (unit * scale[group]!) / temperature, true);
  }
  const biasAt = HEADER_BYTES + GROUPS * 4;
  for (let output = 0; output < own; output++)
    view.setFloat32(biasAt + output * 4, fitted.bias[output]! / temperature, true);
  // Which reader is chosen does not depend on how sure the result is: the gate is not divided by the temperature, but
  // shares the factors.
  if (hasGate) {
    view.setFloat32(biasAt + outputs * 4, fitted.bias[own]!, true);
    writeGuard(fitted, { own: own + 1, view, numbersAt: biasAt + (outputs + 1) * 4, guardAt, temperature });
  }
  for (let slot = 0; slot < slots; slot++) view.setInt32(keysAt + slot * 4, lists.keys[slot]!, true);
  bytes.set(new Uint8Array(lists.values.buffer), valuesAt);
  // A word has the same scale as its vector: they share a unit.
  for (const [word, [hash, row]] of [...vectors.rows].sort(([a], [b]) => a - b).entries()) {
    view.setInt32(hashesAt + word * 4, hash, true);
    const sums = said(vectors, row, fitted.lens, fitted.outputs);
    for (let output = 0; output < outputs; output++) {
      bytes[wordsAt + word * outputs + output] = (output < own ? clipped(sums[output]! / units[1]) : 0) + LIFT;
    }
  }
  for (let place = 0; place < places; place++) {
    const unit = units[place < DENSE ? 0 : 1];
    const small = (output: number, times: number) =>
      clipped((fitted.weights[place * fitted.outputs + output]! * times) / unit);
    for (let output = 0; output < outputs; output++) {
      bytes[weightsAt + place * outputs + output] = (output < own ? small(output, 1) : 0) + LIFT;
    }
    if (hasGate) view.setInt8(gateAt + place, small(own, temperature));
  }
  return bytes;
}

interface GuardPlaces {
  /** Index of its first output. */
  readonly own: number;
  readonly view: DataView;
  readonly numbersAt: number;
  readonly guardAt: number;
  readonly temperature: number;
}

/** Lists and manner have the same scale: one factor serves both. */
function writeGuard(fitted: Fitted, { own, view, numbersAt, guardAt, temperature }: GuardPlaces): void {
  const { outputs, weights, bias } = fitted;
  const of = (output: number) => Float32Array.from({ length: DENSE }, (_, place) => weights[place * outputs + output]!);
  const [negative, positive, formal] = [of(own), of(own + 1), of(own + 2)];
  const unit = unitOf(Float32Array.from([...negative, ...positive]));
  const formalUnit = unitOf(formal);
  const scale = GROUP_SCALE[LEXICON]!;
  const numbers = [
    (unit * scale) / temperature,
    formalUnit * scale,
    bias[own]! / temperature,
    bias[own + 1]! / temperature,
    bias[own + 2]!,
  ];
  for (const [place, number] of numbers.entries()) view.setFloat32(numbersAt + place * 4, number, true);
  for (let place = 0; place < DENSE; place++) {
    const three = [negative[place]! / unit, positive[place]! / unit, formal[place]! / formalUnit];
    for (const [at, steps] of three.entries()) view.setUint8(guardAt + place * 4 + at, clipped(steps) + LIFT);
  }
}

const clipped = (steps: number): number => Math.max(-MOST, Math.min(MOST, Math.round(steps)));

/** All but one in two thousand weights fit into 127 units: clipping these costs less than finer steps gain. */
function unitOf(weights: Float32Array): number {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  return (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / MOST;
}

/** The first and last output relative to the middle one, which becomes zero: softmax is not affected. */
export function withoutMiddle({ weights, bias, lens }: Fitted): Fitted {
  const two = (values: ArrayLike<number>, place: number) =>
    values[Math.floor(place / 2) * 3 + (place % 2) * 2]! - values[Math.floor(place / 2) * 3 + 1]!;
  return {
    outputs: 2,
    weights: Float32Array.from({ length: (weights.length / 3) * 2 }, (_, place) => two(weights, place)),
    lens: Float32Array.from({ length: (lens.length / 3) * 2 }, (_, place) => two(lens, place)),
    bias: Float64Array.from({ length: 2 }, (_, place) => two(bias, place)),
  };
}
