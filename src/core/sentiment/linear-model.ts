/**
 * A linear model as bytes: small whole numbers for weights, by place. `scripts/train` writes it, nothing else does.
 *
 * Little endian: `SRM2`, then as 32-bit integers bits, outputs, 1 where there is a gate, and slots of the word lists; as
 * 32-bit floats one factor of each group, one bias of each output and the gate; then the lists' keys, four bytes a slot, the
 * weights by place and output with LIFT added, so that none is below nought, those of the gate, a byte each, and the lists'
 * values, two bytes a slot. What takes four bytes thus begins at a multiple of four.
 */
import { DENSE, features, GROUPS, LEXICON } from './features.js';
import type { WordValues } from './word-values.js';

export interface LinearModel {
  /** A multiple of four: so many are added at once. */
  readonly outputs: number;
  /** 32 - bits. */
  readonly shift: number;
  readonly factors: Float32Array;
  readonly bias: Float32Array;
  readonly lists: WordValues;
  /** Four lifted weights in each. */
  readonly fours: Int32Array;
  /** One more output, that of words, lists and manner alone; null: none. */
  readonly gate: Int8Array | null;
}

export const MAGIC = 'SRM2';
export const HEADER_BYTES = 20;
export const LIFT = 128;
/** So many bytes cannot overflow the 16 bits in which they are summed. */
const BEFORE_OVERFLOW = 256;
/** Two sums in each of two numbers. */
export const HALVES = 0x00ff00ff;

/** @throws TypeError for bytes that are no model of this version */
export function readModel(bytes: Uint8Array): LinearModel {
  if (bytes.length < HEADER_BYTES || String.fromCharCode(...bytes.subarray(0, 4)) !== MAGIC) {
    throw new TypeError('these are no weights of this version');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [bits, outputs, gates, slots] = [4, 8, 12, 16].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
    number,
  ];
  const places = DENSE + 2 ** bits;
  const numbers = GROUPS + outputs + gates;
  const keys = HEADER_BYTES + numbers * 4;
  const weights = keys + slots * 4;
  const gate = weights + places * outputs;
  const values = gate + places * gates;
  if (bytes.length !== values + slots * 2) throw new TypeError('these weights are cut short');
  const floats = Float32Array.from({ length: numbers }, (_, place) => view.getFloat32(HEADER_BYTES + place * 4, true));
  const { buffer, byteOffset } = bytes;
  return {
    outputs,
    shift: 32 - bits,
    factors: floats.subarray(0, GROUPS),
    bias: floats.subarray(GROUPS),
    lists: {
      keys: numbersIn(bytes.subarray(keys, weights)),
      values: new Int8Array(buffer, byteOffset + values, slots * 2),
      mask: slots - 1,
    },
    fours: numbersIn(bytes.subarray(weights, gate)),
    gate: gates === 0 ? null : new Int8Array(buffer, byteOffset + gate, places),
  };
}

/** Copied where they do not begin at a multiple of four. */
function numbersIn(bytes: Uint8Array): Int32Array {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Int32Array(buffer, byteOffset, length / 4);
}

/**
 * What the features of the last text sum to, one number an output.
 * @param model one of eight outputs
 */
export function eightOf(model: LinearModel, into: Float64Array): void {
  const { outputs, bias, factors } = model;
  const { start } = features;
  for (let output = 0; output < outputs; output++) into[output] = bias[output]!;
  for (let group = 0; group < GROUPS; group++) {
    const [from, to] = [start[group]!, start[group + 1]!];
    if (from === to || factors[group] === 0) continue;
    const factor = factors[group]! / Math.sqrt(to - from);
    for (let at = from; at < to; at += BEFORE_OVERFLOW) {
      addEight(model, group, at, Math.min(to, at + BEFORE_OVERFLOW), factor, into);
    }
  }
}

function addEight(
  { fours, shift }: LinearModel,
  group: number,
  from: number,
  to: number,
  factor: number,
  into: Float64Array,
): void {
  const { id } = features;
  const isDense = group >= LEXICON;
  let [even, odd, evenToo, oddToo] = [0, 0, 0, 0];
  for (let at = from; at < to; at++) {
    const place = (isDense ? id[at]! : DENSE + (id[at]! >>> shift)) * 2;
    const four = fours[place]!;
    const fourToo = fours[place + 1]!;
    even += four & HALVES;
    odd += (four >>> 8) & HALVES;
    evenToo += fourToo & HALVES;
    oddToo += (fourToo >>> 8) & HALVES;
  }
  const lift = (to - from) * LIFT;
  into[0]! += ((even & 0xffff) - lift) * factor;
  into[1]! += ((odd & 0xffff) - lift) * factor;
  into[2]! += ((even >>> 16) - lift) * factor;
  into[3]! += ((odd >>> 16) - lift) * factor;
  into[4]! += ((evenToo & 0xffff) - lift) * factor;
  into[5]! += ((oddToo & 0xffff) - lift) * factor;
  into[6]! += ((evenToo >>> 16) - lift) * factor;
  into[7]! += ((oddToo >>> 16) - lift) * factor;
}
