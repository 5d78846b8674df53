/** Finds the files of a folder or glob pattern, which are read one after the other as one input. */
import { readdirSync, type Stats, statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { UsageError } from '../errors.js';
import { PACKED_ENDING } from './bytes/packings.js';

export interface FileSet {
  /** Paths, spelled like the input, in natural order (2 before 10). */
  readonly files: readonly string[];
  /** Entries of the folder that are not read; names of subfolders end with `/`. */
  readonly others: readonly string[];
  /** Total size of the files. */
  readonly bytes: number;
}

/**
 * Names of files that are read from a folder, by extension. A packed file may have no other extension
 * (`RC_2019-04.zst`). A pattern may match any file.
 */
const READ = new RegExp(
  String.raw`^[^.]+\.${PACKED_ENDING}$|\.(?:ndjson|jsonl|json|jsonfeed|har|js|csv|tsv|tab|xml|rss|atom|rdf)(?:\.${PACKED_ENDING})?$`,
  'i',
);
const OTHERS_AT_MOST = 5;

/**
 * Returns null if the path names a single file, or nothing at all.
 * @throws UsageError if a folder has no readable file or a pattern matches none
 */
export async function fileSet(path: string): Promise<FileSet | null> {
  const there = statsOf(path);
  if (there?.isDirectory() === true) return inFolder(path);
  return there === null && /[*?[{(]/.test(path) ? matching(path) : null;
}

function inFolder(path: string): FileSet {
  const title = `file:${path}`;
  const prefix = /[/\\]$/.test(path) ? path : `${path}/`;
  const files: string[] = [];
  const others: string[] = [];
  for (const name of namesIn(path, title).filter((entry) => !entry.startsWith('.'))) {
    const stats = statsOf(prefix + name);
    if (stats?.isFile() === true && READ.test(name)) files.push(prefix + name);
    else others.push(stats?.isDirectory() === true ? `${name}/` : name);
  }
  if (files.length > 0) return setOf(files, others);
  const pattern = `file:${prefix}${others.some((name) => name.endsWith('/')) ? '**' : '*'}`;
  throw new UsageError(`${title} contains no file that can be read from a folder`, {
    hint: others.length === 0 ? 'it is empty' : `it holds ${listed(others)}; a pattern names any, as '${pattern}'`,
  });
}

async function matching(pattern: string): Promise<FileSet | null> {
  const { glob, isDynamicPattern } = await import('tinyglobby');
  if (!isDynamicPattern(pattern)) return null;
  const files = await glob(pattern, { expandDirectories: false, absolute: isAbsolute(pattern) });
  if (files.length > 0) return setOf(files, []);
  throw new UsageError(`file:${pattern}: no file has such a name`, {
    hint: '* stands for any part of a name, ** for folders within folders',
  });
}

function setOf(files: readonly string[], others: readonly string[]): FileSet {
  // Sorts 2 before 10. Created on demand, as creating it takes a tenth of the start-up time.
  const { compare } = new Intl.Collator('en', { numeric: true });
  return {
    files: [...files].sort(compare),
    others: [...others].sort(compare),
    bytes: files.reduce((sum, file) => sum + (statsOf(file)?.size ?? 0), 0),
  };
}

/** `a.txt, b.pdf and 3 more` */
export function listed(names: readonly string[]): string {
  const more = names.length - OTHERS_AT_MOST;
  return more > 0 ? `${names.slice(0, OTHERS_AT_MOST).join(', ')} and ${more} more` : names.join(', ');
}

function namesIn(path: string, title: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    throw new UsageError(`${title} cannot be read (${(error as NodeJS.ErrnoException).code})`, { cause: error });
  }
}

/** Returns null if the path does not exist or cannot be accessed. */
function statsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}
