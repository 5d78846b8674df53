/** Volume: how many mentions there are, how fast they come, and when. */
import type { Report } from '../../types.js';
import { buckets } from './buckets.js';
import { gaps } from './gaps.js';
import { answering, isLowerBound, type Observed, publishedTimes } from './observed.js';
import { velocity } from './velocity.js';

export function volume(observed: Observed): Report['volume'] {
  const lowerBound = isLowerBound(observed);
  if (answering(observed).length === 0) {
    return {
      velocityPerHour: { value: null, ci95: null, lowerBound },
      ...gaps(new Float64Array(0)),
      buckets: [],
    };
  }
  const times = publishedTimes(observed.mentions);
  const spans = buckets(observed, times);
  const counted = spans.map(({ start, mentions, partial }) => ({ start: Date.parse(start), mentions, partial }));
  const until = observed.window.until.getTime();
  // Mentions dated in the future count, but cannot be the last mention yet.
  const told = times.some((time) => time >= until) ? times.filter((time) => time < until) : times;
  return { velocityPerHour: { ...velocity(observed, counted), lowerBound }, ...gaps(told), buckets: spans };
}
