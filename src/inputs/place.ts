/** Where a local input is read from, checked for existence. */
import { type Stats, stat } from 'node:fs';
import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { UsageError } from '../errors.js';
import { type Packing, packedName } from './bytes/packings.js';

export interface Place {
  /** Name in messages. */
  readonly title: string;
  readonly from: string | Readable;
  /** Size; null if it is known only after reading. */
  readonly bytes: number | null;
  /** Null for standard input. */
  readonly path: string | null;
  /** It can be read only once. */
  readonly isStream: boolean;
  /** Extension in lower case, ignoring `.gz` and the like: `.csv`, or '' if there is none. */
  readonly ending: string;
  /** Compression according to its name. */
  readonly saysPacked: Packing['name'] | null;
}

/** @throws UsageError if there is no such file, or it cannot be read */
export async function filePlace(path: string): Promise<Place> {
  const title = `file:${path}`;
  if (path === '') throw new UsageError('file: names no file', { hint: 'for example -s file:posts.csv' });
  const stats = await statsOf(path).catch((error: unknown): Stats => {
    throw missing(title, path, (error as NodeJS.ErrnoException).code);
  });
  if (stats.isDirectory()) {
    throw new UsageError(`${title} is a folder`);
  }
  const { packing: saysPacked, name } = packedName(path);
  const ending = extname(name).toLowerCase();
  // Virtual files, whose content the system generates on reading, report a size of 0.
  const bytes = stats.isFile() && stats.size > 0 ? stats.size : null;
  return { title, from: path, bytes, path, isStream: !stats.isFile(), ending, saysPacked };
}

export function stdinPlace(stdin: Readable): Place {
  return {
    title: 'standard input',
    from: stdin,
    bytes: null,
    path: null,
    isStream: true,
    ending: '',
    saysPacked: null,
  };
}

/** Avoids node:fs/promises, which takes as long to load as reading a small file. */
function statsOf(path: string): Promise<Stats> {
  return new Promise((resolve, reject) => {
    stat(path, (error, stats) => (error === null ? resolve(stats) : reject(error)));
  });
}

function missing(title: string, path: string, code: string | undefined): UsageError {
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const hint = path.startsWith('~') ? 'the shell does not expand ~ after file:; write $HOME' : null;
    return new UsageError(`${title}: no such file`, { hint });
  }
  return new UsageError(`${title} cannot be read${code === undefined ? '' : ` (${code})`}`);
}
