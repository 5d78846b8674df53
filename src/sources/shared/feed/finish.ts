/** Converts drafts to the final feed and items. */
import { own } from '../../../own-copy.js';
import { httpAddress } from '../address.js';
import { add, type FeedDraft, type ItemDraft } from './draft.js';
import type { Feed, FeedItem } from './feed.js';

const MAX_LINKS = 100;
export const UNREADABLE_TIME = { hasUnreadableTime: true } as const;

/** Fills in the feed's author, which may come after its items in the document. */
export function finishFeed(
  format: Feed['format'],
  feed: FeedDraft,
  items: readonly FeedItem[],
  cuts: Pick<Feed, 'truncated' | 'isTorn'>,
): Feed {
  const author = feed.author.value;
  return {
    format,
    // Copied, because every retained item refers to these strings, which would otherwise keep the whole document in
    // memory.
    title: own(feed.title.value),
    description: feed.description.value,
    url: own(feed.url.value),
    language: own(feed.language.value),
    items: author === null ? items : items.map((item) => (item.author === null ? { ...item, author } : item)),
    next: feed.next.value,
    ...cuts,
  };
}

/**
 * @param base URL of the document. In practice links are relative to the item's page, unless `xml:base` is declared.
 */
export function finishItem(item: ItemDraft, base: string | undefined): FeedItem {
  const url = item.url.value;
  const body = item.content.value ?? item.summary.value;
  const isComment = item.parentId.value !== null || item.parentUrl.value !== null;
  const hasSource = item.sourceName.value !== null || item.sourceUrl.value !== null;
  return {
    id: item.id.value,
    url,
    title: item.title.value,
    text: body?.text ?? '',
    summary: item.summary.value?.text ?? null,
    author: item.author.value,
    publishedAt: item.published.value?.iso ?? null,
    precision: item.published.value?.precision ?? null,
    ...(item.published.value === null && item.hasUnreadableTime ? UNREADABLE_TIME : {}),
    language: item.language.value,
    tags: item.tags,
    links: absoluteLinks(body?.links ?? [], body === null || body.base === base ? (url ?? base) : body.base, url),
    media: item.media,
    comments: { url: item.commentsUrl.value, count: item.commentCount.value, feed: item.commentsFeed.value },
    parent: isComment ? { id: item.parentId.value, url: item.parentUrl.value } : null,
    source: hasSource ? { name: item.sourceName.value, url: item.sourceUrl.value } : null,
  };
}

export function absoluteLinks(links: readonly string[], base: string | undefined, self: string | null): string[] {
  const absolute: string[] = [];
  for (const link of links) {
    const address = httpAddress(link, base);
    if (address !== self) add(absolute, address, MAX_LINKS);
    if (absolute.length === MAX_LINKS) break;
  }
  return absolute;
}
