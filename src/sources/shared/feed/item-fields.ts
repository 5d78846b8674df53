/** Elements of an item, for RSS and Atom alike. If several give the same field, the lowest rank wins. */
import { httpAddress } from '../address.js';
import { parseDate } from '../date.js';
import { author, language, languageTag, title } from './common-fields.js';
import { type ItemDraft, offer, replace } from './draft.js';
import { address, commentCount, guid, inReplyTo, itemLink, media, outlet, picture, source } from './item-links.js';
import { readMarkup } from './markup.js';
import { type Field, type Fields, leaf, lineOf, type Scope } from './scope.js';
import { category, keywords } from './tags.js';
import type { Visit, XmlElement } from './xml.js';

export const ITEM_FIELDS: Fields<ItemDraft> = new Map<string, Field<ItemDraft>>([
  ['title', title(0)],
  ['dc:title', title(1, 'html')],
  ['dcterms:title', title(1, 'html')],
  ['atom:title', title(1, 'text')],
  ['media:title', title(2, 'html')],
  ['itunes:title', title(3, 'html')],
  ['content:encoded', prose('content', 0, 'html')],
  ['content', content],
  ['atom:content', prose('content', 1, 'text')],
  ['xhtml:body', prose('content', 1, 'html')],
  ['body', prose('content', 1, 'html')],
  ['fullitem', prose('content', 1, 'html')],
  ['description', prose('summary', 0)],
  ['summary', prose('summary', 0)],
  ['atom:summary', prose('summary', 1, 'text')],
  ['dc:description', prose('summary', 1, 'html')],
  ['dcterms:description', prose('summary', 1, 'html')],
  ['abstract', prose('summary', 1, 'html')],
  ['itunes:summary', prose('summary', 2, 'html')],
  ['media:description', prose('summary', 3, 'html')],
  ['itunes:subtitle', prose('summary', 4, 'html')],
  ['link', itemLink(0)],
  ['atom:link', itemLink(2)],
  ['feedburner:origlink', address('url', 0)],
  ['guid', guid],
  ['id', id(0)],
  ['atom:id', id(1)],
  ['pubdate', published(0)],
  ['published', published(0)],
  ['issued', published(0)],
  ['dcterms:issued', published(0)],
  ['atom:published', published(0)],
  ['dc:date', published(1)],
  ['dcterms:date', published(1)],
  ['created', published(2)],
  ['dcterms:created', published(2)],
  ['updated', published(3)],
  ['modified', published(3)],
  ['dcterms:modified', published(3)],
  ['atom:updated', published(3)],
  ['dc:creator', author(0)],
  ['dcterms:creator', author(0)],
  ['author', author(1)],
  ['dc:author', author(1)],
  ['atom:author', author(2)],
  ['itunes:author', author(3)],
  ['language', language(0)],
  ['dc:language', language(0)],
  ['dcterms:language', language(0)],
  ['category', category],
  ['dc:subject', category],
  ['dcterms:subject', category],
  ['media:category', category],
  ['itunes:category', category],
  ['tag', category],
  ['tags', keywords],
  ['media:keywords', keywords],
  ['itunes:keywords', keywords],
  ['comments', address('commentsUrl', 0)],
  ['wfw:commentrss', address('commentsFeed', 0)],
  ['slash:comments', commentCount],
  ['thr:total', commentCount],
  ['thr:in-reply-to', inReplyTo],
  ['source', source],
  ['atom:source', source],
  ['news:source', outlet],
  ['enclosure', media],
  ['media:content', media],
  ['media:thumbnail', media],
  ['news:image', picture],
]);

function prose(into: 'content' | 'summary', rank: number, always?: 'html' | 'text'): Field<ItemDraft> {
  return (draft, element, plain) =>
    leaf((content) => {
      const { text, links } = readMarkup(element, content, always ?? plain);
      if (text === '') return;
      offer(draft[into], rank, { text, links, base: element.base });
      offer(draft.language, into === 'content' ? 1 : 2, languageTag(element.attributes.get('xml:lang') ?? null));
    });
}

// In Atom, the content may be at another URL.
function content(draft: ItemDraft, element: XmlElement, plain: 'html' | 'text'): Visit<Scope> {
  offer(draft.url, 5, httpAddress(element.attributes.get('src') ?? '', element.base));
  return prose('content', 0)(draft, element, plain);
}

function id(rank: number): Field<ItemDraft> {
  return (draft) => leaf((content) => offer(draft.id, rank, lineOf(content)));
}

function published(rank: number): Field<ItemDraft> {
  return (draft) =>
    leaf((content) => {
      const moment = parseDate(content.text);
      replace(draft.published, rank, moment);
      draft.hasUnreadableTime ||= moment === null && content.text.trim() !== '';
    });
}
