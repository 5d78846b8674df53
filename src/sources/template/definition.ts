/** A template as the user describes it, checked: what is wrong is said in the words of the description. */

import { KINDS, type Kind } from '../../kinds.js';
import { parseUrl } from '../../parse-url.js';
import { isZone } from '../shared/date.js';
import { idOf, type JsonObject, objectOf, textOf } from '../shared/json.js';
import { SourceError } from '../source.js';

const FIELDS = [
  'id',
  'url',
  'title',
  'text',
  'author',
  'authorUrl',
  'date',
  'language',
  'tags',
  'likes',
  'replies',
  'views',
] as const;

export type Field = (typeof FIELDS)[number];

export interface Template {
  /** As the report calls it. */
  readonly name: string;
  /** With {query}, {since}, {until}, {page}, {cursor}, {key1} … */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: 'feed' | 'json' | 'html';
  /** How {since} and {until} are written: `iso`, `unix`, `milliseconds`, or letters as YYYY-MM-DD. */
  readonly times: string;
  /** Where the results stand: a path in JSON, a selector in HTML. */
  readonly items: string;
  /** Where things stand in a result. */
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  /** How dates are written: as `times`; null: as feeds and pages do. */
  readonly date: string | null;
  /** Of dates that name none, as +02:00; '' is UTC. */
  readonly zone: string;
  /** {page} counts from `first` by `step`. */
  readonly first: number;
  readonly step: number;
  /** Read at most. */
  readonly pages: number;
  readonly order: 'newest' | 'relevance';
  /** Where the address of the next page stands. */
  readonly next: string | null;
  /** Where the {cursor} of the next page stands: a path, a selector, or `header:NAME`. */
  readonly cursor: string | null;
  /** HTML: what stands on a page that found nothing. */
  readonly empty: string | null;
  readonly kind: Kind | null;
}

const MEMBERS: ReadonlySet<string> = new Set(
  'name url headers answer times items fields date zone first step pages order next cursor empty kind'.split(' '),
);
const PAGES = 10;

/** One template, or a list of them. @throws SourceError `needs_config` where it is no JSON */
export function readTemplates(text: string): readonly unknown[] {
  // Several in a list of the settings file come joined by commas.
  for (const json of [text, `[${text}]`]) {
    try {
      const value = JSON.parse(json) as unknown;
      return Array.isArray(value) ? value : [value];
    } catch {
      // The other way of writing it may do.
    }
  }
  throw wrong('template.templates is not JSON');
}

/** @throws SourceError `needs_config` */
export function readTemplate(value: unknown): Template {
  const given = objectOf(value);
  if (given === null) throw wrong('a template is an object with a name and a url');
  const name = nameOf(given);
  const fail = (why: string) => wrong(`the template ${name} ${why}`);
  const unknown = Object.keys(given).find((member) => !MEMBERS.has(member));
  if (unknown !== undefined) throw fail(`has a member that is not known: ${unknown}`);
  const oneOf = <T extends string>(member: string, known: readonly T[]): T => {
    const chosen = given[member] ?? known[0];
    if (!known.some((one) => one === chosen)) throw fail(`has no such ${member}; known: ${known.join(', ')}`);
    return chosen as T;
  };
  const whole = (member: string, usual: number): number => {
    const number = given[member] ?? usual;
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 0)
      throw fail(`needs a whole number as ${member}`);
    return number;
  };
  const url = textOf(given['url']) ?? '';
  const zone = textOf(given['zone']) ?? '';
  if (zone !== '' && !isZone(zone)) throw fail(`has a zone that cannot be read: ${zone}; as +01:00 or CET`);
  if (!/^https?:$/.test(parseUrl(url)?.protocol ?? '')) throw fail('needs a url that begins with http:// or https://');
  const answer = oneOf('answer', ['feed', 'json', 'html']);
  const fields = textsOf(given['fields']);
  const unknownField = Object.keys(fields).find((field) => !FIELDS.some((one) => one === field));
  if (unknownField !== undefined)
    throw fail(`has a field that is not known: ${unknownField}; known: ${FIELDS.join(', ')}`);
  if (answer !== 'feed') {
    if (fields['id'] === undefined && fields['url'] === undefined)
      throw fail('must say where id or url is found (fields)');
    if (fields['title'] === undefined && fields['text'] === undefined)
      throw fail('must say where title or text is found (fields)');
    if (answer === 'html' && textOf(given['items']) === null)
      throw fail('must say where its results are found (items)');
  }
  return {
    name,
    url,
    headers: textsOf(given['headers']),
    answer,
    times: textOf(given['times']) ?? 'YYYY-MM-DD',
    items: textOf(given['items']) ?? '',
    fields,
    date: textOf(given['date']),
    zone,
    first: whole('first', 1),
    step: Math.max(1, whole('step', 1)),
    pages: Math.max(1, whole('pages', PAGES)),
    order: oneOf('order', ['newest', 'relevance']),
    next: textOf(given['next']),
    cursor: textOf(given['cursor']),
    empty: textOf(given['empty']),
    kind: given['kind'] === undefined ? null : oneOf('kind', KINDS),
  };
}

/** What it is called before it is known to be right. */
export function nameOf(value: unknown): string {
  const given = objectOf(value);
  return textOf(given?.['name']) ?? parseUrl(textOf(given?.['url']) ?? '')?.host ?? 'without a name';
}

function textsOf(value: unknown): Record<string, string> {
  const members: JsonObject = objectOf(value) ?? {};
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, text]): [string, string][] => {
      const written = text === '' ? '' : idOf(text);
      return written === null ? [] : [[name, written]];
    }),
  );
}

export function wrong(message: string): SourceError {
  return new SourceError('needs_config', message, { hint: 'socialrank sources show template says how it is written' });
}
