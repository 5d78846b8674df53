/** Packs four weights into one integer, a byte each, offset so that none is negative. */

/** Offset of each weight. */
export const LIFT = 128;
/** Mask of the first and third weight, each of which then has room above it for a sum. */
export const HALVES = 0x00ff00ff;
/** Four weights of zero. */
export const NOUGHTS = 0x80808080 | 0;

const LIFTS = (LIFT << 16) | LIFT;

/** Adds two packed quadruples of weights, clamping each sum to the range of a byte. */
export function added(fours: number, others: number): number {
  const even = (fours & HALVES) + (others & HALVES) - LIFTS;
  const odd = ((fours >>> 8) & HALVES) + ((others >>> 8) & HALVES) - LIFTS;
  if (((even | odd) & ~HALVES) === 0) return even | (odd << 8);
  let sum = 0;
  for (let shift = 0; shift < 32; shift += 8) {
    const weight = ((fours >>> shift) & 0xff) + ((others >>> shift) & 0xff) - LIFT;
    sum |= Math.max(0, Math.min(255, weight)) << shift;
  }
  return sum;
}
