/** Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 (and CDF, their ancestor) in one pass. */
import { httpAddress } from '../address.js';
import { parseDate } from '../date.js';
import { author, languageTag, linkedAddress, PERSON_FIELDS, relationOf } from './common-fields.js';
import { draftFeed, draftItem, type FeedDraft, type ItemDraft, offer } from './draft.js';
import type { Feed, FeedItem } from './feed.js';
import { FEED_FIELDS } from './feed-fields.js';
import { finishFeed, finishItem } from './finish.js';
import { ITEM_FIELDS } from './item-fields.js';
import { readTitle } from './markup.js';
import { STRANGER } from './names.js';
import { type Field, type Fields, leaf, type Scope } from './scope.js';
import { readXml, type Visit, type XmlElement } from './xml.js';

/** Feeds with more items are cut off. */
const MAX_ITEMS = 50_000;

/** Returns null if there is no root element of a feed. */
export function readXmlFeed(source: string, address: string | undefined): Feed | null {
  const feed = draftFeed();
  const items: FeedItem[] = [];
  let format = null as Feed['format'] | null;
  let isCut = false as boolean;

  const visit = (element: XmlElement, scope: Scope): Visit<Scope> | 'stop' => {
    if (scope.in === 'document') {
      if (format !== null || PAGE_ELEMENTS.has(element.name)) return 'stop';
      format = FORMATS.get(element.name) ?? null;
      if (format === null) return { inside: scope };
      describeFeed(feed, element);
      return { inside: { in: 'feed', draft: feed } };
    }
    if (LEFT_OUT.has(element.name)) return { inside: null };
    if (ITEMS.has(element.name)) {
      if (items.length >= MAX_ITEMS) {
        isCut = true;
        return 'stop';
      }
      const item = startItem(element);
      return { inside: { in: 'item', draft: item }, close: () => void items.push(finishItem(item, address)) };
    }
    const plain = format === 'atom' ? 'text' : 'html';
    switch (scope.in) {
      case 'feed':
        return visitField(FEED_FIELDS, scope, element, plain);
      case 'item':
        return visitField(ITEM_FIELDS, scope, element, plain);
      case 'person':
        return visitField(PERSON_FIELDS, scope, element, plain);
      case 'source':
        return visitField(SOURCE_FIELDS, scope, element, plain);
      default:
        return scope satisfies never;
    }
  };
  const { truncated, unclosed } = readXml<Scope>(source, {
    scope: { in: 'document' },
    base: address,
    roots: ROOTS,
    siblings: ITEMS,
    visit,
  });
  if (format === null) return null;
  // In RSS, only the end tag of `rss` itself may be missing: nothing of interest follows the channel.
  const isTorn = !isCut && unclosed > (format === 'rss' ? 1 : 0);
  return finishFeed(format, feed, items, { truncated: truncated || isCut, isTorn });
}

const FORMATS = new Map<string, Feed['format']>([
  ['rss', 'rss'],
  ['rdf:rdf', 'rdf'],
  ['rdf', 'rdf'],
  ['feed', 'atom'],
  ['channel', 'rss'],
]);
const ROOTS = new Set(['rss', 'rdf', 'feed', 'channel']);
const ITEMS = new Set(['item', 'entry']);
const PAGE_ELEMENTS = new Set(['html', 'head', 'body', 'xhtml:html', 'opml', 'urlset', 'sitemapindex']);
/** Elements whose titles, links and names are not those of the feed or its authors. */
const LEFT_OUT = new Set([
  'image',
  'textinput',
  'cloud',
  'contributor',
  'itunes:owner',
  'dc:contributor',
  'media:community',
]);

const SOURCE_FIELDS: Fields<ItemDraft> = new Map<string, Field<ItemDraft>>([
  ['title', sourceTitle],
  ['link', sourceLink],
  ['author', author(4)],
  ['atom:title', sourceTitle],
  ['atom:link', sourceLink],
  ['atom:author', author(4)],
]);

function sourceTitle(draft: ItemDraft, element: XmlElement): Visit<Scope> {
  return leaf((content) => offer(draft.sourceName, 0, readTitle(element, content, 'text')));
}

function sourceLink(draft: ItemDraft, element: XmlElement): Visit<Scope> {
  if (relationOf(element) === 'alternate') offer(draft.sourceUrl, 0, linkedAddress(element)?.address ?? null);
  return { inside: null };
}

/**
 * Descends into unlisted elements, as their children may be listed, except in unknown vocabularies, whose elements have
 * titles and links of their own.
 */
function visitField<D>(fields: Fields<D>, scope: Scope & { draft: D }, element: XmlElement, plain: 'html' | 'text') {
  const visit = fields.get(element.name)?.(scope.draft, element, plain);
  return visit ?? { inside: element.name.startsWith(STRANGER) ? null : scope };
}

// CDF has URLs and times in attributes.
function describeFeed(feed: FeedDraft, { attributes, base, language }: XmlElement): void {
  offer(feed.language, 2, languageTag(language));
  offer(feed.url, 3, httpAddress(attributes.get('href') ?? '', base));
}

function startItem({ attributes, base, language }: XmlElement): ItemDraft {
  const item = draftItem();
  const about = attributes.get('rdf:about') ?? attributes.get('about') ?? '';
  offer(item.id, 1, about.trim() || null);
  offer(item.url, 5, httpAddress(about, base));
  offer(item.url, 3, httpAddress(attributes.get('href') ?? '', base));
  offer(item.published, 3, parseDate(attributes.get('lastmod') ?? ''));
  offer(item.language, 3, languageTag(language));
  return item;
}
