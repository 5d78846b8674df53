/** Reads a file that is about to be rewritten. */
import { readFile } from 'node:fs/promises';
import { OutputError, UsageError } from '../../errors.js';
import { utf8 } from '../../http/utf8.js';
import { reasonOf } from '../reason.js';

/**
 * Returns the text, or null if the file does not exist yet.
 * @throws UsageError for invalid UTF-8, which rewriting would corrupt; OutputError naming the file
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
