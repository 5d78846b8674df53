/**
 * Fields of the query language, written `field:value`: their names, the values they accept, and the nodes they produce.
 */
import { UsageError } from '../../errors.js';
import { KINDS } from '../../kinds.js';
import { lazyPattern } from '../../lazy-pattern.js';
import { parseUrl } from '../../parse-url.js';
import type { QueryField, QueryNode } from '../../types.js';
import { languageCode } from '../text/language-code.js';
import { parseWhen } from '../time/when.js';
import { readComparison } from './comparison.js';
import { readLink } from './link.js';
import { nameParts } from './name.js';
import { personName } from './person.js';
import { isMeantAsWildcard, normalizeWildcard, wildcardProblem } from './wildcard.js';

export interface FieldRule {
  readonly expected: string;
  /** Returns null if the value is invalid. The value comes without its quotation marks. */
  read(value: string): QueryNode | null;
}

const EMOTIONS = ['anger', 'disgust', 'fear', 'joy', 'optimism', 'sadness', 'surprise'] as const;
const STATES = ['repost', 'reply', 'quote', 'owned', 'question'] as const;
const BELONGINGS = ['links', 'media'] as const;
/** Fields whose value is a numeric comparison. */
export const NUMBERS = ['likes', 'replies', 'reposts', 'views', 'score', 'followers', 'polarity'] as const;

const field = (name: QueryField, expected: string, read: (value: string) => string | null): FieldRule => ({
  expected,
  read(value) {
    const canonical = read(value);
    return canonical === null ? null : { type: 'field', field: name, value: canonical };
  },
});

const oneOf = (name: QueryField, values: readonly string[]): FieldRule =>
  field(
    name,
    `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`,
    (value) => values.find((one) => one === value.toLowerCase()) ?? null,
  );

const words = (name: string, node: (text: string) => QueryNode): FieldRule => ({
  expected: `a word or a phrase, such as ${name}:acme or ${name}:"acme coffee"`,
  read(value) {
    const text = normalizeWildcard(value);
    const isWrong = isMeantAsWildcard(text) && wildcardProblem(text) !== null;
    return isWrong || nameParts(text).length === 0 ? null : node(text);
  },
});

const account = (name: QueryField): FieldRule =>
  field(
    name,
    `a handle, such as ${name}:ann or ${name}:ann@example.social`,
    (value) => HANDLE().exec(value)?.[1] ?? null,
  );
const HANDLE = lazyPattern(String.raw`^@?([\p{L}\p{M}\p{N}_][^\s@~*]*(?:@[\p{L}\p{N}.-]+)?)$`, 'u');

/** `from:~name` refers to a saved person, who may have several accounts. */
const author: FieldRule = {
  ...account('from'),
  read(value) {
    if (!value.trim().startsWith('~')) return account('from').read(value);
    const name = personName(value);
    return name === null ? null : { type: 'field', field: 'from', value: `~${name}` };
  },
};

const site = field('site', 'a host, such as site:example.com (its subdomains are included)', (value) => {
  const given = /^(?:https?:\/\/)?\.?([^\s/?#@:*]+)\/?$/iu.exec(value)?.[1];
  const host = given === undefined ? undefined : parseUrl(`https://${given}/`)?.hostname;
  if (host === undefined || /^\.|\.\./.test(host)) return null;
  // Drops `www.` unless only a top-level domain would remain.
  return host.replace(/^(?:www\.)+(?=[^.]+\.)/, '');
});

const time = (name: QueryField): FieldRule =>
  field(
    name,
    `a date, a time or an age, such as ${name}:2026-11-21, ${name}:2026-11-21T09:30 or ${name}:24h`,
    (value) => {
      const asked = value.trim().toLowerCase().replace(/\s+/u, 't');
      try {
        // Only validity matters here, so any present will do.
        parseWhen(asked, { now: new Date('2000-01-01T00:00:00Z'), timezone: 'UTC' });
        return asked;
      } catch (error) {
        if (error instanceof UsageError) return null;
        throw error;
      }
    },
  );

const rules: readonly (readonly [string, FieldRule])[] = [
  ['from', author],
  ['author', author],
  ['to', account('to')],
  ['title', words('title', (value) => ({ type: 'field', field: 'title', value }))],
  ['case', words('case', (text) => ({ type: 'case', text }))],
  [
    'raw',
    {
      expected: 'the exact characters, such as raw:"Google+"',
      read: (text) => (text.trim() === '' ? null : { type: 'raw', text }),
    },
  ],
  [
    'tag',
    {
      expected: 'a hashtag, such as tag:coffee or tag:"oat milk"',
      read: (value) => {
        const text = value.replace(/\s+/gu, '').replace(/^[#＃]|[.,;:!?]+$/gu, '');
        return TAG().test(text) && !text.endsWith('*') ? { type: 'tag', text } : null;
      },
    },
  ],
  ['site', site],
  ['domain', site],
  [
    'url',
    field('url', 'a part of an address, such as url:example.com/blog', (value) => {
      const part = value.trim().replace(/^https?:\/\/(?:www\.)?/iu, '');
      return part === '' ? null : part;
    }),
  ],
  ['link', field('link', 'an address, such as link:example.com/page or link:example.com/blog/*', readLink)],
  ['lang', field('lang', 'the code of a language, such as lang:en', languageCode)],
  [
    'source',
    field('source', 'the name of a source, such as source:hackernews', (value) =>
      /^[^\s:"]+$/u.test(value) ? value.toLowerCase() : null,
    ),
  ],
  ['type', oneOf('type', KINDS)],
  ['since', time('since')],
  ['until', time('until')],
  ...NUMBERS.map(
    (name) =>
      [
        name,
        field(
          name,
          `a number with <, <=, =, >= or > before it, such as ${name}:>=${name === 'polarity' ? '0.5' : '10'}`,
          readComparison,
        ),
      ] as const,
  ),
  ['is', oneOf('is', STATES)],
  ['has', oneOf('has', BELONGINGS)],
  ['emotion', oneOf('emotion', EMOTIONS)],
];
const TAG = lazyPattern(String.raw`^(?=.*[\p{L}\p{N}])[^\s()|"“”„‟«»＂]+$`, 'u');

/** Rules by field name, aliases included. */
export const FIELDS: ReadonlyMap<string, FieldRule> = new Map(rules);
