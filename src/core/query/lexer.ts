/** The token patterns of the query language, and the tokenizer. */
import { isAscii, patternFor } from '../../lazy-pattern.js';
import type { QueryNode } from '../../types.js';
import { FIELDS } from './fields.js';
import {
  readField,
  readHandle,
  readLinkAlone,
  readNear,
  readPhrase,
  readRegex,
  readTag,
  readTicker,
  readWord,
} from './token-readers.js';
import {
  IN_WORD,
  leaf,
  namesSomething,
  PHRASE,
  QUOTE,
  queryError,
  type Read,
  type Sign,
  type Token,
} from './tokens.js';
import { hasWildcard } from './wildcard.js';

/**
 * Yields tokens lazily.
 * @throws QueryError for input that cannot be part of a query
 */
export function* tokens(input: string): Generator<Token> {
  for (let index = 0; index < input.length; ) {
    const [text, read] = nextForm(input, index);
    const token = read(text, index + 1, (problem, column, expected): never => {
      throw queryError(input, problem, column, expected);
    });
    if (token !== null) yield token;
    index += text.length;
  }
}

/** @throws QueryError for input that cannot be part of a query */
export const tokenize = (input: string): readonly Token[] => [...tokens(input)];

/** Whether a word can be a term of its own in an expression; punctuation alone cannot. */
export const isWordAlone = (text: string): boolean => !text.startsWith('*') && namesSomething(text);

/** Whether the whole text is read back as a single word, without wildcards. */
export const isBareWord = (text: string): boolean => isOneWord(text) && !hasWildcard(text);

/** Whether the whole text is read back as a single word with wildcards. */
export const isBareWildcard = (text: string): boolean => isOneWord(text) && hasWildcard(text);

function isOneWord(text: string): boolean {
  if (!isWordAlone(text)) return false;
  const [form, read] = nextForm(text, 0);
  return read === readWord && form.length === text.length;
}

function nextForm(input: string, index: number): readonly [string, Read] {
  PLAIN_WORD.lastIndex = index;
  const [word] = PLAIN_WORD.exec(input) ?? [];
  if (word !== undefined) return [word, readWord];
  // The patterns only check whether their argument is ASCII; that is done once, since the input may be long.
  const sample = isAscii(input) ? '' : input;
  for (const [pattern, read] of FORMS) {
    const form = pattern(sample);
    form.lastIndex = index;
    const text = form.exec(input)?.[0];
    if (text !== undefined) return [text, read];
  }
  throw new TypeError(`nothing in the query language begins with ${input.codePointAt(index)}`);
}

const NAMED = `(?=${IN_WORD}*[\\p{L}\\p{N}])${IN_WORD}+`;
// Editors turn hyphens into dashes, just as they turn straight quotation marks into curly ones.
const DASH = '[-−–‐]';
const ENDS = '(?=[\\s)]|$)';

/** A plain ASCII word: what most queries consist of, recognized without compiling the patterns in `FORMS`. */
const PLAIN_WORD = /(?!(?:AND|OR|NOT)(?:\s|$))[a-zA-Z0-9]+(?=\s|$)/suy;

const sign =
  (type: Sign): Read =>
  (text, column) => ({ type, text, column });

const always =
  (node: QueryNode): Read =>
  (text, column) =>
    leaf(node, text, column);

/** The token patterns, in order of precedence: the first one that matches at a position wins. */
const FORMS: readonly (readonly [(input: string) => RegExp, Read])[] = (
  [
    ['\\s+', () => null],
    [PHRASE, readPhrase],
    [`[${QUOTE}]`, (_, column, refuse) => refuse('this quotation mark is never closed', column, 'a closing one')],
    [`:-?\\)${ENDS}`, always({ type: 'mood', mood: 'positive' })],
    [`:-?\\(${ENDS}`, always({ type: 'mood', mood: 'negative' })],
    ['\\(', sign('open')],
    ['\\)', sign('close')],
    ['\\|', sign('or')],
    // A dash on its own, as in `Acme - Coffee`, excludes nothing.
    [`${DASH}(?!${DASH}*(?:[\\s|)]|$))`, sign('not')],
    [`\\*(?!${IN_WORD})`, always({ type: 'all' })],
    [`[?？](?!${IN_WORD})`, always({ type: 'field', field: 'is', value: 'question' })],
    [`AND(?!${IN_WORD})`, sign('and')],
    [`OR(?!${IN_WORD})`, sign('or')],
    [`NOT(?!${IN_WORD})`, sign('not')],
    [`O?NEAR/${IN_WORD}*`, readNear],
    [`/(?!\\s)(?:[^/\\\\]|\\\\.)*(?:[^/\\\\\\s]|\\\\.)/[dgimsuvy]*(?!${IN_WORD})`, readRegex],
    [`[a-zA-Z][a-zA-Z0-9+.-]*://${IN_WORD}*`, readLinkAlone],
    [`(?:${[...FIELDS.keys()].join('|')}):(?:${PHRASE}|${IN_WORD}*)`, readField],
    [`[#＃]${NAMED}`, readTag],
    [`[@＠]${NAMED}`, readHandle],
    [`\\$${NAMED}`, readTicker],
    [`${IN_WORD}+`, readWord],
  ] satisfies [string, Read][]
).map(([pattern, read]) => [patternFor(pattern, 'suy'), read] as const);
