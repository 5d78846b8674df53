/** Relative strength of brands: mentions in the last day over those of the brand with the most. */
import type { BrandComparison, Mention, Report } from '../../types.js';
import type { Confidence } from '../metrics/confidence.js';
import { type Interval, wilson } from '../metrics/intervals.js';
import { UNKNOWN } from '../metrics/ratio.js';
import { seenUntil } from '../time/passed.js';

type Strength = BrandComparison['brands'][number]['strength'];

const HOUR = 3_600_000;

/**
 * Social Mention's measure relative to "a highly mentioned phrase"; a window shorter than a day is used in full. Null
 * if no brand has a mention then, or no mention of a brand has a time. The largest count is the reference and has no
 * interval. That of the others is the interval of a ratio of two counts, derived from the first one's share in both
 * (Wilson).
 */
export function relativeStrengths(
  brands: readonly (readonly Mention[])[],
  run: Pick<Report, 'window' | 'asOf'>,
  confidence: Confidence,
): readonly Strength[] {
  const until = seenUntil(run);
  const since = Math.max(Date.parse(run.window.since), until - 24 * HOUR);
  const frame = { basis: 'relative' as const, hours: Math.max(0, until - since) / HOUR };
  const recent = brands.map((mentions) => recentOf(mentions, since, until));
  const most = Math.max(0, ...recent.map((count) => count ?? 0));
  const largest = recent.indexOf(most);
  return recent.map((num, place) => {
    if (num === null || most === 0) return { ...UNKNOWN, num, den: most, ...frame };
    const ci95 = place === largest ? null : quotient(num, most, confidence);
    return { value: num / most, num, den: most, ci95, ...frame };
  });
}

/** Null if there are mentions, but none has a time. */
function recentOf(mentions: readonly Mention[], since: number, until: number): number | null {
  const times = mentions.flatMap(({ publishedAt }) => (publishedAt === null ? [] : Date.parse(publishedAt)));
  if (times.length === 0 && mentions.length > 0) return null;
  return times.filter((time) => time >= since && time < until).length;
}

function quotient(num: number, den: number, confidence: Confidence): Interval | null {
  const ends = wilson(num, num + den, confidence);
  return ends === null ? null : [ends[0] / (1 - ends[0]), ends[1] / (1 - ends[1])];
}
