/** Reads the text of a file that is going to be rewritten. */
import { readFile } from 'node:fs/promises';
import { OutputError, UsageError } from '../../errors.js';
import { utf8 } from '../../http/utf8.js';
import { reasonOf } from '../reason.js';

/**
 * Returns null if there is no such file yet.
 * @throws UsageError for bytes that are not UTF-8, which would be written back changed; OutputError naming the file
 */
export async function existingText(path: string): Promise<string | null> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new OutputError(`${path} cannot be read: ${reasonOf(error)}`, { cause: error });
  });
  const text = bytes === null ? null : utf8(bytes);
  if (bytes === null || text !== null) return text;
  throw new UsageError(`${path} is not in UTF-8`, { hint: 'save it as UTF-8, or name another file' });
}
