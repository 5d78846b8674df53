/** A local file as a source of the library. */
import { Readable } from 'node:stream';
import { UsageError } from '../errors.js';
import { fieldMap } from '../inputs/fields/field-map.js';
import { openInput } from '../inputs/open.js';
import type { Source } from '../sources/source.js';
import { checkFile } from './check-options.js';
import type { LocalFileOptions } from './options.js';

/**
 * Opens a local file as a source: NDJSON, JSON, CSV, TSV, a feed or a HAR, plain or packed with gzip (zstd, bzip2, xz and
 * lz4 if the program of that name is installed). Known exports are read as they are.
 * @param path of a file, or of a folder or a pattern with `*`, whose files are read one after the other, each as an endpoint
 * @throws UsageError if it cannot be read, is not in the format it claims, has no field that can be taken for the text, or is
 * a list of feeds, and for an invalid option
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
