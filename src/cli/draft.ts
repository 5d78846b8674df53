/** Incomplete files, named after the process that writes them, so that a later one can delete those of a dead one. */
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { draftName, isLeftBehind } from './files/process-holder.js';

/** A draft of a SQLite database has companion files. */
const NAME = /^\.socialrank-(.+)\.part(?:-wal|-shm|-journal)?$/;

/** Path of a draft in the same folder, so that it can replace `path` by renaming; names of any length are possible. */
export function draftBeside(path: string): string {
  return join(dirname(path), `.socialrank-${draftName()}.part`);
}

/** Folders already searched; otherwise each of ten thousand files written to a folder would search all of it. */
const cleared = new Set<string>();

/** Deletes the drafts of dead processes beside `path`. Errors are ignored: a draft that stays does no harm. */
export async function clearDraftsBeside(path: string): Promise<void> {
  const folder = dirname(path);
  if (cleared.has(folder)) return;
  cleared.add(folder);
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => isLeftBehind(NAME.exec(name)?.[1] ?? ''));
  for (const name of left) await rm(join(folder, name), { force: true }).catch(() => {});
}
