/** Links of an item: its URL, its media, its comments and what it replies to. */
import { httpAddress } from '../address.js';
import { alternateRank, linkedAddress, relationOf } from './common-fields.js';
import { add, type ItemDraft, offer } from './draft.js';
import { titleText } from './markup.js';
import { type Field, leaf, lineOf, type Scope } from './scope.js';
import type { Visit, XmlElement } from './xml.js';

/** @param behind number of ranks by which the link is worse than the format's own */
export function itemLink(behind: number): Field<ItemDraft> {
  return (draft, element) => {
    const linked = linkedAddress(element);
    if (linked === null) {
      return leaf((content) => offer(draft.url, 1 + behind, httpAddress(content.text, element.base)));
    }
    // All other relations (self, hub, edit) are technical URLs of the feed.
    const relation = relationOf(element);
    if (relation === 'alternate') offer(draft.url, alternateRank(element) + behind, linked.address);
    if (relation === 'enclosure') add(draft.media, linked.address, MAX_MEDIA);
    if (relation === 'replies') replies(draft, element, linked.address);
    return { inside: null };
  };
}

function replies(draft: ItemDraft, element: XmlElement, address: string | null): void {
  const isPage = /html/i.test(element.attributes.get('type') ?? '');
  offer(isPage ? draft.commentsUrl : draft.commentsFeed, 1, address);
  offer(draft.commentCount, 1, countOf(element.attributes.get('thr:count') ?? ''));
}

export function address(into: 'url' | 'commentsUrl' | 'commentsFeed', rank: number): Field<ItemDraft> {
  return (draft, element) => leaf((content) => offer(draft[into], rank, httpAddress(content.text, element.base)));
}

// A guid is a URL unless isPermaLink is "false"; but many marked "false" are URLs, and some unmarked ones are not.
export function guid(draft: ItemDraft, element: XmlElement): Visit<Scope> {
  const isPermaLink = element.attributes.get('ispermalink')?.trim().toLowerCase() !== 'false';
  return leaf((content) => {
    offer(draft.id, 0, lineOf(content));
    offer(draft.url, isPermaLink ? 6 : 7, httpAddress(content.text));
  });
}

export function commentCount(draft: ItemDraft): Visit<Scope> {
  return leaf((content) => offer(draft.commentCount, 0, countOf(content.text)));
}

function countOf(text: string): number | null {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
}

export function inReplyTo(draft: ItemDraft, element: XmlElement): Visit<Scope> {
  offer(draft.parentId, 0, element.attributes.get('ref')?.trim() || null);
  offer(draft.parentUrl, 0, httpAddress(element.attributes.get('href') ?? '', element.base));
  return { inside: null };
}

// In RSS: an attribute and a text. In Atom: the original feed, with its own title and links.
export function source(draft: ItemDraft, element: XmlElement): Visit<Scope> {
  offer(draft.sourceUrl, 0, httpAddress(element.attributes.get('url') ?? '', element.base));
  return {
    inside: { in: 'source', draft },
    close: (content) => offer(draft.sourceName, 1, titleText(content.text)),
  };
}

/** Reads a source given by name only. */
export function outlet(draft: ItemDraft): Visit<Scope> {
  return leaf((content) => offer(draft.sourceName, 2, titleText(content.text)));
}

export function media(draft: ItemDraft, element: XmlElement): Visit<Scope> {
  add(draft.media, httpAddress(element.attributes.get('url') ?? '', element.base), MAX_MEDIA);
  return { inside: { in: 'item', draft } };
}

export function picture(draft: ItemDraft, element: XmlElement): Visit<Scope> {
  return leaf((content) => add(draft.media, httpAddress(content.text, element.base), MAX_MEDIA));
}

const MAX_MEDIA = 20;
