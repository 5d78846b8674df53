/** Simulated brands: seeded counts, with the variance of a Poisson distribution or more. */
import { seededRandom } from '../../../src/core/metrics/random.js';
import type { Bucket } from '../../../src/core/trend/bucket.js';

const DAY = 86_400_000;

const WEEKLY = [1.2, 1.25, 1.2, 1.15, 1.1, 0.55, 0.55] as const;

export interface Brand {
  /** Mentions per day. */
  readonly rate: number;
  /** Variance over mean; 1: Poisson. */
  readonly ratio: number;
  readonly hasWeek: boolean;
}

/** @param times factor of the usual mean, by day */
export function simulated(
  { rate, ratio, hasWeek }: Brand,
  days: number,
  { seed, times = () => 1 }: { readonly seed: number; readonly times?: (day: number) => number },
): readonly Bucket[] {
  const draw = drawing(seededRandom(seed));
  return Array.from({ length: days }, (_, day) => {
    const mean = rate * (hasWeek ? WEEKLY[day % 7]! : 1) * times(day);
    const mixed = ratio <= 1 ? mean : draw.gamma(mean / (ratio - 1)) * (ratio - 1);
    return dayBucket(day, draw.poisson(mixed));
  });
}

export function dayBucket(day: number, mentions: number | null, more: Partial<Bucket> = {}): Bucket {
  const [start, end] = [day * DAY, (day + 1) * DAY];
  return { start, end, phase: day % 7, mentions, opinions: [], partial: false, lowerBound: false, ...more };
}

function drawing(random: () => number) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  /** G. Marsaglia & W. W. Tsang, ACM Trans. Math. Softw. 26 (2000) 363–372. */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - random()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const poisson = (mean: number): number => {
    if (mean > 30) return poisson(mean / 2) + poisson(mean / 2);
    const limit = Math.exp(-mean);
    let count = -1;
    for (let product = 1; product > limit; count++) product *= 1 - random();
    return Math.max(0, count);
  };
  return { gamma, poisson };
}
