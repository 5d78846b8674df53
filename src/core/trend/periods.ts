/** Operations on periods of time. */

/** `[from, until)`, in ms. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

export function totalLength({ from, until }: Period): number {
  return until - from;
}

/**
 * Merges periods that overlap or touch, in order of time.
 * @param slack gaps of up to this many ms are closed
 */
export function joinedPeriods(stretches: readonly Period[], slack: number): readonly Period[] {
  const whole: Period[] = [];
  for (const next of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (!(next.from < next.until)) continue;
    if (last === undefined || next.from - last.until > slack) whole.push(next);
    else if (next.until > last.until) whole[whole.length - 1] = { from: last.from, until: next.until };
  }
  return whole;
}

/**
 * How much of `[from, until)` the periods cover, in ms.
 * @param stretches as returned by `joined`
 */
export function overlapWith(stretches: readonly Period[], { from, until }: Period): number {
  let total = 0;
  for (let place = firstEndingAfter(stretches, from); place < stretches.length; place++) {
    const stretch = stretches[place]!;
    if (stretch.from >= until) break;
    total += Math.min(stretch.until, until) - Math.max(stretch.from, from);
  }
  return total;
}

function firstEndingAfter(stretches: readonly Period[], instant: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stretches[middle]!.until > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}
