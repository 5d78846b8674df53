/** Four weights in one number, a byte each, lifted so that none is below nought. */

/** What each is lifted by. */
export const LIFT = 128;
/** The first and the third, each with room above it for their sum. */
export const HALVES = 0x00ff00ff;
/** Four weights of nought. */
export const NOUGHTS = 0x80808080 | 0;

const LIFTS = (LIFT << 16) | LIFT;

/** Four lifted weights and four more; what is too heavy for a byte is as heavy as one can be. */
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
