/**
 * Creates a folder and its missing parents, for their owner alone. Not with `recursive`: if an existing folder answers
 * ENOENT when a folder is to be created in it (automounted homes, /proc), Node tries forever.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { OutputError } from '../../errors.js';
import { reasonOf } from '../reason.js';

/** @throws OutputError if the folder cannot be created */
export function makeFolder(folder: string): void {
  try {
    makeWithThoseAbove(folder);
  } catch (cause) {
    throw new OutputError(`the folder ${folder} cannot be made: ${reasonOf(cause)}`, { cause });
  }
}

function makeWithThoseAbove(folder: string): void {
  const above = dirname(folder);
  if (isMade(folder) || above === folder) return;
  makeWithThoseAbove(above);
  mkdirUnlessThere(folder);
}

/** Returns false if the parent is missing. */
function isMade(folder: string): boolean {
  try {
    mkdirUnlessThere(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
}

function mkdirUnlessThere(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // For an existing folder the error may be EROFS or EACCES instead of EEXIST; it is enough that it exists.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
