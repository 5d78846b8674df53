/** Copies of a file of SQLite: of one moment, with what still stands in the log beside it, for their owner alone. */
import { writeFileSync } from 'node:fs';
import { StoreError } from '../../errors.js';
import { storeProblem } from '../problem.js';
import { type OpenSqlite, sqliteDriver } from './driver.js';

/** @throws StoreError where something is there already */
export function copyInto(database: OpenSqlite, copy: string): void {
  try {
    // SQLite fills an empty file, and would make one that everybody can read.
    writeFileSync(copy, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new StoreError(`${copy} already exists`, { hint: 'name a new file' });
  }
  database.prepare('vacuum into ?').run([copy]);
}

/** Of a file that nobody here has opened, whoever writes to it. @throws StoreError */
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
