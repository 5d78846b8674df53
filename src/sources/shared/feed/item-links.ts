/** Where an item lies, what belongs to it and what it answers to. */
import { httpAddress } from '../address.js';
import { alternateRank, linkedAddress, relationOf } from './common-fields.js';
import { add, type ItemDraft, offer } from './draft.js';
import { titleText } from './markup.js';
import { type Field, leaf, lineOf, type Scope } from './scope.js';
import type { Visit, XmlElement } from './xml.js';

/** @param behind how many ranks it stands behind the format's own link */
export function itemLink(behind: number): Field<ItemDraft> {
  return (draft, element) => {
    const linked = linkedAddress(element);
    if (linked === null) {
      return leaf((content) => offer(draft.url, 1 + behind, httpAddress(content.text, element.base)));
    }
    // Never self, hub or edit: those are addresses of the feed's machinery.
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

// A guid is an address unless it says no; many say no and are one, some say nothing and are none.
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

// RSS: an attribute and a text. Atom: the feed it came from, with a title and links of its own.
export function source(draft: ItemDraft, element: XmlElement): Visit<Scope> {
  offer(draft.sourceUrl, 0, httpAddress(element.attributes.get('url') ?? '', element.base));
  return {
    inside: { in: 'source', draft },
    close: (content) => offer(draft.sourceName, 1, titleText(content.text)),
  };
}

/** By its name alone. */
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
