/**
 * Splits a command line into arguments without a shell: it has no variables, patterns, pipes or further commands. White
 * space separates arguments; '...' keeps everything as it is; in "..." a backslash escapes a quote or a backslash;
 * elsewhere a backslash escapes any character.
 */
import { UsageError } from '../errors.js';

const PART =
  /'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\[\s\S])*)"|\\(?<kept>[\s\S])|(?<plain>[^\s'"\\]+)|(?<space>\s+)/y;

/** @throws UsageError if a quote is not closed, or if there is no command */
export function splitCommand(text: string): readonly [string, ...string[]] {
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  while (at < text.length) {
    PART.lastIndex = at;
    const { groups } = PART.exec(text) ?? {};
    if (groups === undefined) {
      const isBackslash = text[at] === '\\';
      const what = isBackslash ? 'the backslash' : 'the quote';
      throw new UsageError(`exec: ${what} at column ${at + 1} ${isBackslash ? 'escapes nothing' : 'is never closed'}`, {
        hint: 'quote an argument that contains quotes: \'...\' as it is, or "..." with \\" inside',
      });
    }
    at = PART.lastIndex;
    if (groups['space'] !== undefined) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      const { single, double, kept, plain } = groups;
      word = (word ?? '') + (single ?? double?.replace(/\\(["\\])/g, '$1') ?? kept ?? plain ?? '');
    }
  }
  if (word !== null) words.push(word);
  const [command, ...rest] = words;
  if (command === undefined || command === '') {
    throw new UsageError('exec: names no command', { hint: 'for example -s "exec:python3 our-forum.py"' });
  }
  if (text.includes('\0')) throw new UsageError('exec: a command line cannot hold a NUL');
  return [command, ...rest];
}
