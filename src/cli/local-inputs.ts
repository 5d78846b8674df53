/** Opens the files and the standard input that are named as sources, before any request is made. */
import { resolve } from 'node:path';
import { UsageError } from '../errors.js';
import type { Source } from '../sources/source.js';
import type { AskFlags } from './define/flag-values.js';
import type { Io } from './io/io.js';
import { checkNotRead, type FilesOfRun } from './outputs/distinct.js';

/** @throws UsageError for an input that cannot be read, or that is an output too */
export async function localInputs(
  names: readonly string[],
  flags: AskFlags & Pick<FilesOfRun, 'output' | 'record'>,
  io: Io,
): Promise<{ sources: Source[]; feeds: string[] }> {
  if (names.length === 0) {
    for (const [flag, value] of [
      ['--map', flags.map],
      ['--rating-field', flags.ratingField],
    ])
      if (value !== undefined)
        throw new UsageError(`${flag} is for local inputs`, { hint: 'for example -s file:posts.csv or -s -' });
    return { sources: [], feeds: [] };
  }
  const { fieldMap, openInput } = await import('../inputs/index.js');
  const map = fieldMap(flags.map ?? [], flags.ratingField);
  const sources: Source[] = [];
  const feeds: string[] = [];
  const met = new Set<string>();
  for (const name of names) {
    const place = placeOf(name);
    if (met.has(place)) continue;
    met.add(place);
    const opened = await openInput({ name, stdin: () => io.stdin, map, timezone: flags.tz, threads: flags.threads });
    if (opened.type === 'source') {
      checkNotRead(opened.files, flags);
      sources.push(opened.source);
    } else feeds.push(...opened.feeds);
  }
  return { sources, feeds };
}

/** Identifies an input: `file:posts.csv` and `file:./posts.csv` are the same file. */
function placeOf(name: string): string {
  return name.startsWith('file:') ? resolve(name.slice('file:'.length)) : name;
}
