/** How much more of an emotion there is now than there was in a baseline window. */
import type { Ratio, Report } from '../../types.js';
import { type Confidence, confidenceOf, levelOf } from './confidence.js';
import { type Interval, wilsonAt } from './intervals.js';
import { byCodePoint } from './order.js';
import { share } from './ratio.js';

type Emotions = Report['emotions'];

/** What a report says of what was felt. */
export type Felt = Pick<Report, 'emotions' | 'sentiment'>;

/** The same, with the level of its intervals. */
export type Baseline = Felt & Pick<Report, 'confidence'>;

/**
 * The shares of now, each with what it is times that of the baseline; emotions of either.
 * @param confidence of the intervals of now: those of the baseline are brought to it
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

/** One that nobody carries is a share of nought in what was judged. */
function shareOf({ emotions, sentiment }: Felt, name: string, confidence: Confidence): Ratio {
  if (Object.hasOwn(emotions, name)) return emotions[name]!;
  const [any] = Object.values(emotions);
  return share(0, any?.den ?? sentiment.n ?? 0, confidence);
}

/** What a report holds is rounded: of one in a million the lower end would be 0, and nothing could be said of its log. */
function unroundedAt(ratio: Ratio, from: Confidence, to: Confidence): Ratio {
  const p = exactly(ratio);
  if (p === null || ratio.ci95 === null) return ratio;
  return { ...ratio, ci95: wilsonAt(p, ratio.ci95, from, to) };
}

/**
 * p₁/p₂. Its interval is put together from those of both shares, of one level, which know of authors that speak often, on the scale of
 * logs (MOVER: G. Y. Zou & A. Donner, Stat. Med. 27 (2008) 1693–1702). Null where the baseline has none of it.
 */
export function ratioOf(now: Ratio, baseline: Ratio): { value: number | null; ci95: Interval | null } {
  const [p, before] = [exactly(now), exactly(baseline)];
  if (p === null || before === null || before === 0) return { value: null, ci95: null };
  const value = p / before;
  if (now.ci95 === null || baseline.ci95 === null) return { value, ci95: null };
  const [low, high] = now.ci95;
  const [lowBefore, highBefore] = baseline.ci95;
  // With nothing now, there is no log of it: as much as may be now, over as little as may have been.
  if (p === 0) return { value, ci95: [0, high / lowBefore] };
  const less = Math.hypot(Math.log(p / low), Math.log(highBefore / before));
  const more = Math.hypot(Math.log(high / p), Math.log(before / lowBefore));
  return { value, ci95: [value * Math.exp(-less), value * Math.exp(more)] };
}

/** A report that was written holds rounded shares. */
const exactly = ({ value, num, den }: Ratio): number | null =>
  value === null || num === null || den === null || den === 0 ? value : num / den;
