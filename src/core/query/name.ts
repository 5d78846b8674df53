/** What of a name must stand in a text, and what may stand between. Works on names as typed and on folded ones. */

import { isAscii, lazyPattern, patternFor } from '../../lazy-pattern.js';

/** A stretch of a name without a gap: `coca` and `cola` of Coca-Cola, `c++`, `o'reilly`, `❤` beside words. */
export interface NamePart {
  readonly text: string;
  /** The sign between this part and the one before it: `&`, `+`, or '' for spaces, hyphens and other punctuation. */
  readonly sign: string;
}

/** At least one part, unless the name holds nothing but white space. */
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
      // `& Other Stories` are not any other stories.
      if (parts.length === 0) parts.push({ text: sign === '' ? text : `${sign} ${text}`, sign: '' });
      else parts.push({ text, sign });
      sign = '';
    } else if (token === '&' || token === '+') sign = token;
    else if (isPicture(token)) parts.push({ text: token, sign: '' });
  }
  // A name of signs alone, such as !!!, is looked for as it stands.
  return isSpoken || name.trim() === '' ? parts : [{ text: name.trim(), sign: '' }];
}

/** The same name with `&` for `and` and the other way round; null where it holds neither. */
export function withOtherAnd(name: string): string | null {
  if (!name.includes('&') && !name.toLowerCase().includes('and')) return null;
  const spelled = name.replace(SIGN_AND, ' and ');
  const other = spelled === name ? name.replace(WORD_AND, ' & ') : spelled;
  return other === name ? null : other;
}

/** `7Eleven`: written without its gaps; null where there are none, or where a sign holds the parts together. */
export function joinedName(name: string): string | null {
  const parts = nameParts(name);
  if (parts.length < 2 || parts.some((part) => part.sign !== '')) return null;
  return parts.map((part) => part.text).join('');
}

/**
 * The name as a hashtag or account may be called: letters and digits only, with and without `&` read as `and`.
 * None where the signs that are left out make the name: .NET is not #net, Disney+ not @disney, and P!nk not #pnk.
 */
export function tagNames(name: string): readonly string[] {
  if (name.length > 1 && PLAIN.test(name)) return [name.replaceAll(' ', '')];
  const bare = lettersOf(name);
  if (!NAMED_BY_LETTERS(name).test(name) || (bare.length < 2 && bare !== name)) return [];
  const spelled = name.replace(SIGN_AND_OF_WORDS(name), '$1And');
  return spelled === name ? [bare] : [bare, lettersOf(spelled)];
}

/** Most names are no more than this, and come by the thousand. */
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

const lettersOf = (text: string): string => text.replace(NO_LETTER(text), '');

const NO_LETTER = patternFor(String.raw`[^\p{L}\p{M}\p{N}_]`, 'gu');

const HAS_WORD = patternFor(String.raw`[\p{Alphabetic}\p{M}\p{N}_]`, 'u');

/** Emoji and their like are said, where punctuation is not: I ❤ NY is not any I, NY. ™ and arrows say nothing. */
export const isPicture = (token: string): boolean => !isAscii(token) && PICTURE().test(token);

const PICTURE = lazyPattern(String.raw`^[\p{Emoji_Presentation}\u2600-\u27bf\u{1f000}-\u{1faff}]`, 'u');

// `&` is kept as a token of its own. A hyphen is a gap between words only: A- and C-- keep theirs.
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

/** Ends of a part that end a word anyway: Inc. is said without its full stop too. */
const LOOSE_ENDS = /^['’:]+|['’.:]+$/gu;

const SIGN_AND = /(?<=\S)\s*&\s*(?=\S)/gu;
const WORD_AND = /(?<=\S)\s+and\s+(?=\S)/giu;
const NAMED_BY_LETTERS = patternFor(
  String.raw`^[\s"'“”‘’«»„(]*(?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}_]+(?:[\s\p{Pd}&'’.·:/,*+()]+[\p{L}\p{M}\p{N}_]+)*[\s"'“”‘’«»!?.:,)]*$`,
  'u',
);

/** H&M is not #HandM, Ben & Jerry's is #BenAndJerrys. */
const SIGN_AND_OF_WORDS = patternFor(String.raw`([\p{L}\p{N}]{2})\s*&\s*(?=[\p{L}\p{N}]{2})`, 'gu');
