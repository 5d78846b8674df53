/** A local file as a source of the library. */
import { Readable } from 'node:stream';
import { UsageError } from '../errors.js';
import { fieldMap } from '../inputs/fields/field-map.js';
import { openInput } from '../inputs/open.js';
import type { Source } from '../sources/source.js';
import { checkFile } from './check-options.js';
import type { LocalFileOptions } from './options.js';

/**
 * NDJSON, JSON, CSV, TSV, a feed or a HAR, also packed with gzip, or with zstd, bzip2, xz or lz4 where their programs are; known exports as they are.
 * @param path of a file; of a folder, or a pattern with `*`: all of their files, one after the other, each an endpoint
 * @throws UsageError where it cannot be read, is not what it claims, or nothing in it is known as a text, and for an option that cannot be
 */
export async function localFile(path: string, options: LocalFileOptions = {}): Promise<Source> {
  checkFile(path, options);
  const { map, timezone = 'UTC', threads } = options;
  const input = await openInput({
    name: `file:${path}`,
    stdin: () => Readable.from([]),
    map: fieldMap(map === undefined ? [] : map.split(',')),
    timezone,
    threads,
  });
  if (input.type === 'source') return input.source;
  throw new UsageError(`${path} is a list of feeds, not of mentions`, { hint: 'hand its addresses to the source rss' });
}
