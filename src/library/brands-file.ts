/** A local file of brands, as for `--brands`. */
import { createReadStream } from 'node:fs';
import { getSystemErrorMap } from 'node:util';
import type { GivenProfile, SavedProfile } from '../brands/profile.js';
import { UsageError } from '../errors.js';
import { isText } from './option-kinds.js';

/**
 * Reads the profiles of brands from a YAML or JSON file: a list, a mapping with the key `brands`, or a single profile.
 * @throws UsageError if the file cannot be read, or if its content is invalid: with line, column and what would be
 * valid there
 */
export async function brandsFile(path: string): Promise<readonly GivenProfile[]> {
  if (!isText(path))
    throw new UsageError('the path of a file of brands must be a text', { hint: "for example 'brands.yaml'" });
  return (await savedBrands(path)).map(({ provenance: _, ...profile }) => profile);
}

/** Like `brandsFile`, but with the provenance of each value. */
export async function savedBrands(path: string): Promise<readonly SavedProfile[]> {
  const { MOST_CHARACTERS, readBrands } = await import('../brands/yaml.js');
  return readBrands(await readText(path, MOST_CHARACTERS), path);
}

/**
 * Stops soon after `most` characters, because a pipe may never end; the caller can then see that the file is too long.
 */
async function readText(path: string, most: number): Promise<string> {
  let text = '';
  try {
    for await (const chunk of createReadStream(path, 'utf8') as AsyncIterable<string>) {
      text += chunk;
      if (text.length > most) break;
    }
  } catch (error) {
    const { errno, code } = error as NodeJS.ErrnoException;
    const reason = getSystemErrorMap().get(errno ?? 0)?.[1] ?? code ?? String(error);
    throw new UsageError(`the brands in ${path} cannot be read: ${reason}`, { cause: error });
  }
  return text;
}
