/** Intermediate state of a feed being read. If several elements give the same field, the best one wins in any order. */
import type { Moment } from '../date.js';
import type { HtmlText } from '../html-text.js';
import type { FeedAuthor } from './feed.js';

/** A value and its rank; rank 0 is the best. */
export interface Slot<T> {
  value: T | null;
  rank: number;
}

export interface FeedDraft {
  readonly title: Slot<string>;
  readonly description: Slot<string>;
  readonly url: Slot<string>;
  readonly language: Slot<string>;
  readonly author: Slot<FeedAuthor>;
  readonly next: Slot<string>;
}

export interface Prose extends HtmlText {
  /** Base of relative links in the content; the URL of the document if nothing else is declared. */
  readonly base: string | undefined;
}

export interface ItemDraft {
  readonly id: Slot<string>;
  readonly url: Slot<string>;
  readonly title: Slot<string>;
  readonly content: Slot<Prose>;
  readonly summary: Slot<Prose>;
  readonly author: Slot<FeedAuthor>;
  readonly published: Slot<Moment>;
  hasUnreadableTime: boolean;
  readonly language: Slot<string>;
  readonly commentsUrl: Slot<string>;
  readonly commentsFeed: Slot<string>;
  readonly commentCount: Slot<number>;
  readonly parentId: Slot<string>;
  readonly parentUrl: Slot<string>;
  readonly sourceName: Slot<string>;
  readonly sourceUrl: Slot<string>;
  readonly tags: string[];
  readonly media: string[];
}

/** Worse than all ranks. Not Infinity, which would make each slot hold a heap number. */
const EMPTY = 1000;
const slot = <T>(): Slot<T> => ({ value: null, rank: EMPTY });

export function draftFeed(): FeedDraft {
  return { title: slot(), description: slot(), url: slot(), language: slot(), author: slot(), next: slot() };
}

export function draftItem(): ItemDraft {
  return {
    id: slot(),
    url: slot(),
    title: slot(),
    content: slot(),
    summary: slot(),
    author: slot(),
    published: slot(),
    hasUnreadableTime: false,
    language: slot(),
    commentsUrl: slot(),
    commentsFeed: slot(),
    commentCount: slot(),
    parentId: slot(),
    parentUrl: slot(),
    sourceName: slot(),
    sourceUrl: slot(),
    tags: [],
    media: [],
  };
}

/** Sets the value if its rank is better; of two with the same rank the first wins. */
export function offer<T>(slot: Slot<T>, rank: number, value: T | null): void {
  if (value === null || rank >= slot.rank) return;
  slot.value = value;
  slot.rank = rank;
}

/**
 * Sets the value if its rank is at least as good; of two with the same rank the last wins, because software that
 * appends a newer time means that one.
 */
export function replace<T>(slot: Slot<T>, rank: number, value: T | null): void {
  if (value === null || rank > slot.rank) return;
  slot.value = value;
  slot.rank = rank;
}

/** Adds a value unless it is null or present already. */
export function add(list: string[], value: string | null, most: number): void {
  if (value !== null && list.length < most && !list.includes(value)) list.push(value);
}
