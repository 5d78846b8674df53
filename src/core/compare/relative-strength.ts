/** Strength of brands among each other: mentions of the last day over those of the brand that has most. */
import type { BrandComparison, Mention, Report } from '../../types.js';
import type { Confidence } from '../metrics/confidence.js';
import { type Interval, wilson } from '../metrics/intervals.js';
import { UNKNOWN } from '../metrics/ratio.js';
import { seenUntil } from '../time/passed.js';

type Strength = BrandComparison['brands'][number]['strength'];

const HOUR = 3_600_000;

/**
 * Social Mention's measure against "a highly mentioned phrase"; a window shorter than a day is its own measure. Null
 * where nobody has a mention then, or none of a brand has a time. The largest is its own measure and has no interval;
 * that of the others is of a quotient of two counts, by the share of the first in both (Wilson), which decides it.
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

/** Null: there are mentions, and of none it is known when it was. */
function recentOf(mentions: readonly Mention[], since: number, until: number): number | null {
  const times = mentions.flatMap(({ publishedAt }) => (publishedAt === null ? [] : Date.parse(publishedAt)));
  if (times.length === 0 && mentions.length > 0) return null;
  return times.filter((time) => time >= since && time < until).length;
}

function quotient(num: number, den: number, confidence: Confidence): Interval | null {
  const ends = wilson(num, num + den, confidence);
  return ends === null ? null : [ends[0] / (1 - ends[0]), ends[1] / (1 - ends[1])];
}
