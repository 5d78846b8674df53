/** `_Acme_`, as Markdown emphasizes: what may not join a word to its neighbours, though `_` is a letter of words. */
import { patternFor } from '../../lazy-pattern.js';
import type { Folded } from './fold.js';

/** Those of pairs become spaces, each in its place; `snake_case`, `@_ann_` and addresses keep theirs. */
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
 * Not within a word, nor in an address, nor around an account. Linear: of each run of signs one is a beginning, and from
 * there no other run is passed but those within words.
 */
const EMPHASIS = patternFor(
  String.raw`(?<![\p{L}\p{M}\p{N}_\\/:?&=#@.%-])(_{1,3})(?=[^\s_@#$])((?:[^_\n]|(?<=[\p{L}\p{M}\p{N}])_(?=[\p{L}\p{N}])){0,500}[^\s_\\])\1(?![\p{L}\p{M}\p{N}_@])`,
  'gu',
);
