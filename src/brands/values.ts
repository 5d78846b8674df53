/** Values of a profile's keys: what is valid, and the normalized form in which it is saved. */
import { FIELDS } from '../core/query/fields.js';
import { compose, foldText } from '../core/text/fold.js';
import { languageCode } from '../core/text/language-code.js';
import type { Origin } from './origin.js';
import { type Written, wrong } from './written.js';

/**
 * @param written null if the key is absent
 * @throws UsageError with the place
 */
export type Reader<T> = (written: Written | null, key: string) => T;

const LONGEST = 200;
const MOST_VALUES = 256;
const MOST_WORDS = 5000;
const STRONGEST = 5;

interface Kind {
  readonly expected: string;
  /** Normalizes a value; null if it is invalid. The text is one line without spaces at its ends. */
  read(text: string): string | null;
}

const KINDS = {
  name: { expected: 'a name', read: (text) => text },
  words: { expected: 'a word or a phrase', read: (text) => text },
  handle: { expected: 'a handle, such as "@acme" or acme@example.social', read: handleOf },
  hashtag: { expected: 'a hashtag, such as "#acme"', read: (text) => fieldValue('tag', text, '#') },
  site: { expected: 'a site, such as acme.example', read: siteOf },
  owned: {
    expected: 'an account, such as "@acme", or a site, such as acme.example',
    read: (text) => (/^@|^[^.]+$|@/u.test(text) ? handleOf(text) : siteOf(text)),
  },
  language: { expected: 'the code of a language, such as en', read: languageCode },
} as const satisfies Readonly<Record<string, Kind>>;

export const name: Reader<string> = (written, key) => one(written, key, KINDS.name);

/** Reads a list, or a single text as a list of one. Values equal to an earlier one are left out. */
export const list =
  (kind: keyof typeof KINDS): Reader<readonly string[]> =>
  (written, key) => {
    if (written === null) return [];
    const { expected } = KINDS[kind];
    if (written.type === 'mapping') throw wrong(written, `${key} is not a list`, `expected a list, each ${expected}`);
    if (written.type === 'text' && written.text.includes(',')) {
      throw wrong(written, `${key} is one text with commas`, `write a list, as ${key}: [one, two]`);
    }
    const parts = written.type === 'list' ? written.parts : [written];
    if (parts.length > MOST_VALUES) throw wrong(written, `${key} has ${parts.length} values`, `at most ${MOST_VALUES}`);
    const values = parts.map((part) => one(part, key, KINDS[kind]));
    const keys = values.map(foldText);
    const first = new Map(keys.map((key, at) => [key, at] as const).reverse());
    return values.filter((_, at) => first.get(keys[at]!) === at);
  };

export const flag: Reader<boolean> = (written, key) => {
  if (written === null) return false;
  if (written.type === 'text' && typeof written.value === 'boolean') return written.value;
  throw wrong(written, `${key} is neither true nor false`);
};

/** Words with their weights. */
export const lexicon: Reader<Readonly<Record<string, number>>> = (written, key) => {
  if (written === null) return {};
  const expected = `expected words with a weight from -${STRONGEST} to ${STRONGEST}, such as {overpriced: -2}`;
  if (written.type !== 'mapping') throw wrong(written, `${key} is not a mapping`, expected);
  if (written.entries.length > MOST_WORDS) throw wrong(written, `${key} has too many words`, `at most ${MOST_WORDS}`);
  const listed = new Set<string>();
  return Object.fromEntries(
    written.entries.map(({ key: word, written: weight }) => {
      const folded = foldText(line(word));
      if (listed.has(folded)) throw wrong(weight, `${JSON.stringify(shown(word))} is listed twice`, 'keep one of them');
      listed.add(folded);
      const value = weight.type === 'text' ? weight.value : null;
      if (typeof value !== 'number' || !(Math.abs(value) <= STRONGEST)) {
        throw wrong(weight, `${JSON.stringify(shown(word))} has no weight`, expected);
      }
      return [line(word), value];
    }),
  );
};

/** Origins by key, then value. */
export const origins: Reader<readonly Origin[]> = (written) => {
  if (written === null) return [];
  const expected = 'expected keys, in each values, such as {aliases: {ACME: wikidata:Q1}}';
  if (written.type !== 'mapping') throw wrong(written, 'provenance is not a mapping', expected);
  return written.entries.flatMap(({ key: field, written: values }) => {
    if (values.type !== 'mapping') throw wrong(values, `provenance of ${shown(field)} is not a mapping`, expected);
    if (values.entries.length > MOST_VALUES) throw wrong(values, `too many values`, `at most ${MOST_VALUES}`);
    return values.entries.map(({ key: value, written: from }) => ({
      field: line(field),
      value: line(value),
      from: one(from, 'provenance', KINDS.words),
    }));
  });
};

function one(written: Written | null, key: string, { expected, read }: Kind): string {
  const place = written ?? { place: '' };
  if (written?.type !== 'text') throw wrong(place, `${key} is not a text`, `expected ${expected}`);
  const text = line(written.text);
  if (written.value === null || text === '') {
    // Only if there is no value at all can YAML have taken a hashtag for a comment.
    const isAbsent = written.value === null && text === '';
    throw wrong(
      place,
      `a value of ${key} is empty`,
      isAbsent ? 'a # begins a comment in YAML: put a hashtag in quotes' : 'leave it out',
    );
  }
  if (text.length > LONGEST) throw wrong(place, `a value of ${key} is too long`, `at most ${LONGEST} characters`);
  const value = accepted(text, read);
  if (value === null)
    throw wrong(place, `${JSON.stringify(shown(text))} is not a value of ${key}`, `expected ${expected}`);
  return value;
}

/** Normalizes a value from an outside source; null if it is invalid. */
export function acceptedValue(kind: keyof typeof KINDS, given: string): string | null {
  const text = line(given.slice(0, 2 * LONGEST));
  return text === '' || text.length > LONGEST ? null : accepted(text, KINDS[kind].read);
}

function accepted(text: string, read: Kind['read']): string | null {
  const isShown = !/[\0-\x1f\x7f-\x9f\p{Cs}]/u.test(text) && foldText(text).trim() !== '';
  return isShown ? read(text) : null;
}

const line = (text: string): string => compose(text.replace(/\s+/gu, ' ').trim());
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

function handleOf(text: string): string | null {
  return fieldValue('from', text.replace(/^＠/u, '@'), '@');
}

function siteOf(text: string): string | null {
  const host = fieldValue('site', text, '');
  return host?.includes('.') === true ? host : null;
}

/** Reads a value as the query language does after `from:`, `tag:` and `site:`. */
function fieldValue(field: 'from' | 'tag' | 'site', text: string, mark: string): string | null {
  const node = FIELDS.get(field)?.read(text) ?? null;
  const value = node?.type === 'field' ? node.value : node?.type === 'tag' ? node.text : null;
  return value === null ? null : `${mark}${value}`;
}
