/** Writes files completely or not at all; what was there before stays until the new file is complete. */
import type { Stats } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { OutputError } from '../../errors.js';
import { clearDraftsBeside, draftBeside } from '../draft-files.js';
import { type Put, writeInPieces } from '../io/write-in-pieces.js';
import { targetOf } from '../outputs/target.js';
import { reasonOf } from '../reason.js';
import { existingText } from './existing-text.js';
import { withLock } from './file-lock.js';

/** Mode of a new file, subject to the umask. */
const USUAL_MODE = 0o666;
const OWN_MODE = 0o600;

/**
 * @param text the text, or its stretches, of any length in total
 * @param isOwn creates a new file for its owner alone
 * @throws OutputError naming the file
 */
export async function writeWhole(path: string, text: string | Iterable<string>, isOwn = false): Promise<void> {
  try {
    await replace(path, isOwn ? OWN_MODE : USUAL_MODE, (put) =>
      typeof text === 'string' ? put(text) : writeInPieces(text, put),
    );
  } catch (error) {
    throw notWritten(path, error);
  }
}

/**
 * Reads the file, passes it to `change` and writes the result; the lock keeps other processes from writing in between.
 * @param change receives null if there is no such file yet
 * @throws OutputError naming the file; UsageError if it is not UTF-8; LockedError; what `change` throws
 */
export async function updateWhole(
  path: string,
  change: (text: string | null) => string,
  { signal, lockWaitMilliseconds, isOwn = false }: UpdateOptions,
): Promise<void> {
  const work = async () => {
    const existing = await existingText(path);
    const changed = change(existing);
    if (changed !== existing) await writeWhole(path, changed, isOwn);
  };
  try {
    await withLock(`${targetOf(path)}.lock`, signal, work, lockWaitMilliseconds);
  } catch (error) {
    throw named(path, error);
  }
}

interface UpdateOptions {
  readonly signal: AbortSignal;
  readonly lockWaitMilliseconds?: number;
  /** Same as for `writeWhole`. */
  readonly isOwn?: boolean;
}

/**
 * Like `writeWhole`, for content of any length that is written while it is made. A new file is for its owner alone.
 * @throws OutputError naming the file; what `make` throws
 */
export async function writeAsMade(path: string, make: Make): Promise<void> {
  try {
    await replace(path, OWN_MODE, make);
  } catch (error) {
    throw named(path, error);
  }
}

/** Turns an error of the system into one that names the file; returns any other error unchanged. */
export function named(path: string, error: unknown): unknown {
  return (error as NodeJS.ErrnoException).syscall === undefined ? error : notWritten(path, error);
}

function notWritten(path: string, error: unknown): OutputError {
  return new OutputError(`${path} was not written: ${reasonOf(error)}`, { cause: error });
}

type Make = (put: Put) => Promise<void>;

/** @param mode of a new file */
async function replace(path: string, mode: number, make: Make): Promise<void> {
  if (await isSpecial(path)) return writeInto(await open(path, 'w'), make);
  // A symbolic link stays one: the file that it leads to is replaced.
  const target = targetOf(path);
  await clearDraftsBeside(target);
  const there = await stat(target).catch(() => null);
  const draft = draftBeside(target);
  try {
    await writeInto(await open(draft, 'wx', there?.mode ?? mode), async (put, file) => {
      if (there !== null) await likeThe(there, file);
      await make(put);
      await file.sync();
    });
    await rename(draft, target);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Copies owner and mode as far as the system permits; otherwise whoever replaces another's file owns the new one. */
async function likeThe({ uid, gid, mode }: Stats, file: FileHandle): Promise<void> {
  await file.chown(uid, gid).catch(() => {});
  await file.chmod(mode).catch(() => {});
}

/** A device or a pipe cannot be replaced: it is written directly. */
async function isSpecial(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => null);
  return there !== null && !there.isFile();
}

async function writeInto(file: FileHandle, make: (put: Put, file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await make((text) => file.writeFile(text), file);
  } finally {
    await file.close();
  }
}
