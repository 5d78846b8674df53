/** Recognizes fields with obvious names: `body` is a text, `created_at` a time. */
import { htmlToText } from '../../sources/shared/html-text.js';
import { objectOf, textOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { FIELDS, type Field, type FieldName, merged } from './fields.js';
import { textOfMarkup, titleOfMarkup } from './marked-up.js';
import { NAMES, type NameTable, OF_PERSON, OF_TIKTOK, type Reading } from './name-table.js';
import { wordsOf } from './values.js';

export interface Obvious {
  readonly field: FieldName;
  /** Lower is more reliable. */
  readonly rank: number;
  readonly read: Field;
}

type Lookup = (name: string) => Obvious | null;

const READINGS: Readonly<Record<Reading, Field>> = {
  text: onlyText,
  title: onlyTitle,
  'text of the Guardian': bodyIn,
  markup: fromMarkup,
  utc: (value) => FIELDS.publishedAt(value, 'UTC'),
  person,
  'object of person': (value, zone) => personIn(value, ofPerson, zone),
  'author of TikTok': (value, zone) => personIn(value, ofTikTok, zone),
  place,
};

const ofPerson = remembered(lookup(OF_PERSON));
const ofTikTok = remembered(lookup(OF_TIKTOK));
const plain = lookup(NAMES);
/** Lookups for members of an object, by the name of the object. */
const MEMBERS: ReadonlyMap<string, Lookup> = new Map([
  ['authormeta', ofTikTok],
  ...NAMES.flatMap(([, names, reading]) =>
    reading === 'person' || reading === 'object of person'
      ? names.split(' ').map((name): [string, Lookup] => [name, ofPerson])
      : [],
  ),
]);

/** Returns null if the name is not obvious. */
export const obviousName = remembered((name) => parted(name) ?? plain(name));

const COUNTS: ReadonlySet<string> = new Set([
  ...['engagement', 'metrics', 'publicmetrics', 'stats', 'statistics', 'counts'],
]);

/** Whether an object with this name contains counts that belong to the row itself. */
export const namesCounts = remembered((name) => COUNTS.has(plainName(name)));

/** Looks up a member of such an object. */
export function obviousCount(name: string): Obvious | null {
  const obvious = obviousName(name);
  return obvious?.field.startsWith('engagement.') === true ? obvious : null;
}

const OF_REVIEWS: ReadonlySet<string> = new Set([
  'reviewid',
  'thumbsup',
  'thumbsupcount',
  'helpfulnessnumerator',
  'reviewtext',
  'unixreviewtime',
  'recommendationid',
]);

/** Whether only reviews have a field with this name, so that a score next to it is their rating. */
export const namesReview = remembered((name) => OF_REVIEWS.has(plainName(name)));

const ranksOf = (names: string): ReadonlySet<number> =>
  new Set(names.split(' ').flatMap((name) => plain(name)?.rank ?? []));
const COMMENTS = ranksOf('comment commenttext commentbody commentcontent');
const COMMENTED = ranksOf('postid articleid itemid');

/**
 * Whether an id belongs to what is commented on, given its rank and that of the text: it is then shared by many
 * comments.
 */
export const isOfCommented = (id: number, text: number): boolean => COMMENTED.has(id) && COMMENTS.has(text);

const LAST_TEXTS: ReadonlySet<string> = new Set(['comments', 'pros', 'cons']);

/** Whether a field with this name may contain the text if no other field does. */
export const namesLastText = remembered((name) => LAST_TEXTS.has(plainName(name)));

/** Normalizes a name: `Created At`, `created_at` and `createdAt` are the same. */
export function plainName(name: string): string {
  return name
    .slice(0, 64)
    .toLowerCase()
    .replace(/[\s_.-]+/g, '');
}

const NAMES_AT_MOST = 5000;

function lookup(table: NameTable): Lookup {
  const names = table.flatMap(([field, list, reading]) =>
    list.split(' ').map((name) => ({ name, field, read: reading === undefined ? FIELDS[field] : READINGS[reading] })),
  );
  const all = new Map(names.map(({ name, field, read }, rank) => [name, { field, rank, read }]));
  return (name) => all.get(plainName(name)) ?? null;
}

/** Looks up a column that holds a member of an object, as in tables made from objects: `author.name`, `stats/likes`. */
function parted(name: string): Obvious | null {
  const sign = name.search(/[./]/);
  const object = name.slice(0, Math.max(sign, 0));
  const member = name.slice(sign + 1);
  if (object === '' || member === '') return null;
  if (COUNTS.has(plainName(object))) return obviousCount(member);
  const within = MEMBERS.get(plainName(object))?.(member) ?? null;
  return within === null ? null : { ...within, rank: (plain(object)?.rank ?? 0) + within.rank / 100 };
}

/** Caches answers by name, since names recur in every row. */
function remembered<Answer extends Obvious | boolean | null>(
  answer: (name: string) => Answer,
): (name: string) => Answer {
  const seen = new Map<string, Answer>();
  return (name) => {
    const known = seen.get(name);
    if (known !== undefined) return known;
    if (seen.size >= NAMES_AT_MOST) seen.clear();
    const answered = answer(name);
    seen.set(name, answered);
    return answered;
  };
}

function onlyText(value: unknown): Found | null {
  const text = renderedIn(value) ?? wordsIn(value);
  return text === null ? null : textOfMarkup(text);
}

function onlyTitle(value: unknown): Found | null {
  const title = renderedIn(value) ?? (typeof value === 'number' ? wordsOf(value) : wordsIn(value));
  return title === null ? null : titleOfMarkup(title);
}

const wordsIn = (value: unknown): string | null => (typeof value === 'string' ? wordsOf(value) : null);

/** Reads the objects of WordPress (`rendered`) and the New York Times (`main`). */
function renderedIn(value: unknown): string | null {
  const members = objectOf(value);
  return members === null ? null : wordsIn(members['rendered'] ?? members['main']);
}

function bodyIn(value: unknown): Found | null {
  const { bodyText, body, trailText } = objectOf(value) ?? {};
  const text = wordsIn(bodyText ?? body ?? trailText);
  return text === null ? null : textOfMarkup(text);
}

function fromMarkup(value: unknown): Found | null {
  return typeof value === 'string' ? FIELDS.text(htmlToText(value), '') : null;
}

/** One word is a handle, which Reddit prefixes with `u/`; several are a name. */
function person(value: unknown, zone: string): Found | null {
  if (objectOf(value) !== null) return personIn(value, ofPerson, zone);
  const words = (textOf(value)?.trim() ?? '').replace(/^u\/(?=[\w-]+$)/, '');
  return (/\s/.test(words) ? FIELDS['author.name'] : FIELDS['author.handle'])(words, zone);
}

function personIn(value: unknown, of: Lookup, zone: string): Found | null {
  const members = objectOf(value) ?? {};
  const parts = Object.keys(members).map((name) => of(name)?.read(members[name], zone) ?? null);
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : merged(known);
}

/** In tables of tweets, the source is the program that posted them. */
const PROGRAM = /^\s{0,9}(?:<a |Twitter (?:for|Web)\b)/;

function place(value: unknown): Found | null {
  const members = objectOf(value);
  const name = members === null ? value : (members['name'] ?? members['title']);
  return typeof name === 'string' && PROGRAM.test(name) ? null : FIELDS['origin.name'](name, '');
}
