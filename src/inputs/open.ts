/** Local inputs: files and standard input, opened and looked into before anything is asked of anybody. */
import type { Readable } from 'node:stream';
import { checkZone } from '../core/time/zone.js';
import { SourceError } from '../errors.js';
import type { Source } from '../sources/source.js';
import { type Begun, begin } from './begin.js';
import type { FieldMap } from './field-map.js';
import { localSource } from './local-source.js';
import { filePlace, stdinPlace } from './place.js';

type OpenedInput =
  | { readonly type: 'source'; readonly source: Source }
  /** A list of feeds: they are for the source that reads feeds. */
  | { readonly type: 'feeds'; readonly feeds: string[] };

interface InputOptions {
  /** `file:PATH`, or `-` for standard input. */
  readonly name: string;
  /** Asked for where it is read: Node takes a while to make it. */
  readonly stdin: () => Readable;
  readonly map: FieldMap | null;
  /** Of times that name none. */
  readonly timezone: string;
  /** How many read one file together. Absent: as many as its size is worth. */
  readonly threads?: number | undefined;
}

/** @throws UsageError where it cannot be read, is not what it claims, or nothing in it is known as a text */
export async function openInput({ name, stdin, map, timezone, threads }: InputOptions): Promise<OpenedInput> {
  const place = name === '-' ? stdinPlace(stdin()) : await filePlace(name.replace(/^file:/, ''));
  const options = { map, zone: checkZone(timezone), threads };
  const begun = await begin(place, options);
  if (begun.type === 'feeds') return begun;
  let waiting: Extract<Begun, { type: 'reading' }> | null = begun;
  return {
    type: 'source',
    source: localSource(name, begun.threads, async () => {
      const first = waiting;
      waiting = null;
      if (first !== null) return first;
      if (place.isStream) throw new SourceError('bad_response', `${place.title} can be read only once`);
      const again = await begin(place, options);
      if (again.type === 'feeds') throw new SourceError('bad_response', `${place.title} has become a list of feeds`);
      return again;
    }),
  };
}
