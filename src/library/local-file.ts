/** A local file as a source of the library. */
import { Readable } from 'node:stream';
import { UsageError } from '../errors.js';
import { fieldMap } from '../inputs/fields/field-map.js';
import { openInput } from '../inputs/open.js';
import type { Source } from '../sources/source.js';
import { checkFile } from './check-options.js';
import type { LocalFileOptions } from './options.js';

/**
 * Opens a local file as a source: NDJSON, JSON, CSV, TSV, a feed or a HAR, uncompressed or compressed with gzip (with
 * zstd, bzip2, xz or lz4 if the program of that name is installed). Known export formats are recognized.
 * @param path a file, or a folder or a pattern with `*`, whose files are read one after the other, each as an endpoint
 * @throws UsageError if an option is invalid, or if the file cannot be read, is not in the format that it claims, has
 * no field that could be the text, or is a list of feeds
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
