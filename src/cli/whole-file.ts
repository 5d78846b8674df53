/** Files written whole or not at all; what stood there before stands until the new one is complete. */
import { type FileHandle, open, readFile, rename, rm, stat } from 'node:fs/promises';
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
    if (await isSpecial(path)) return await writeInto(await open(path, 'w'), (put) => put(bytes));
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

/**
 * The same for what is as long as it likes: written while it is made, and for its owner alone where nothing stood there.
 * @throws OutputError naming the file; what `make` throws
 */
export async function writeAsMade(path: string, make: Make): Promise<void> {
  try {
    if (await isSpecial(path)) return await writeInto(await open(path, 'w'), make);
    const target = targetOf(path);
    const draft = `${target}.${process.pid}.part`;
    try {
      const there = await stat(target).catch(() => null);
      const file = await open(draft, 'wx', 0o600);
      if (there !== null) await file.chmod(there.mode);
      await writeInto(file, async (put) => {
        await make(put);
        await file.sync();
      });
      await rename(draft, target);
    } finally {
      await rm(draft, { force: true });
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new OutputError(`${path} was not written: ${reasonOf(error)}`, { cause: error });
  }
}

type Make = (put: (text: string | Buffer) => Promise<void>) => Promise<void>;

/** A device or a pipe cannot be replaced: it is written as it is. */
async function isSpecial(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => null);
  return there !== null && !there.isFile();
}

async function writeInto(file: FileHandle, make: Make): Promise<void> {
  try {
    await make((text) => file.writeFile(text));
  } finally {
    await file.close();
  }
}
