/** Maintenance of a SQLite file: its size, its copy, its soundness, and rewriting it. */
import { statSync } from 'node:fs';
import type { Upkeep } from '../database.js';
import { storeProblem } from '../problem.js';
import { copyInto } from './copy.js';
import { damagedTexts } from './damaged-texts.js';
import type { OpenSqlite } from './driver.js';

/** Endings of the files that SQLite keeps: the database, its log and its shared memory. */
const BESIDE = ['', '-wal', '-shm'];
const PROBLEMS_SHOWN = 3;

/** @param untilFree does the work as soon as no other process is in the way */
export function sqliteUpkeep(
  path: string,
  database: OpenSqlite,
  untilFree: (work: () => unknown) => Promise<void>,
): Upkeep {
  const ask = (statement: string) =>
    (database.prepare(statement).all([]) as Record<string, unknown>[]).map((row) => Object.values(row)[0]);
  const told = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw storeProblem(error, path);
    }
  };
  /** Moves the contents of the log into the file and truncates the log. */
  const emptyLog = () => {
    if (ask('pragma wal_checkpoint(truncate)')[0] === 1) throw new Busy();
  };
  return {
    bytes: async () => BESIDE.reduce((sum, ending) => sum + sizeOf(path + ending), 0),
    compact: () =>
      told(async () => {
        await untilFree(() => database.exec('vacuum'));
        await untilFree(emptyLog);
      }),
    damage: () =>
      told(() => {
        const found = ask(`pragma quick_check(${PROBLEMS_SHOWN})`).map(String);
        const isSound = found.length === 1 && found[0] === 'ok';
        const problems = isSound ? damagedTexts(database) : found;
        return problems.length === 0 ? null : problems.join('; ');
      }),
    copyTo: (copy) => told(() => copyInto(database, copy)),
  };
}

/** Has the form of SQLite's own error, so that those who wait retry. */
class Busy extends Error {
  override name = 'Busy';
  readonly errcode = 5;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
