/** What was typed, cut into tokens with their columns. Forms of later versions are named and refused here. */
import { QueryError } from '../../errors.js';
import type { QueryField } from '../../types.js';
import { FIELDS, LATER_FIELDS } from './fields.js';

/** Columns count from 1, in UTF-16 code units of the input. */
export type Token =
  | { readonly type: 'field'; readonly field: QueryField; readonly text: string; readonly column: number }
  | { readonly type: Exclude<TokenType, 'field'>; readonly text: string; readonly column: number };

type TokenType =
  | 'word'
  | 'phrase'
  | 'tag'
  | 'handle'
  | 'ticker'
  | 'field'
  | 'all'
  | 'and'
  | 'or'
  | 'not'
  | 'open'
  | 'close';

/** @throws QueryError for what cannot be a part of a query */
export function tokenize(input: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < input.length; ) {
    const [text, read] = nextForm(input, index);
    const token = read(text, index + 1, (problem, column, expected) => {
      throw queryError(input, problem, column, expected);
    });
    if (token !== null) tokens.push(token);
    index += text.length;
  }
  return tokens;
}

/** What went wrong, where, and what would have been understood there, in one line. */
export function queryError(input: string, problem: string, column: number, expected: string): QueryError {
  return new QueryError(`${problem} (column ${column}); expected ${expected}`, { input, column, expected });
}

/** Whether a word can stand by itself in an expression; punctuation cannot. */
export const isWordAlone = (text: string): boolean =>
  /^[^*].*$/su.test(text) && /[\p{Alphabetic}\p{N}\p{So}]/u.test(text);

/** Whether a text is read as one word, and nothing else. */
export function isBareWord(text: string): boolean {
  if (!isWordAlone(text)) return false;
  const [pattern, read] = FORMS.find(([form]) => {
    form.lastIndex = 0;
    return form.test(text);
  })!;
  return read === readWord && pattern.lastIndex === text.length && !WILDCARD.test(text);
}

type Read = (text: string, column: number, refuse: Refuse) => Token | null;
type Refuse = (problem: string, column: number, expected: string) => never;

function nextForm(input: string, index: number): readonly [string, Read] {
  for (const [pattern, read] of FORMS) {
    pattern.lastIndex = index;
    const text = pattern.exec(input)?.[0];
    if (text !== undefined) return [text, read];
  }
  throw new TypeError(`no form of the query language begins with ${input.codePointAt(index)}`);
}

const QUOTE = '"“”„‟«»＂';
/** What a word is made of; it ends at white space, parentheses, bars and quotation marks. */
const IN_WORD = `[^\\s()|${QUOTE}]`;
const PHRASE = `[${QUOTE}][^${QUOTE}]*[${QUOTE}]`;
const NAMED = `(?=${IN_WORD}*[\\p{L}\\p{N}])${IN_WORD}+`;
// Editors turn hyphens into dashes as they turn quotation marks into curly ones.
const DASH = '[-−–‐]';

const sign =
  (type: 'and' | 'or' | 'not' | 'open' | 'close' | 'all'): Read =>
  (text, column) => ({ type, text, column });

const later =
  (expected: string): Read =>
  (text, column, refuse) =>
    refuse(`this version does not understand ${text}`, column, expected);

/** The language: the first form that holds at a place is the one meant. */
const FORMS: readonly (readonly [RegExp, Read])[] = (
  [
    ['\\s+', () => null],
    [PHRASE, readPhrase],
    [`[${QUOTE}]`, (_, column, refuse) => refuse('this quotation mark is never closed', column, 'a closing one')],
    [':-?[()](?!\\S)', later('words: moods cannot be looked for')],
    ['\\(', sign('open')],
    ['\\)', sign('close')],
    ['\\|', sign('or')],
    // A dash by itself, as in Acme - Coffee, excludes nothing.
    [`${DASH}(?!${DASH}*(?:[\\s|)]|$))`, sign('not')],
    [`\\*(?!${IN_WORD})`, sign('all')],
    [`AND(?!${IN_WORD})`, sign('and')],
    [`OR(?!${IN_WORD})`, sign('or')],
    [`NOT(?!${IN_WORD})`, sign('not')],
    [`O?NEAR/\\d+(?!${IN_WORD})`, later('both words, or a phrase in quotation marks')],
    [`/(?:[^/\\\\]|\\\\.)+/[dgimsuvy]*(?!${IN_WORD})`, later('words, joined by OR')],
    [`[a-zA-Z][a-zA-Z0-9+.-]*://${IN_WORD}*`, readLink],
    [`(?:${[...FIELDS.keys(), ...LATER_FIELDS.keys()].join('|')}):(?:${PHRASE}|${IN_WORD}*)`, readField],
    [`[#＃]${NAMED}`, readTag],
    [`[@＠]${NAMED}`, readHandle],
    [`\\$${NAMED}`, readTicker],
    [`${IN_WORD}+`, readWord],
  ] satisfies [string, Read][]
).map(([pattern, read]) => [new RegExp(pattern, 'suy'), read] as const);

function readPhrase(text: string, column: number, refuse: Refuse): Token {
  const phrase = text.slice(1, -1).trim().replace(/\s+/gu, ' ');
  if (phrase === '') return refuse('nothing stands between these quotation marks', column, 'a word or more');
  const wildcard = /(?:^|(?<=[\s\p{L}\p{N}]))\*(?=\s|$)|(?<=\p{L})\?(?=\p{L})/u.exec(text.slice(1, -1));
  return wildcard === null
    ? { type: 'phrase', text: phrase, column }
    : refuseWildcard(wildcard[0], column + 1 + wildcard.index, refuse);
}

const WILDCARD = /(?<=.)\*$|(?<=\p{L})\?(?=\p{L})/su;

function readWord(text: string, column: number, refuse: Refuse): Token {
  const wildcard = WILDCARD.exec(text);
  return wildcard === null
    ? { type: 'word', text, column }
    : refuseWildcard(wildcard[0], column + wildcard.index, refuse);
}

const refuseWildcard = (wildcard: string, column: number, refuse: Refuse): never =>
  refuse(`this version does not understand the wildcard ${wildcard}`, column, 'the words written out, joined by OR');

function readLink(text: string, column: number, refuse: Refuse): never {
  const host = /:\/\/(?:[^/?#]*@)?(?:www\.)?([^/?#:]+)/u.exec(text)?.[1] ?? 'example.com';
  return refuse('this version does not look for links', column, `site:${host} for what stands on that host, or a name`);
}

function readField(text: string, column: number, refuse: Refuse): Token {
  const [, name = '', written = ''] = /^([a-z]+):(.*)$/su.exec(text) ?? [];
  const rule = FIELDS.get(name);
  if (rule === undefined) {
    return refuse(`this version does not understand ${name}:`, column, LATER_FIELDS.get(name) ?? 'a word');
  }
  const value = rule.read(written.replace(new RegExp(`^[${QUOTE}]|[${QUOTE}]$`, 'gu'), ''));
  if (value === null) return refuse(`this is no value of ${name}:`, column + name.length + 1, rule.expected);
  return { type: 'field', field: rule.field, text: value, column };
}

/** Punctuation behind a hashtag or handle belongs to the sentence. */
const named = (text: string): string => text.slice(1).replace(/[.,;:!?]+$/u, '');

function readTag(text: string, column: number): Token {
  return { type: 'tag', text: named(text), column };
}

function readHandle(text: string, column: number, refuse: Refuse): Token {
  const handle = named(text);
  if (/^[\p{L}\p{M}\p{N}_][^@]*(?:@[\p{L}\p{N}.-]+)?$/u.test(handle)) return { type: 'handle', text: handle, column };
  return refuse(`${text} is no handle`, column, 'one as @ann or @ann@example.social, or quotation marks around a name');
}

function readTicker(text: string, column: number, refuse: Refuse): Token {
  const ticker = named(text);
  if (/^\p{L}[\p{L}\p{N}]*(?:[.:-][\p{L}\p{N}]+)?$/u.test(ticker)) return { type: 'ticker', text: ticker, column };
  return refuse(`${text} is no ticker`, column, 'one as $ACME, or quotation marks around a name');
}
