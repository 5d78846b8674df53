/**
 * Splits names into the parts that must appear in a text and the gaps allowed between them. Accepts names as typed or
 * folded.
 */

import { isAscii, lazyPattern, patternFor } from '../../lazy-pattern.js';

/**
 * A stretch of a name without a gap: `coca` and `cola` of Coca-Cola, `c++`, `o'reilly`, or an emoji such as `❤` next to
 * words.
 */
export interface NamePart {
  readonly text: string;
  /** The sign between this part and the previous one: `&`, `+`, or '' for spaces, hyphens and other punctuation. */
  readonly sign: string;
}

/** Returns at least one part, unless the name is blank. */
export function nameParts(name: string): readonly NamePart[] {
  if (PLAIN.test(name)) return name.split(' ').map((text) => ({ text, sign: '' }));
  const tokens = name.split(GAP(name)).filter(Boolean);
  const parts: NamePart[] = [];
  let sign = '';
  let isSpoken = false;
  for (const token of tokens) {
    if (HAS_WORD(token).test(token)) {
      isSpoken = true;
      const text = token.replace(LOOSE_ENDS, '');
      // A leading sign belongs to the name: `& Other Stories` must not match just any "other stories".
      if (parts.length === 0) parts.push({ text: sign === '' ? text : `${sign} ${text}`, sign: '' });
      else parts.push({ text, sign });
      sign = '';
    } else if (token === '&' || token === '+') sign = token;
    else if (isPicture(token)) parts.push({ text: token, sign: '' });
  }
  // A name made of signs alone, such as !!!, is searched for as it is.
  return isSpoken || name.trim() === '' ? parts : [{ text: name.trim(), sign: '' }];
}

/** Returns the name with `&` replaced by `and`, or `and` by `&`; null if it contains neither. */
export function withOtherAnd(name: string): string | null {
  if (!name.includes('&') && !name.toLowerCase().includes('and')) return null;
  const spelled = name.replace(SIGN_AND, ' and ');
  const other = spelled === name ? name.replace(WORD_AND, ' & ') : spelled;
  return other === name ? null : other;
}

/** Returns the name without its gaps (`7Eleven`), or null if it has none or if a sign joins its parts. */
export function joinedName(name: string): string | null {
  const parts = nameParts(name);
  if (parts.length < 2 || parts.some((part) => part.sign !== '')) return null;
  return parts.map((part) => part.text).join('');
}

/**
 * Returns the name as a hashtag or account name, in letters and digits only, with `&` dropped or read as `and`. Empty
 * if the dropped signs are essential to the name: .NET is not #net, Disney+ not @disney, P!nk not #pnk.
 */
export function tagNames(name: string): readonly string[] {
  if (name.length > 1 && PLAIN.test(name)) return [name.replaceAll(' ', '')];
  const bare = lettersOf(name);
  if (!NAMED_BY_LETTERS(name).test(name) || (bare.length < 2 && bare !== name)) return [];
  const spelled = name.replace(SIGN_AND_OF_WORDS(name), '$1And');
  return spelled === name ? [bare] : [bare, lettersOf(spelled)];
}

/** Fast path: most names are of this form, and they come by the thousand. */
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

const lettersOf = (text: string): string => text.replace(NO_LETTER(text), '');

const NO_LETTER = patternFor(String.raw`[^\p{L}\p{M}\p{N}_]`, 'gu');

const HAS_WORD = patternFor(String.raw`[\p{Alphabetic}\p{M}\p{N}_]`, 'u');

/**
 * Whether a token begins with an emoji or similar pictograph. Unlike punctuation, these are part of a name: I ❤ NY does
 * not match just any "I, NY". ™ and arrows do not count.
 */
export const isPicture = (token: string): boolean => !isAscii(token) && PICTURE().test(token);

const PICTURE = lazyPattern(String.raw`^[\p{Emoji_Presentation}\u2600-\u27bf\u{1f000}-\u{1faff}]`, 'u');

// `&` becomes a token of its own. A hyphen is a gap only between words: A- and C-- keep theirs.
const GAP = patternFor(
  [
    '(&)',
    String.raw`[\s()[\]{}<>|"“”„‟«»…;]+`,
    String.raw`,(?![\p{Nd}])`,
    String.raw`(?<![\p{Nd}]),`,
    String.raw`(?<=[\p{L}\p{M}\p{N}])[\p{Pd}]+(?=[\p{L}\p{M}\p{N}])`,
  ].join('|'),
  'u',
);

/** Punctuation at either end of a part that ends a word anyway: Inc. is also written without its full stop. */
const LOOSE_ENDS = /^['’:]+|['’.:]+$/gu;

const SIGN_AND = /(?<=\S)\s*&\s*(?=\S)/gu;
const WORD_AND = /(?<=\S)\s+and\s+(?=\S)/giu;
const NAMED_BY_LETTERS = patternFor(
  String.raw`^[\s"'“”‘’«»„(]*(?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}_]+(?:[\s\p{Pd}&'’.·:/,*+()]+[\p{L}\p{M}\p{N}_]+)*[\s"'“”‘’«»!?.:,)]*$`,
  'u',
);

/**
 * Reads `&` as `and` only between words of two letters or more: H&M is not #HandM, but Ben & Jerry's is #BenAndJerrys.
 */
const SIGN_AND_OF_WORDS = patternFor(String.raw`([\p{L}\p{N}]{2})\s*&\s*(?=[\p{L}\p{N}]{2})`, 'gu');
