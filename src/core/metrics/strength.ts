/** Strength: the share of what the sources could have returned for the last day that mentions the brand. */
import type { Report } from '../../types.js';
import { answering, type Observed, publishedTimes } from './observed.js';
import { share, UNKNOWN } from './ratio.js';

const HOUR = 3_600_000;

/**
 * Mentions in the last 24 hours over total possible mentions (Social Mention's definition), on the basis `capacity`: Σ
 * min(m, L) / Σ L over the sources that answered, where m is the source's mentions in the last `hours`, and L the items
 * that it could have returned for them. A window shorter than a day is used in full. Comparable only with equal limits
 * and sources.
 */
export function strength(observed: Observed): Report['socialRank']['strength'] {
  const until = observed.window.until.getTime();
  const since = Math.max(observed.window.since.getTime(), until - 24 * HOUR);
  const frame = { basis: 'capacity' as const, hours: Math.max(0, until - since) / HOUR };
  const sources = answering(observed);
  if (sources.length === 0 || since >= until) return { ...UNKNOWN, ...frame };
  let [num, den, isTimed] = [0, 0, observed.mentions.length === 0];
  for (const { mentions, capacity } of sources) {
    const times = publishedTimes(mentions);
    const recent = times.reduce((count, time) => (time >= since && time < until ? count + 1 : count), 0);
    isTimed ||= times.some((time) => !Number.isNaN(time));
    if (!(capacity > 0 && capacity < Number.POSITIVE_INFINITY)) continue;
    num += Math.min(recent, capacity);
    den += capacity;
  }
  // If no mention has a time, the number in the last day is unknown, not 0.
  if (!isTimed) return { ...UNKNOWN, den, ...frame };
  return { ...share(num, den, observed.confidence), ...frame };
}
