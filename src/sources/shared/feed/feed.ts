/** A feed of any format, as the sources see it. */
import type { Moment } from '../date.js';

export interface Feed {
  readonly format: 'rss' | 'rdf' | 'atom' | 'json';
  readonly title: string | null;
  readonly description: string | null;
  /** The site's own address. */
  readonly url: string | null;
  /** As the feed says it, `-` between its parts. */
  readonly language: string | null;
  /** In the order of the feed. */
  readonly items: readonly FeedItem[];
  /** The address of the page with older items. */
  readonly next: string | null;
  /** A cap was hit: there is more in the feed than here. */
  readonly truncated: boolean;
  /** The document breaks off before its end: there was more in it. */
  readonly isTorn: boolean;
}

/** Texts are plain, addresses absolute http(s). */
export interface FeedItem {
  /** As written; it need not be an address. */
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string | null;
  /** The whole content where the feed gives it, else the summary; '' where there is neither. */
  readonly text: string;
  readonly summary: string | null;
  /** The item's own, else the feed's. */
  readonly author: FeedAuthor | null;
  readonly publishedAt: string | null;
  readonly precision: Moment['precision'] | null;
  /** It says when, in no form that is known. */
  readonly hasUnreadableTime?: true;
  readonly language: string | null;
  readonly tags: readonly string[];
  /** Addresses that the content links to. */
  readonly links: readonly string[];
  readonly media: readonly string[];
  readonly comments: { readonly url: string | null; readonly count: number | null; readonly feed: string | null };
  /** What it answers to, where it is a comment. */
  readonly parent: { readonly id: string | null; readonly url: string | null } | null;
  /** Where it came from, in a feed that collects others. */
  readonly source: { readonly name: string | null; readonly url: string | null } | null;
}

export interface FeedAuthor {
  readonly name: string | null;
  readonly url: string | null;
  readonly email: string | null;
}
