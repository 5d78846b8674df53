/** A mention as seen by a query; each part is parsed on first use. */
import { parseUrl } from '../../parse-url.js';
import type { Engagement, Mention } from '../../types.js';
import { foldText } from '../text/fold.js';
import { type Passage, passageOf } from './passage.js';
import { splitHandle } from './pattern.js';

/** The parts of a mention that queries look at. A `Mention` plus `urls` (its own page and that of its outlet) fits. */
export interface Subject extends Details {
  readonly title: string | null;
  readonly text: string;
  readonly tags: readonly string[];
  readonly author: { readonly handle: string | null; readonly followers?: number | null };
  readonly urls: readonly string[];
  readonly language: string | null;
  /** The language is not known yet, but will be detected. */
  readonly awaitsLanguage?: boolean;
  /** Result of scoring; null or absent before it. */
  readonly judgement?: Judgement | null;
}

/** Parts that few queries need; absent means unknown. */
type Details = Partial<
  Readonly<Pick<Mention, 'url' | 'source' | 'kind' | 'publishedAt' | 'repostOf' | 'quoteOf' | 'isOwned'>>
> & {
  readonly links?: readonly string[];
  readonly media?: readonly string[];
  readonly thread?: { readonly parent: string | null };
  /** The feed or site it came from, if the source has several. */
  readonly endpoint?: string | null;
  /** Links of the first post of its thread. */
  readonly threadLinks?: readonly string[];
  readonly engagement?: Readonly<Partial<Engagement>>;
};

export interface Judgement {
  readonly sentiment: Pick<Mention['sentiment'], 'label' | 'polarity'>;
  readonly emotions: readonly string[];
  readonly intents: readonly string[];
}

export interface View {
  readonly subject: Subject;
  readonly title: Passage | null;
  readonly text: Passage;
  /** Without `#`. */
  tags(): readonly Passage[];
  /** The full handle, and the handle without instance or `.bsky.social`. */
  handles(): readonly string[];
  /** Without `www.`. */
  hosts(): readonly string[];
  /** Primary language subtag. */
  language(): string | null;
}

export const viewOf = (subject: Subject): View =>
  new SubjectView(subject, subject.title === null ? null : passageOf(subject.title), passageOf(subject.text));

/** Returns a `viewOf` for several queries in turn: a text is folded once for all of them. */
export function sharedViews(): typeof viewOf {
  let last: View | null = null;
  const again = (passage: Passage | null | undefined, original: string): Passage =>
    passage?.original === original ? passage : passageOf(original);
  return (subject) => {
    const title = subject.title === null ? null : again(last?.title, subject.title);
    last = new SubjectView(subject, title, again(last?.text, subject.text));
    return last;
  };
}

/** A class for the same reason as `WrittenPassage`. */
class SubjectView implements View {
  readonly subject: Subject;
  readonly title: Passage | null;
  readonly text: Passage;
  #tags: readonly Passage[] | null = null;
  #handles: readonly string[] | null = null;
  #hosts: readonly string[] | null = null;

  constructor(subject: Subject, title: Passage | null, text: Passage) {
    this.subject = subject;
    this.title = title;
    this.text = text;
  }

  tags(): readonly Passage[] {
    return (this.#tags ??= this.subject.tags.map((tag) => passageOf(tag.replace(/^[#＃]/u, ''))));
  }

  handles(): readonly string[] {
    const { handle } = this.subject.author;
    return (this.#handles ??= handle === null ? [] : handleKeys(handle));
  }

  hosts(): readonly string[] {
    return (this.#hosts ??= this.subject.urls.flatMap(hostOf));
  }

  language(): string | null {
    return this.subject.language?.toLowerCase().split(/[-_]/u, 1)[0] ?? null;
  }
}

/**
 * Key that is equal for all spellings of a tag: sites write tags of several words with spaces, with hyphens or joined.
 */
export const tagKey = (tag: string): string => tag.replace(/[\s-]/gu, '');

/** Returns the full handle and its local part, folded. */
function handleKeys(handle: string): readonly string[] {
  const full = foldText(handle).trim().replace(/^@/u, '');
  return [full, splitHandle(full)[0]];
}

const hostOf = (url: string): string | [] => parseUrl(url)?.hostname.replace(/^www\./u, '') ?? [];
