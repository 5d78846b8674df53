/** Local inputs: files and standard input, opened and probed before any source is queried. */
import type { Readable } from 'node:stream';
import { checkZone } from '../core/time/zone.js';
import { SourceError } from '../errors.js';
import type { Source } from '../sources/source.js';
import { type BeginOptions, type Begun, begin } from './begin.js';
import type { FieldMap } from './fields/field-map.js';
import { type FileSet, fileSet, listed } from './file-set.js';
import { localSource } from './local-source.js';
import { filePlace, type Place, stdinPlace } from './place.js';
import { searchInput } from './search-input.js';
import { threadsFor } from './threads-for.js';

type OpenedInput =
  /** `files`: paths of the files it reads; empty for standard input. */
  | { readonly type: 'source'; readonly source: Source; readonly files: readonly string[] }
  /** A list of feeds, to be read by the source for feeds. */
  | { readonly type: 'feeds'; readonly feeds: string[] };

interface InputOptions {
  /** `file:PATH`, or `-` for standard input. */
  readonly name: string;
  /** Called only if standard input is read, since Node takes a while to create the stream. */
  readonly stdin: () => Readable;
  readonly map: FieldMap | null;
  /** Time zone of times without one. */
  readonly timezone: string;
  /** Number of threads that read one file together. Default: depends on the file's size. */
  readonly threads?: number | undefined;
}

/**
 * @throws UsageError if the input cannot be read, is not in the format it claims, or no field is recognized as a text
 */
export async function openInput({ name, stdin, map, timezone, threads }: InputOptions): Promise<OpenedInput> {
  const options = { map, zone: checkZone(timezone), threads };
  if (name === '-') return openOne(name, stdinPlace(stdin()), options);
  const path = name.replace(/^file:/, '');
  const set = await fileSet(path);
  return set === null ? openOne(name, await filePlace(path), options) : openSet(name, set, options);
}

async function openOne(name: string, place: Place, options: BeginOptions): Promise<OpenedInput> {
  const begun = await begin(place, options);
  if (begun.type === 'feeds') return begun;
  let waiting: Extract<Begun, { type: 'reading' }> | null = begun;
  const open = async () => {
    const first = waiting;
    waiting = null;
    if (first !== null) return first;
    if (place.isStream) throw new SourceError('bad_response', `${place.title} can be read only once`);
    return readingOf(await begin(place, options), place);
  };
  const { threads } = begun;
  const source = localSource({ name, threads, limits: [], search: (context) => searchInput(open, context) });
  return { type: 'source', source, files: place.path === null ? [] : [place.path] };
}

/** Opens each file only when its turn comes. */
async function openSet(name: string, { files, others, bytes }: FileSet, options: BeginOptions): Promise<OpenedInput> {
  const { searchFiles } = await import('./search-files.js');
  const open = async (path: string) => {
    const place = await filePlace(path);
    return readingOf(await begin(place, { ...options, mayBeEmpty: true }), place);
  };
  const source = localSource({
    name,
    threads: threadsFor(bytes, options.threads),
    limits: [`its files are read one after the other: ${files.length}`],
    search(context) {
      if (others.length > 0) context.warn('not_read', `what else lies there is not read: ${listed(others)}`);
      return searchFiles(files, open, context);
    },
  });
  return { type: 'source', source, files };
}

function readingOf(begun: Begun, { title }: Place): Extract<Begun, { type: 'reading' }> {
  if (begun.type === 'reading') return begun;
  throw new SourceError('bad_response', `${title} is a list of feeds, not of mentions`);
}
