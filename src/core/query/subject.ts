/** A mention as the query sees it: folded, and each part only when it is asked about. */

import { parseUrl } from '../../parse-url.js';
import { type Folded, fold, foldText } from '../text/fold.js';
import { splitHandle } from './pattern.js';

/** What of a mention is looked through. A mention fits as it is; `urls` are its own page and its outlet. */
export interface Subject {
  readonly title: string | null;
  readonly text: string;
  readonly tags: readonly string[];
  readonly author: { readonly handle: string | null };
  readonly urls: readonly string[];
  readonly language: string | null;
}

export interface View {
  readonly title: Folded | null;
  readonly text: Folded;
  /** Folded, without `#`. */
  tags(): readonly string[];
  /** The handle in full, and without instance or `.bsky.social`. */
  handles(): readonly string[];
  /** Without `www.`. */
  hosts(): readonly string[];
  /** The primary subtag. */
  language(): string | null;
}

export function viewOf(subject: Subject): View {
  return {
    title: subject.title === null ? null : fold(subject.title),
    text: fold(subject.text),
    tags: once(() => subject.tags.map((tag) => fold(tag).text.replace(/^#/u, ''))),
    handles: once(() => (subject.author.handle === null ? [] : handleKeys(subject.author.handle))),
    hosts: once(() => subject.urls.flatMap(hostOf)),
    language: () => subject.language?.toLowerCase().split(/[-_]/u, 1)[0] ?? null,
  };
}

/** Tags of several words are written apart, with hyphens or joined, by the manners of each site. */
export const tagKey = (tag: string): string => tag.replace(/[\s-]/gu, '');

/** A handle in full and its local part, folded. */
function handleKeys(handle: string): readonly string[] {
  const full = foldText(handle).trim().replace(/^@/u, '');
  return [full, splitHandle(full)[0]];
}

const hostOf = (url: string): string | [] => parseUrl(url)?.hostname.replace(/^www\./u, '') ?? [];

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
