/** How frequent emotions are now compared with a baseline window. */
import type { Ratio, Report } from '../../types.js';
import { type Confidence, confidenceOf, levelOf } from './confidence.js';
import { type Interval, wilsonAt } from './intervals.js';
import { byCodePoint } from './order.js';
import { share } from './ratio.js';

type Emotions = Report['emotions'];

/** The parts of a report that emotions are computed from. */
export type Felt = Pick<Report, 'emotions' | 'sentiment'>;

/** The same, with the confidence level of its intervals. */
export type Baseline = Felt & Pick<Report, 'confidence'>;

/**
 * Current shares of all emotions in either report, each with its `lift`, the ratio to its share in the baseline.
 * @param confidence level of the current intervals, to which those of the baseline are converted
 */
export function emotionsWithLift(now: Felt, baseline: Baseline, confidence: Confidence): Emotions {
  const then = confidenceOf(levelOf(baseline));
  const names = [...new Set([...Object.keys(now.emotions), ...Object.keys(baseline.emotions)])].sort(byCodePoint);
  return Object.fromEntries(
    names.map((name) => {
      const own = shareOf(now, name, confidence);
      const before = unroundedAt(shareOf(baseline, name, then), then, confidence);
      return [name, { ...own, lift: ratioOf(own, before) }];
    }),
  );
}

/** An emotion that no mention expresses has a share of 0 among the judged ones. */
function shareOf({ emotions, sentiment }: Felt, name: string, confidence: Confidence): Ratio {
  if (Object.hasOwn(emotions, name)) return emotions[name]!;
  const [any] = Object.values(emotions);
  return share(0, any?.den ?? sentiment.n ?? 0, confidence);
}

/**
 * Recomputes an interval at another level from the exact share. Reports store rounded numbers: for one in a million the
 * lower end would be 0, which has no logarithm.
 */
function unroundedAt(ratio: Ratio, from: Confidence, to: Confidence): Ratio {
  const p = exactly(ratio);
  if (p === null || ratio.ci95 === null) return ratio;
  return { ...ratio, ci95: wilsonAt(p, ratio.ci95, from, to) };
}

/**
 * p₁/p₂, null if the baseline is 0. Its interval combines those of the two shares on the log scale; both must be of the
 * same level, and already allow for clustering by author.
 * MOVER: G. Y. Zou & A. Donner, Stat. Med. 27 (2008) 1693–1702.
 */
export function ratioOf(now: Ratio, baseline: Ratio): { value: number | null; ci95: Interval | null } {
  const [p, before] = [exactly(now), exactly(baseline)];
  if (p === null || before === null || before === 0) return { value: null, ci95: null };
  const value = p / before;
  if (now.ci95 === null || baseline.ci95 === null) return { value, ci95: null };
  const [low, high] = now.ci95;
  const [lowBefore, highBefore] = baseline.ci95;
  // log 0 is undefined, so divide the upper end of the current share by the lower end of the baseline.
  if (p === 0) return { value, ci95: [0, high / lowBefore] };
  const less = Math.hypot(Math.log(p / low), Math.log(highBefore / before));
  const more = Math.hypot(Math.log(high / p), Math.log(before / lowBefore));
  return { value, ci95: [value * Math.exp(-less), value * Math.exp(more)] };
}

/** The unrounded share: reports store rounded values. */
const exactly = ({ value, num, den }: Ratio): number | null =>
  value === null || num === null || den === null || den === 0 ? value : num / den;
