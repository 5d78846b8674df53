/** Conditions written `field:value`: those that are understood, and what to write for those that are not. */

import { parseUrl } from '../../parse-url.js';
import type { QueryField } from '../../types.js';
import { languageCode } from '../text/language-code.js';

export interface FieldRule {
  readonly field: QueryField;
  readonly expected: string;
  /** The canonical value; null where it cannot be one. */
  read(value: string): string | null;
}

const from: FieldRule = {
  field: 'from',
  expected: 'a handle, as from:ann or from:ann@example.social',
  read: (value) => /^@?([\p{L}\p{M}\p{N}_][^\s@~]*(?:@[\p{L}\p{N}.-]+)?)$/u.exec(value)?.[1] ?? null,
};

const site: FieldRule = {
  field: 'site',
  expected: 'a host, as site:example.com (its subdomains are included)',
  read: (value) => {
    const given = /^(?:https?:\/\/)?\.?([^\s/?#@:*]+)\/?$/iu.exec(value)?.[1];
    const host = given === undefined ? undefined : parseUrl(`https://${given}/`)?.hostname;
    if (host === undefined || /^\.|\.\./.test(host)) return null;
    // Unless nothing but a top level would be left.
    return host.replace(/^(?:www\.)+(?=[^.]+\.)/, '');
  },
};

const lang: FieldRule = {
  field: 'lang',
  expected: 'the code of a language, as lang:en',
  read: languageCode,
};

/** By every name they go under. */
export const FIELDS: ReadonlyMap<string, FieldRule> = new Map([
  ['from', from],
  ['author', from],
  ['site', site],
  ['domain', site],
  ['lang', lang],
]);

const wordsAlone = 'the words alone: title, text and tags are all looked through';
const flags = 'the flags --since and --until';
const nothing = 'the query without it';

/** Fields of the language that this version cannot decide, with what is written instead. */
export const LATER_FIELDS: ReadonlyMap<string, string> = new Map([
  ['to', 'the account itself, as @ann'],
  ['title', wordsAlone],
  ['tag', 'the hashtag, as #coffee'],
  ['url', 'the host, as site:example.com'],
  ['link', 'the host, as site:example.com'],
  ['source', 'the flag --source'],
  ['type', nothing],
  ['since', flags],
  ['until', flags],
  ['likes', nothing],
  ['replies', nothing],
  ['reposts', nothing],
  ['views', nothing],
  ['score', nothing],
  ['followers', nothing],
  ['is', nothing],
  ['has', nothing],
  ['emotion', nothing],
  ['polarity', nothing],
  ['raw', 'the phrase in quotation marks'],
  ['case', 'the word alone, in any case'],
]);
