/** What readers did with a mention. */
import type { Engagement, Mention, Report } from '../../types.js';
import { answering, type Observed } from './observed.js';

/** Sums of what is known, null of what nothing is known of. `virality`: reposts seen for every original. */
export function engagementTotals(observed: Observed): Report['engagement'] {
  const mentions = answering(observed).length > 0 ? observed.mentions : [];
  return {
    likes: sumOf(mentions, 'likes'),
    reposts: sumOf(mentions, 'reposts'),
    replies: sumOf(mentions, 'replies'),
    views: sumOf(mentions, 'views'),
    virality: mentions.length > 0 ? observed.reposts / mentions.length : null,
  };
}

/** Likes, reposts, replies and quotes: what somebody did, not what passed somebody's eyes. */
export function interactions({ likes, reposts, replies, quotes }: Engagement): number {
  return (countOf(likes) ?? 0) + (countOf(reposts) ?? 0) + (countOf(replies) ?? 0) + (countOf(quotes) ?? 0);
}

/** A count as networks give it; what cannot be one is not known. */
export function countOf(count: number | null): number | null {
  return count !== null && count >= 0 && count < Number.POSITIVE_INFINITY ? count : null;
}

function sumOf(mentions: readonly Mention[], part: keyof Engagement): number | null {
  let sum: number | null = null;
  for (const { engagement } of mentions) {
    const count = countOf(engagement[part]);
    if (count !== null) sum = (sum ?? 0) + count;
  }
  return sum;
}
