/** Files that are not whole yet, named for the process that writes them: what a dead one left, the next one clears. */
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { draftName, isLeftBehind } from './files/process-holder.js';

/** One of SQLite has others beside it. */
const NAME = /^\.socialrank-(.+)\.part(?:-wal|-shm|-journal)?$/;

/** In the same folder, so that it can be put in the other's place; of any length its name may have. */
export function draftBeside(path: string): string {
  return join(dirname(path), `.socialrank-${draftName()}.part`);
}

/** A folder that was looked through is not again: ten thousand files that are written to it would each look at all. */
const cleared = new Set<string>();

/** What stays because it may not be removed harms nobody. */
export async function clearDraftsBeside(path: string): Promise<void> {
  const folder = dirname(path);
  if (cleared.has(folder)) return;
  cleared.add(folder);
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => isLeftBehind(NAME.exec(name)?.[1] ?? ''));
  for (const name of left) await rm(join(folder, name), { force: true }).catch(() => {});
}
