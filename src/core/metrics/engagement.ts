/** Reactions of readers to mentions. */
import type { Engagement, Report } from '../../types.js';
import { answering, type Observed } from './observed.js';

/** Sums of the known counts, null if none is known. `virality` is the number of reposts found per original mention. */
export function engagementTotals(observed: Observed): Report['engagement'] {
  const mentions = answering(observed).length > 0 ? observed.mentions : [];
  const totals: Report['engagement'] = { likes: null, reposts: null, replies: null, views: null, virality: null };
  for (const { engagement } of mentions) {
    totals.likes = plus(totals.likes, engagement.likes);
    totals.reposts = plus(totals.reposts, engagement.reposts);
    totals.replies = plus(totals.replies, engagement.replies);
    totals.views = plus(totals.views, engagement.views);
  }
  return mentions.length > 0 ? { ...totals, virality: observed.reposts / mentions.length } : totals;
}

/** Likes, reposts, replies and quotes: what people did, so without views. */
export function interactions({ likes, reposts, replies, quotes }: Engagement): number {
  return (countOf(likes) ?? 0) + (countOf(reposts) ?? 0) + (countOf(replies) ?? 0) + (countOf(quotes) ?? 0);
}

/** The count as the network states it; null if it is not a possible count. */
export function countOf(count: number | null): number | null {
  return count !== null && count >= 0 && count < Number.POSITIVE_INFINITY ? count : null;
}

function plus(sum: number | null, count: number | null): number | null {
  const known = countOf(count);
  return known === null ? sum : (sum ?? 0) + known;
}
