/** Where in a feed an element stands, and what the fields have in common. */
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

/** What one kind of element means. `plain`: what texts are that do not say whether they are HTML. */
export type Field<D> = (draft: D, element: XmlElement, plain: 'html' | 'text') => Visit<Scope>;

export type Fields<D> = ReadonlyMap<string, Field<D>>;

/** An element that is read for its own text, not for what is in it. */
export function leaf(close: (content: XmlContent) => void): Visit<Scope> {
  return { inside: null, close };
}

/** One line of text; null where it is empty. */
export function lineOf(content: XmlContent): string | null {
  return tidyLine(content.text) || null;
}
