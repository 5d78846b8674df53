/** Copies of a SQLite file: a snapshot that includes what is still in its log, readable by the owner only. */
import { writeFileSync } from 'node:fs';
import { StoreError } from '../../errors.js';
import { storeProblem } from '../problem.js';
import { type OpenSqlite, sqliteDriver } from './driver.js';

/** @throws StoreError if the target exists */
export function copyInto(database: OpenSqlite, copy: string): void {
  try {
    // SQLite fills an existing empty file, but would create one that everyone can read.
    writeFileSync(copy, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new StoreError(`${copy} already exists`, { hint: 'name a new file' });
  }
  database.prepare('vacuum into ?').run([copy]);
}

/**
 * Copies a file that is not open here, no matter who writes to it.
 * @throws StoreError
 */
export async function copySqlite(path: string, copy: string): Promise<void> {
  try {
    const database = (await sqliteDriver()).open(path);
    try {
      copyInto(database, copy);
    } finally {
      database.close();
    }
  } catch (error) {
    throw storeProblem(error, path);
  }
}
