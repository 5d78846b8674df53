/** Guesses the language of a text from its script, then from its small words. No answer is better than a wrong one. */
import { isAscii, patternFor } from '../../lazy-pattern.js';
import { clearLanguage } from './clear-language.js';
import { composed, withoutHyphenation } from './fold.js';
import { languageOfLatin } from './latin-language.js';
import { LANGUAGE_OF_SCRIPT } from './script-language.js';

/** Returns an ISO 639-1 code, or null if the text is too short, mixed, or could be in several languages. */
export function guessLanguage(text: string): string | null {
  const clear = clearLanguage(text, ENOUGH);
  if (clear !== undefined) return clear;
  const part = composed(text.slice(0, ENOUGH));
  const said = withoutHyphenation(part).replace(NOT_SAID(part), ' ').toLowerCase();
  if (isAscii(said)) return languageOfLatin(said);
  if (!NOT_LATIN.test(said)) return languageOfLatin(said);
  const letters = count(said, /\p{L}/gu);
  const latin = count(said, /\p{sc=Latn}/gu);
  const others = letters - latin;
  // A brand name is often in Latin letters, and one ideograph or syllable carries as much as several of them.
  const dense = count(said, /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu);
  if (others + 2 * dense < latin) return latin >= others * 9 ? languageOfLatin(said) : null;
  for (const [script, languageOf] of LANGUAGE_OF_SCRIPT) {
    const own = count(said, script());
    if (own * 10 >= others * 9) return own >= 2 ? languageOf(said, own) : null;
  }
  return null;
}

/**
 * Whether a text has enough letters, not counting addresses, accounts and hashtags, for a more capable language
 * detector.
 */
export function isTelling(text: string): boolean {
  const part = text.slice(0, ENOUGH);
  const said = part.replace(NOT_SAID(part), ' ');
  return TELLING(said).test(said);
}

/** Twenty letters. */
const TELLING = patternFor(String.raw`^(?:[^\p{L}]*[\p{L}]){20}`, 'u');

/** Number of characters looked at: more would not change the answer. */
const ENOUGH = 4000;

/** Addresses, accounts and hashtags are in no language. */
const NOT_SAID = patternFor(String.raw`https?://\S*|www\.\S*|[@#＠＃][\p{L}\p{M}\p{N}_.-]*`, 'gu');

/** Letters and other characters beyond Latin, punctuation and emoji. */
const NOT_LATIN = /[\u0370-\u1dff\u2c00-\ufdff\ufe10-\uffef\u{10000}-\u{1efff}\u{20000}-\u{3ffff}]/u;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
