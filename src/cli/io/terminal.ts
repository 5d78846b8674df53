/** What the reader of a stream can display: width, colors, Unicode. */
import type { Terminal } from '../../output/screen/terminal.js';
import type { Io } from './io.js';

export type { Terminal };

const PIPE_COLUMNS = 100;

/** Properties for writing to a file: apart from Unicode, those of the current terminal say nothing about its reader. */
export function fileOf({ unicode }: Terminal): Terminal {
  return { columns: PIPE_COLUMNS, color: 0, unicode, isTerminal: false };
}

/** Colors follow the flag; with `auto`, `NO_COLOR`, then `FORCE_COLOR`, then the terminal. */
export function terminalOf(stream: Io['stdout'], env: Io['env'], color: 'auto' | 'always' | 'never'): Terminal {
  const isTerminal = stream.isTTY === true;
  const asked = Number(env['COLUMNS']);
  const columns = stream.columns ?? (Number.isInteger(asked) && asked > 0 ? asked : PIPE_COLUMNS);
  return {
    columns,
    color: colorLevel(isTerminal, env, color),
    unicode: isUnicode(env),
    isTerminal,
  };
}

function colorLevel(isTerminal: boolean, env: Io['env'], color: 'auto' | 'always' | 'never'): Terminal['color'] {
  if (color === 'never') return 0;
  const most = /^(?:truecolor|24bit)$/.test(env['COLORTERM'] ?? '') ? 3 : /256/.test(env['TERM'] ?? '') ? 2 : 1;
  if (color === 'always') return most;
  if ((env['NO_COLOR'] ?? '') !== '') return 0;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) {
    if (forced === '0' || forced === 'false') return 0;
    return forced === '2' ? 2 : forced === '3' ? 3 : most;
  }
  return isTerminal && env['TERM'] !== 'dumb' ? most : 0;
}

/** False if the locale names a charset other than UTF-8, or is C or POSIX; a locale without a charset implies UTF-8. */
function isUnicode(env: Io['env']): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  if (env['TERM'] === 'linux' || env['TERM'] === 'dumb') return /utf-?8/i.test(locale) && env['TERM'] !== 'dumb';
  if (/utf-?8/i.test(locale)) return true;
  return locale === '' || !/^(?:C|POSIX)$|\./.test(locale);
}
