/** A fitted model in bytes, as `src/core/sentiment/linear-model.ts` reads it. */
import { DENSE, GROUPS } from '../../src/core/sentiment/features.js';
import { HEADER_BYTES, MAGIC } from '../../src/core/sentiment/linear-model.js';
import { type Fitted, GROUP_SCALE } from './fit.js';
import type { WordLists } from './word-lists.js';

const MOST = 127;

export interface Shrinking {
  readonly bits: number;
  /** Divides all that the model says: how sure it may be. */
  readonly temperature: number;
}

/** Weights of n-grams and of the dense features have each their own unit: the latter are few and heavy. */
export function modelBytes({ outputs, weights, bias }: Fitted, lists: WordLists, { bits, temperature }: Shrinking): Uint8Array {
  const words = lists.hashes.length;
  const listsAt = HEADER_BYTES + (GROUPS + outputs) * 4;
  const weightsAt = listsAt + words * 6;
  const bytes = new Uint8Array(weightsAt + weights.length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < 4; at++) bytes[at] = MAGIC.charCodeAt(at);
  [bits, outputs, words].forEach((number, place) => view.setUint32(4 + place * 4, number, true));
  const dense = DENSE * outputs;
  const units = [unitOf(weights.subarray(0, dense)), unitOf(weights.subarray(dense))] as const;
  for (let group = 0; group < GROUPS; group++) {
    const unit = group >= GROUPS - 2 ? units[0] : units[1];
    view.setFloat32(HEADER_BYTES + group * 4, (unit * GROUP_SCALE[group]!) / temperature, true);
  }
  bias.forEach((value, output) => view.setFloat32(HEADER_BYTES + (GROUPS + output) * 4, value / temperature, true));
  lists.hashes.forEach((hash, place) => view.setInt32(listsAt + place * 4, hash, true));
  bytes.set(new Uint8Array(lists.values.buffer), listsAt + words * 4);
  weights.forEach((weight, place) => {
    const unit = place < dense ? units[0] : units[1];
    view.setInt8(weightsAt + place, Math.max(-MOST, Math.min(MOST, Math.round(weight / unit))));
  });
  return bytes;
}

/** The largest but for one in a thousand is 127: what is cut off is less than what finer steps gain. */
function unitOf(weights: Float32Array): number {
  const sizes = weights.filter((weight) => weight !== 0).map(Math.abs).sort();
  return (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / MOST;
}

/** The first and the last output as they differ from the middle one, which then is nought: softmax sees no difference. */
export function withoutMiddle({ weights, bias }: Fitted): Fitted {
  const two = (values: ArrayLike<number>, place: number) => values[Math.floor(place / 2) * 3 + (place % 2) * 2]! - values[Math.floor(place / 2) * 3 + 1]!;
  return {
    outputs: 2,
    weights: Float32Array.from({ length: (weights.length / 3) * 2 }, (_, place) => two(weights, place)),
    bias: Float64Array.from({ length: 2 }, (_, place) => two(bias, place)),
  };
}
