/** Unfinished files, named after the process that writes them: those of a dead process are removed by the next one. */
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { draftName, isLeftBehind } from './files/process-holder.js';

/** A draft of a SQLite database has companion files. */
const NAME = /^\.socialrank-(.+)\.part(?:-wal|-shm|-journal)?$/;

/** Path in the same folder, so that it can be renamed over the file, whose name may be of any length. */
export function draftBeside(path: string): string {
  return join(dirname(path), `.socialrank-${draftName()}.part`);
}

/** Folders already searched: otherwise each of ten thousand files written to a folder would search it again. */
const cleared = new Set<string>();

/** Removes drafts of dead processes; one that may not be removed does no harm. */
export async function clearDraftsBeside(path: string): Promise<void> {
  const folder = dirname(path);
  if (cleared.has(folder)) return;
  cleared.add(folder);
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => isLeftBehind(NAME.exec(name)?.[1] ?? ''));
  for (const name of left) await rm(join(folder, name), { force: true }).catch(() => {});
}
