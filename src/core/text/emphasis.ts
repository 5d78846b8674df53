/**
 * Markdown emphasis as in `_Acme_`: these underscores must not join a word to its neighbors, although `_` is a word
 * character.
 */
import { patternFor } from '../../lazy-pattern.js';
import type { Folded } from './fold.js';

/**
 * Replaces paired emphasis markers with spaces, keeping all positions; `snake_case`, `@_ann_` and addresses are
 * unchanged.
 */
export function withoutEmphasis(written: Folded): Folded {
  const { text, span } = written;
  if (!text.includes('_')) return written;
  const plain = text.replace(EMPHASIS(text), (_, marks: string, within: string) => {
    const spaces = ' '.repeat(marks.length);
    return spaces + within + spaces;
  });
  return plain === text ? written : { text: plain, span };
}

/**
 * Emphasis that is not inside a word or an address, nor around an account. Linear time: matching starts at most once
 * per run of underscores, and from there passes no other run except those inside words.
 */
const EMPHASIS = patternFor(
  String.raw`(?<![\p{L}\p{M}\p{N}_\\/:?&=#@.%-])(_{1,3})(?=[^\s_@#$])((?:[^_\n]|(?<=[\p{L}\p{M}\p{N}])_(?=[\p{L}\p{N}])){0,500}[^\s_\\])\1(?![\p{L}\p{M}\p{N}_@])`,
  'gu',
);
