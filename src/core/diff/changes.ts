/** Changes of a mention that two runs saw. */
import type { Mention, RunDifference } from '../../types.js';

type Change = RunDifference['changed'][number]['changes'][number];

const VALUES: Readonly<Record<Change['field'], (mention: Mention) => string | number | null>> = {
  title: ({ title }) => title,
  text: ({ text }) => text,
  label: ({ sentiment }) => sentiment.label,
  rating: ({ rating }) => rating,
  likes: ({ engagement }) => engagement.likes,
  reposts: ({ engagement }) => engagement.reposts,
  replies: ({ engagement }) => engagement.replies,
  quotes: ({ engagement }) => engagement.quotes,
  views: ({ engagement }) => engagement.views,
  score: ({ engagement }) => engagement.score,
};

/** In the order of the fields. */
export function changesOf(before: Mention, after: Mention): Change[] {
  return Object.entries(VALUES).flatMap(([field, read]) => {
    const [was, is] = [read(before), read(after)];
    return was === is ? [] : [{ field: field as Change['field'], before: was, after: is }];
  });
}
