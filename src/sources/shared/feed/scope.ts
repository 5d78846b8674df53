/** Position of an element in a feed, and helpers that all fields share. */
import { tidyLine } from '../text.js';
import type { FeedDraft, ItemDraft } from './draft.js';
import type { FeedAuthor } from './feed.js';
import type { Visit, XmlContent, XmlElement } from './xml.js';

export type Scope =
  | { readonly in: 'document' }
  | { readonly in: 'feed'; readonly draft: FeedDraft }
  | { readonly in: 'item'; readonly draft: ItemDraft }
  | { readonly in: 'source'; readonly draft: ItemDraft }
  | { readonly in: 'person'; readonly draft: PersonDraft };

export type PersonDraft = { -readonly [K in keyof FeedAuthor]: FeedAuthor[K] };

/** Handles one kind of element. `plain` is the type of texts that do not declare whether they are HTML. */
export type Field<D> = (draft: D, element: XmlElement, plain: 'html' | 'text') => Visit<Scope>;

export type Fields<D> = ReadonlyMap<string, Field<D>>;

/** Visits an element for its own text only, not its children. */
export function leaf(close: (content: XmlContent) => void): Visit<Scope> {
  return { inside: null, close };
}

/** Returns the text as one line; null if it is empty. */
export function lineOf(content: XmlContent): string | null {
  return tidyLine(content.text) || null;
}
