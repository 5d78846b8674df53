/** Sums the dense weights (eight per place) of word lists or manner over the text that was judged last. */
import { features } from './features.js';

import { HALVES, LIFT } from './fours.js';

/**
 * @param dense by place, two integers of four packed weights each
 * @param group LEXICON or MANNER
 * @param into receives eight sums, each divided by the square root of the number of features
 */
export function sumDense(dense: Int32Array, group: number, into: Float64Array): void {
  const { id, start } = features;
  const from = start[group]!;
  const to = start[group + 1]!;
  let even = 0;
  let odd = 0;
  let evenToo = 0;
  let oddToo = 0;
  for (let at = from; at < to; at++) {
    const place = id[at]! * 2;
    const four = dense[place]!;
    const fourToo = dense[place + 1]!;
    even += four & HALVES;
    odd += (four >>> 8) & HALVES;
    evenToo += fourToo & HALVES;
    oddToo += (fourToo >>> 8) & HALVES;
  }
  const lift = (to - from) * LIFT;
  const scale = 1 / Math.sqrt(to - from);
  into[0] = ((even & 0xffff) - lift) * scale;
  into[1] = ((odd & 0xffff) - lift) * scale;
  into[2] = ((even >>> 16) - lift) * scale;
  into[3] = ((odd >>> 16) - lift) * scale;
  into[4] = ((evenToo & 0xffff) - lift) * scale;
  into[5] = ((oddToo & 0xffff) - lift) * scale;
  into[6] = ((evenToo >>> 16) - lift) * scale;
  into[7] = ((oddToo >>> 16) - lift) * scale;
}
