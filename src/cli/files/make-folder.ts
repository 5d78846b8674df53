/**
 * Creates a folder and its missing parents, accessible only to the owner. Not with `recursive`: Node loops forever if
 * creating a folder in an existing one fails with ENOENT (automounted homes, /proc).
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

/** False if the parent folder is missing. */
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
    // For an existing folder the error may also be EROFS or EACCES, so only its existence counts.
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
