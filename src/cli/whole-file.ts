/** Files written whole or not at all; what stood there before stands until the new one is complete. */
import { open, readFile, stat } from 'node:fs/promises';
import { OutputError } from '../errors.js';
import { withLock } from './file-lock.js';
import { reasonOf } from './reason.js';
import { targetOf } from './target.js';

/**
 * @param text or stretches of it, together of any length
 * @throws OutputError naming the file
 */
export async function writeWhole(path: string, text: string | Iterable<string>): Promise<void> {
  try {
    const bytes = typeof text === 'string' ? text : Buffer.concat(Array.from(text, (stretch) => Buffer.from(stretch)));
    const there = await stat(path).catch(() => null);
    // A device or a pipe cannot be replaced: it is written as it is.
    if (there !== null && !there.isFile()) return await writeInto(path, bytes);
    const { default: writeFileAtomic } = await import('write-file-atomic');
    // A link stays a link: what it leads to is replaced.
    await writeFileAtomic(targetOf(path), bytes);
  } catch (error) {
    throw new OutputError(`${path} was not written: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/**
 * Reads the file, hands it to `change`, writes what comes back: nobody else with this lock writes in between.
 * @param change null in: there is no such file yet
 */
export async function updateWhole(
  path: string,
  change: (text: string | null) => string,
  { signal, lockWaitMilliseconds }: { readonly signal: AbortSignal; readonly lockWaitMilliseconds?: number },
): Promise<void> {
  const work = async () => {
    const existing = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw new OutputError(`${path} cannot be read: ${reasonOf(error)}`, { cause: error });
    });
    const changed = change(existing);
    if (changed !== existing) await writeWhole(path, changed);
  };
  await withLock(`${targetOf(path)}.lock`, signal, work, lockWaitMilliseconds);
}

async function writeInto(path: string, bytes: string | Buffer): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}
