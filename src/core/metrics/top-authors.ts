/** The authors with the most mentions. */
import type { Mention, Report } from '../../types.js';
import { type AuthorIndex, authorIndex } from './author-index.js';
import { authorKey } from './author-key.js';
import { interactions } from './engagement.js';
import type { Observed } from './observed.js';
import { byCodePoint, firstOf } from './order.js';

type AuthorRow = Report['top']['authors'][number] & Record<'positive' | 'neutral' | 'negative', number>;

/** Sorted by mentions, then by interactions with them, then by name. */
export function topAuthors(observed: Observed, rows: number): Report['top']['authors'] {
  const { mentions } = observed;
  const index = authorIndex(observed);
  const { authorOf, labels, mentions: counts, first } = index;
  const drawn = new Float64Array(index.authors);
  mentions.forEach(({ engagement }, place) => {
    const author = authorOf[place]!;
    if (author < index.authors) drawn[author]! += interactions(engagement);
  });
  const keyOf = (author: number) => authorKey(mentions[first[author]!]!) ?? '';
  const leading = firstOf(
    labels.keys(),
    rows,
    (a, b) =>
      counts[b]! - counts[a]! ||
      drawn[b]! - drawn[a]! ||
      byCodePoint(labels[a]!, labels[b]!) ||
      byCodePoint(keyOf(a), keyOf(b)),
  );
  const shown = new Map(leading.map((author) => [author, toRow(author, index, mentions)]));
  mentions.forEach(({ sentiment: { label } }, place) => {
    const row = label === null ? undefined : shown.get(authorOf[place]!);
    if (row !== undefined && label !== null) row[label]++;
  });
  return [...shown.values()];
}

/** Builds a row with sentiment counts still at zero. */
function toRow(author: number, index: AuthorIndex, mentions: readonly Mention[]): AuthorRow {
  const followers = index.followers[author]!;
  return {
    value: index.labels[author]!,
    mentions: index.mentions[author]!,
    share: index.mentions[author]! / mentions.length,
    positive: 0,
    neutral: 0,
    negative: 0,
    source: mentions[index.first[author]!]!.source,
    followers: Number.isNaN(followers) ? null : followers,
  };
}
