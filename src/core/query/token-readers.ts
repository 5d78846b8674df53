/** Parses each kind of token into a node. */
import { UsageError } from '../../errors.js';
import { lazyPattern } from '../../lazy-pattern.js';
import { compileRegex } from '../../linear-regex.js';
import { FIELDS } from './fields.js';
import { readLink } from './link.js';
import { leaf, namesSomething, QUOTE, type Refuse, type Token } from './tokens.js';
import { isMeantAsWildcard, normalizeWildcard, wildcardProblem } from './wildcard.js';

export function readPhrase(text: string, column: number, refuse: Refuse): Token {
  const inner = text.slice(1, -1);
  const phrase = inner.trim().replace(/\s+/gu, ' ');
  if (phrase === '') return refuse('there is nothing between these quotation marks', column, 'a word or more');
  if (!isMeantAsWildcard(inner)) return leaf({ type: 'phrase', text: phrase }, text, column);
  return leaf({ type: 'wildcard', text: readWildcard(inner, column + 1, refuse) }, text, column);
}

export function readWord(text: string, column: number, refuse: Refuse): Token {
  if (!isMeantAsWildcard(text)) return { type: 'word', text, column };
  return leaf({ type: 'wildcard', text: readWildcard(text, column, refuse) }, text, column);
}

function readWildcard(text: string, column: number, refuse: Refuse): string {
  const wrong = wildcardProblem(text);
  if (wrong !== null) return refuse(wrong.problem, column + wrong.index, wrong.expected);
  if (!namesSomething(text)) return refuse(`${text} is not a word to search for`, column, 'letters before the *');
  return normalizeWildcard(text);
}

const MAX_NEAR = 1000;

export function readNear(text: string, column: number, refuse: Refuse): Token {
  const name = text.slice(0, text.indexOf('/'));
  const digits = text.slice(name.length + 1);
  const words = /^\d+$/.test(digits) ? Number(digits) : 0;
  if (words >= 1 && words <= MAX_NEAR) return { type: 'near', words, ordered: name === 'ONEAR', text, column };
  return refuse(`${text} is not a distance`, column + name.length + 1, `a number of words from 1 to ${MAX_NEAR}`);
}

export function readRegex(text: string, column: number, refuse: Refuse): Token {
  const end = text.lastIndexOf('/');
  const pattern = text.slice(1, end);
  const typed = text.slice(end + 1);
  if (!/^(?!.*(.).*\1)[gimsu]*$/.test(typed)) {
    return refuse(
      `${typed} are not flags of a regular expression`,
      column + end + 1,
      'of i, m and s each once at most',
    );
  }
  // `g` and `u` are implied: all matches are searched for, and all text is Unicode.
  const flags = [...typed]
    .filter((flag) => flag !== 'g' && flag !== 'u')
    .sort()
    .join('');
  try {
    compileRegex(pattern, flags);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const expected = 'an expression that RE2 can read: without look-around and back-references';
    return refuse(`this regular expression cannot be used: ${error.message}`, column, expected);
  }
  return leaf({ type: 'regex', pattern, flags }, text, column);
}

/** An address on its own is a query for links to it. */
export function readLinkAlone(text: string, column: number, refuse: Refuse): Token {
  // The address of a site pasted from a browser ends in a slash, but means the whole site.
  const value = /^https?:/i.test(text) ? readLink(text.replace(/(?<=:\/\/[^/]*)\/$/u, '')) : null;
  if (value !== null) return leaf({ type: 'field', field: 'link', value }, text, column);
  return refuse(
    'this is not an address to search for',
    column,
    'one as https://example.com/page, or a name in quotation marks',
  );
}

export function readField(text: string, column: number, refuse: Refuse): Token {
  const [, name = '', written = ''] = /^([a-z]+):(.*)$/su.exec(text) ?? [];
  const rule = FIELDS.get(name)!;
  const node = rule.read(written.replace(new RegExp(`^[${QUOTE}]|[${QUOTE}]$`, 'gu'), ''));
  if (node === null) return refuse(`this is not a value of ${name}:`, column + name.length + 1, rule.expected);
  return leaf(node, text, column);
}

/** Punctuation after a hashtag or handle belongs to the sentence. */
const named = (text: string): string => text.slice(1).replace(/[.,;:!?]+$/u, '');

export function readTag(text: string, column: number, refuse: Refuse): Token {
  const tag = named(text);
  if (!tag.endsWith('*')) return leaf({ type: 'tag', text: tag }, text, column);
  return refuse(`${text} is not a hashtag`, column, 'one in full, such as #coffee: * ends words only');
}

export function readHandle(text: string, column: number, refuse: Refuse): Token {
  const handle = named(text);
  if (HANDLE().test(handle)) return leaf({ type: 'handle', text: handle }, text, column);
  return refuse(
    `${text} is not a handle`,
    column,
    'one as @ann or @ann@example.social, or quotation marks around a name',
  );
}
const HANDLE = lazyPattern(String.raw`^[\p{L}\p{M}\p{N}_][^@*]*(?:@[\p{L}\p{N}.-]+)?$`, 'u');

export function readTicker(text: string, column: number, refuse: Refuse): Token {
  const ticker = named(text);
  if (TICKER().test(ticker)) return leaf({ type: 'ticker', text: ticker }, text, column);
  return refuse(`${text} is not a ticker`, column, 'one as $ACME, or quotation marks around a name');
}
const TICKER = lazyPattern(String.raw`^\p{L}[\p{L}\p{N}]*(?:[.:-][\p{L}\p{N}]+)?$`, 'u');
