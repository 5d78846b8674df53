/**
 * A folder, and those above it that are missing, for their owner alone. Not by `recursive`: where a folder that is there
 * says that none can be made in it because there is no such thing (automounted homes, /proc), Node tries for ever.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { OutputError } from '../../errors.js';
import { reasonOf } from '../reason.js';

/** @throws OutputError where it cannot be made */
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

/** False: what is above it is missing. */
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
    // Of those that are there some cannot be written (EROFS, EACCES): that they are there comes first.
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
