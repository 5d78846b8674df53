/** Elements of a feed itself, for RSS and Atom alike. */
import { httpAddress } from '../address.js';
import { tidyLine } from '../text.js';
import { alternateRank, author, language, linkedAddress, relationOf, title } from './common-fields.js';
import { type FeedDraft, offer } from './draft.js';
import { readMarkup } from './markup.js';
import { type Field, type Fields, leaf } from './scope.js';

export const FEED_FIELDS: Fields<FeedDraft> = new Map<string, Field<FeedDraft>>([
  ['title', title(0)],
  ['dc:title', title(1, 'html')],
  ['atom:title', title(2, 'text')],
  ['link', link(0)],
  ['atom:link', link(2)],
  ['description', description(0)],
  ['subtitle', description(0)],
  ['tagline', description(0)],
  ['dc:description', description(1)],
  ['abstract', description(1)],
  ['itunes:summary', description(2)],
  ['itunes:subtitle', description(3)],
  ['language', language(0)],
  ['dc:language', language(1)],
  ['author', author(0)],
  ['dc:creator', author(1)],
  ['dc:author', author(1)],
  ['atom:author', author(2)],
  ['itunes:author', author(3)],
  ['managingeditor', author(4)],
]);

function description(rank: number): Field<FeedDraft> {
  return (draft, element, plain) =>
    leaf((content) => offer(draft.description, rank, tidyLine(readMarkup(element, content, plain).text) || null));
}

function link(behind: number): Field<FeedDraft> {
  return (draft, element) => {
    const linked = linkedAddress(element);
    if (linked === null) {
      return leaf((content) => offer(draft.url, 1 + behind, httpAddress(content.text, element.base)));
    }
    const relation = relationOf(element);
    if (relation === 'alternate') offer(draft.url, alternateRank(element) + behind, linked.address);
    // The name of the older page in archived feeds (RFC 5005).
    if (relation === 'next' || relation === 'prev-archive')
      offer(draft.next, relation === 'next' ? 0 : 1, linked.address);
    return { inside: null };
  };
}
