/** Parses and checks a template written by the user; errors refer to its members by name. */

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
  /** Name shown in the report. */
  readonly name: string;
  /** URL with {query}, {since}, {until}, {page}, {cursor}, {key1} … */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: 'feed' | 'json' | 'html';
  /** Format of {since} and {until}: `iso`, `unix`, `milliseconds`, or letters as YYYY-MM-DD. */
  readonly times: string;
  /** Location of the results: a path in JSON, a selector in HTML. */
  readonly items: string;
  /** Location of each field within a result. */
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  /** Format of dates in results, as in `times`; null: any format common in feeds and pages. */
  readonly date: string | null;
  /** Zone of dates that name none, as +02:00; '' is UTC. */
  readonly zone: string;
  /** Number of the first page; {page} increases by `step`. */
  readonly first: number;
  readonly step: number;
  /** Maximum number of pages to read. */
  readonly pages: number;
  readonly order: 'newest' | 'relevance';
  /** Location of the URL of the next page. */
  readonly next: string | null;
  /** Location of the {cursor} of the next page: a path, a selector, or `header:NAME`. */
  readonly cursor: string | null;
  /** For HTML: the location of something that only a page without results has. */
  readonly empty: string | null;
  readonly kind: Kind | null;
}

const MEMBERS: ReadonlySet<string> = new Set(
  'name url headers answer times items fields date zone first step pages order next cursor empty kind'.split(' '),
);
const PAGES = 10;

/** Parses one template or a list of them. @throws SourceError `needs_config` if the text is not JSON */
export function readTemplates(text: string): readonly unknown[] {
  // Several templates from a list in the settings file arrive joined by commas.
  for (const json of [text, `[${text}]`]) {
    try {
      const value = JSON.parse(json) as unknown;
      return Array.isArray(value) ? value : [value];
    } catch {
      // Try the other form.
    }
  }
  throw wrong('template.templates is not JSON');
}

/** @throws SourceError `needs_config` if the template is invalid */
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

/** Returns a name for messages, even if the template is invalid. */
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
