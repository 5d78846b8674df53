/** A parsed feed of any format. */
import type { Moment } from '../date.js';

export interface Feed {
  readonly format: 'rss' | 'rdf' | 'atom' | 'json';
  readonly title: string | null;
  readonly description: string | null;
  /** URL of the site. */
  readonly url: string | null;
  /** As given in the feed, with `-` between its parts. */
  readonly language: string | null;
  /** In the order of the feed. */
  readonly items: readonly FeedItem[];
  /** URL of the page with older items. */
  readonly next: string | null;
  /** A limit (of bytes, items or depth) was reached: the feed has more than was read. */
  readonly truncated: boolean;
  /** The document ends prematurely, so some of the feed is missing. */
  readonly isTorn: boolean;
}

/** Texts are plain, URLs are absolute http(s). */
export interface FeedItem {
  /** As written; need not be a URL. */
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string | null;
  /** The full content if the feed has it, else the summary, else ''. */
  readonly text: string;
  readonly summary: string | null;
  /** The item's own author, else the feed's. */
  readonly author: FeedAuthor | null;
  readonly publishedAt: string | null;
  readonly precision: Moment['precision'] | null;
  /** The item has a time in an unknown format. */
  readonly hasUnreadableTime?: true;
  readonly language: string | null;
  readonly tags: readonly string[];
  /** Links in the content. */
  readonly links: readonly string[];
  readonly media: readonly string[];
  readonly comments: { readonly url: string | null; readonly count: number | null; readonly feed: string | null };
  /** For a comment: the item it replies to. */
  readonly parent: { readonly id: string | null; readonly url: string | null } | null;
  /** For a feed that aggregates others: the feed the item came from. */
  readonly source: { readonly name: string | null; readonly url: string | null } | null;
}

export interface FeedAuthor {
  readonly name: string | null;
  readonly url: string | null;
  readonly email: string | null;
}
