/** Fields that feeds and items share: title, link, author, language. */
import { httpAddress } from '../address.js';
import { htmlToText } from '../html-text.js';
import { tidyLine } from '../text.js';
import { offer, type Slot } from './draft.js';
import type { FeedAuthor } from './feed.js';
import { readTitle } from './markup.js';
import { readPerson } from './person.js';
import { type Field, type Fields, leaf, lineOf, type PersonDraft, type Scope } from './scope.js';
import type { Visit, XmlElement } from './xml.js';

interface Described {
  readonly title: Slot<string>;
  readonly url: Slot<string>;
  readonly language: Slot<string>;
  readonly author: Slot<FeedAuthor>;
}

export function title<D extends Pick<Described, 'title'>>(rank: number, always?: 'html' | 'text'): Field<D> {
  return (draft, element, plain) =>
    leaf((content) => offer(draft.title, rank, readTitle(element, content, always ?? plain)));
}

export function language<D extends Pick<Described, 'language'>>(rank: number): Field<D> {
  return (draft) => leaf((content) => offer(draft.language, rank, languageTag(lineOf(content))));
}

/** Normalizes a language tag; feeds also write `en_US`. */
export function languageTag(written: string | null): string | null {
  return written?.trim().replaceAll('_', '-') || null;
}

/** Reads a person given as child elements, as in Atom, or as one line of text. */
export function author<D extends Pick<Described, 'author'>>(rank: number): Field<D> {
  return (draft) => {
    const person = { name: null, url: null, email: null };
    return {
      inside: { in: 'person', draft: person },
      close: (content) => offer(draft.author, rank, isEmpty(person) ? readPerson(content.text) : person),
    };
  };
}

const isEmpty = (person: FeedAuthor) => person.name === null && person.email === null;

export const PERSON_FIELDS: Fields<PersonDraft> = new Map<string, Field<PersonDraft>>([
  ['name', personName],
  ['email', personMail],
  ['uri', personAddress],
  ['url', personAddress],
  ['atom:name', personName],
  ['atom:email', personMail],
  ['atom:uri', personAddress],
]);

function personName(person: PersonDraft): Visit<Scope> {
  return leaf((content) => {
    const read = readPerson(content.text);
    person.name ??= read?.name ?? null;
    person.email ??= read?.email ?? null;
  });
}

function personMail(person: PersonDraft): Visit<Scope> {
  return leaf((content) => void (person.email ??= lineOf(content)));
}

function personAddress(person: PersonDraft, element: XmlElement): Visit<Scope> {
  return leaf((content) => void (person.url ??= httpAddress(content.text, element.base)));
}

/** Returns the relation of a link, without the URL prefix of registered relations. */
export function relationOf(element: XmlElement): string {
  const relation = element.attributes.get('rel')?.trim().toLowerCase() || 'alternate';
  return relation.replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, '');
}

/** Returns the target of a link given in attributes, as in Atom; null if the URL is the element's text. */
export function linkedAddress(element: XmlElement): { address: string | null } | null {
  const href = element.attributes.get('href') ?? element.attributes.get('rdf:resource');
  return href === undefined ? null : { address: httpAddress(href, element.base) };
}

/** Prefers the page itself to the same content as JSON or text. */
export function alternateRank(element: XmlElement): number {
  return /^(?:$|text\/html|application\/xhtml)/i.test(element.attributes.get('type') ?? '') ? 1 : 2;
}

export function label(text: string): string | null {
  const line = tidyLine(htmlToText(text));
  return (line.startsWith('#') ? line.slice(1) : line) || null;
}
