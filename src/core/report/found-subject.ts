/** An item in the form in which queries are matched. What few queries ask for is computed only when one does. */
import type { Found, Mention } from '../../types.js';
import { threadLinks } from '../mention/complete.js';
import type { Judgement, Subject } from '../query/subject.js';

interface AskedFor {
  language(): string | null;
  /** Absent: its language is not detected elsewhere. */
  awaitsLanguage?(): boolean;
  isOwned(mention: Mention): boolean;
  readonly found: Found;
}

export const foundSubject = (mention: Mention, asked: AskedFor, judgement: Judgement | null = null): Subject =>
  new FoundSubject(mention, asked, judgement);

/** A class, because one instance is made for every item read: object literals with getters take many times as long. */
class FoundSubject implements Subject {
  readonly #mention: Mention;
  readonly #asked: AskedFor;
  readonly judgement: Judgement | null;

  constructor(mention: Mention, asked: AskedFor, judgement: Judgement | null) {
    this.#mention = mention;
    this.#asked = asked;
    this.judgement = judgement;
  }

  get title() {
    return this.#mention.title;
  }
  get text() {
    return this.#mention.text;
  }
  get tags() {
    return this.#mention.tags;
  }
  get author() {
    return this.#mention.author;
  }
  get urls() {
    const { url, origin } = this.#mention;
    return [url, origin.url].filter((address) => address !== null);
  }
  get language() {
    return this.#asked.language();
  }
  get awaitsLanguage() {
    return this.#asked.awaitsLanguage?.() === true;
  }
  get url() {
    return this.#mention.url;
  }
  get source() {
    return this.#mention.source;
  }
  get kind() {
    return this.#mention.kind;
  }
  get publishedAt() {
    return this.#mention.publishedAt;
  }
  get repostOf() {
    return this.#mention.repostOf;
  }
  get quoteOf() {
    return this.#mention.quoteOf;
  }
  get isOwned() {
    return this.#asked.isOwned(this.#mention);
  }
  get links() {
    return this.#mention.links;
  }
  get media() {
    return this.#mention.media;
  }
  get thread() {
    return this.#mention.thread;
  }
  get endpoint() {
    const { endpoint } = this.#asked.found;
    return typeof endpoint === 'string' ? endpoint : null;
  }
  get threadLinks() {
    return threadLinks(this.#asked.found);
  }
  get engagement() {
    return this.#mention.engagement;
  }
}
