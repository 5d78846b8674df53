/** Wildcards in words: `plug*` is any ending, `wom?n` any one letter, and `*` alone one or more words between others. */
import { lazyPattern } from '../../lazy-pattern.js';

export function hasWildcard(text: string): boolean {
  return ASTERISK.test(text) || (text.includes('?') && ONE_LETTER().test(text));
}

/** Between two letters a question mark ends nothing. */
export const ONE_LETTER = lazyPattern(String.raw`(?<=[\p{L}\p{M}])\?(?=[\p{L}\p{M}])`, 'u');

/** E*TRADE and M*A*S*H are names. */
const ASTERISK = /\*(?=\s|$)/u;

/** `a * b * * c` as its stretches of words, each but the first with the number of words before it at least. */
export function stretchesOf(text: string): readonly { readonly text: string; readonly gap: number }[] {
  const stretches: { text: string; gap: number }[] = [];
  let gap = 0;
  for (const word of text.split(/\s+/u)) {
    const last = stretches.at(-1);
    if (word === '*') gap += 1;
    else if (last === undefined || gap > 0) stretches.push({ text: word, gap });
    else last.text += ` ${word}`;
    if (word !== '*') gap = 0;
  }
  return stretches;
}

/** What is wrong with its asterisks, and at which place of the text; null: nothing. */
export function wildcardProblem(text: string): { readonly index: number; readonly problem: string } | null {
  const leading = /^\s*\*/u.exec(text);
  if (leading !== null) return { index: leading[0].length - 1, problem: 'nothing stands before this *' };
  const trailing = /\s\*+\s*$/u.exec(text);
  return trailing === null ? null : { index: trailing.index + 1, problem: 'nothing stands behind this *' };
}

/** Its canonical text. */
export function normalizeWildcard(text: string): string {
  return text
    .trim()
    .replace(/\*{2,}(?=\s|$)/gu, '*')
    .replace(/\s+/gu, ' ');
}
