/**
 * A linear model as bytes: small whole numbers for weights, by place. `scripts/train` writes it, nothing else does.
 *
 * Little endian: `SRM1`, then as 32-bit integers bits, outputs, words; as 32-bit floats one factor of each group, one bias
 * of each output; then the word lists (hashes, pairs of values) and the weights, a byte each.
 */
import { DENSE, features, GROUPS } from './features.js';
import { type WordValues, wordValues } from './word-values.js';

export interface LinearModel {
  readonly outputs: number;
  /** 32 - bits. */
  readonly shift: number;
  readonly factors: Float32Array;
  readonly bias: Float32Array;
  readonly lists: WordValues;
  readonly weights: Int8Array;
}

export const MAGIC = 'SRM1';
export const HEADER_BYTES = 16;

/** @throws TypeError for bytes that are no model of this version */
export function readModel(bytes: Uint8Array): LinearModel {
  const { buffer, byteLength } = bytes;
  const offset = bytes.byteOffset;
  if (byteLength < HEADER_BYTES || String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC) {
    throw new TypeError('these are no weights of this version');
  }
  const view = new DataView(buffer, offset, byteLength);
  const [bits, outputs, words] = [view.getUint32(4, true), view.getUint32(8, true), view.getUint32(12, true)];
  const numbers = GROUPS + outputs;
  const lists = HEADER_BYTES + numbers * 4;
  const weights = lists + words * 6;
  if (byteLength !== weights + (DENSE + 2 ** bits) * outputs) throw new TypeError('these weights are cut short');
  const floats = Float32Array.from({ length: numbers }, (_, place) => view.getFloat32(HEADER_BYTES + place * 4, true));
  const hashes = Int32Array.from({ length: words }, (_, place) => view.getInt32(lists + place * 4, true));
  return {
    outputs,
    shift: 32 - bits,
    factors: floats.subarray(0, GROUPS),
    bias: floats.subarray(GROUPS),
    lists: wordValues(hashes, new Int8Array(buffer, offset + lists + words * 4, words * 2)),
    weights: new Int8Array(buffer, offset + weights, byteLength - weights),
  };
}

/** What the features of the last text sum to, one number an output. */
export function outputsOf(model: LinearModel, into: Float64Array): void {
  const { outputs, bias } = model;
  for (let output = 0; output < outputs; output++) into[output] = bias[output]!;
  for (let group = 0; group < GROUPS; group++) addGroup(model, group, into);
}

const sums = new Int32Array(16);

function addGroup({ outputs, weights, factors, shift }: LinearModel, group: number, into: Float64Array): void {
  const { id, start } = features;
  const [from, to] = [start[group]!, start[group + 1]!];
  if (from === to || factors[group] === 0) return;
  sums.fill(0);
  const isDense = group >= GROUPS - 2;
  for (let at = from; at < to; at++) {
    const place = (isDense ? id[at]! : DENSE + (id[at]! >>> shift)) * outputs;
    for (let output = 0; output < outputs; output++) sums[output]! += weights[place + output]!;
  }
  const factor = factors[group]! / Math.sqrt(to - from);
  for (let output = 0; output < outputs; output++) into[output]! += sums[output]! * factor;
}
