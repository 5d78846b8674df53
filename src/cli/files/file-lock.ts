/**
 * A lock beside a file. It names the process that holds it: a dead holder's lock is broken at once, a living holder's
 * never, however long it sleeps: a lease that runs out would let two write at a time.
 */
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { LockedError } from '../../errors.js';
import { clearDraftsBeside, draftBeside } from '../draft.js';
import { holderName, isAlive } from './process-holder.js';

const WAIT_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 25;

/** @throws LockedError when a living process holds it for longer than is waited (30 s) */
export async function withLock<T>(
  path: string,
  signal: AbortSignal,
  work: () => Promise<T>,
  waitMilliseconds = WAIT_MILLISECONDS,
): Promise<T> {
  const { name } = holderName();
  const until = performance.now() + waitMilliseconds;
  while (!(await take(path, name))) {
    signal.throwIfAborted();
    if (performance.now() > until) throw new LockedError(`another run holds ${path}; try again`);
    await sleep(POLL_MILLISECONDS + Math.floor(POLL_MILLISECONDS * Math.random()), undefined, { signal });
  }
  try {
    await clearDraftsBeside(path);
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** By linking a complete file into place: nobody ever sees a lock without its holder's name. */
async function take(path: string, name: string): Promise<boolean> {
  const draft = draftBeside(path);
  try {
    await writeFile(draft, name, { flag: 'wx', mode: 0o600 });
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await breakDead(path);
    return false;
  } finally {
    await rm(draft, { force: true });
  }
}

async function breakDead(path: string): Promise<void> {
  const written = await readFile(path, 'utf8').catch(() => null);
  if (written === null || isAlive(written)) return;
  const aside = draftBeside(path);
  try {
    await rename(path, aside);
  } catch {
    return; // somebody else was quicker
  }
  // Between reading and renaming, another may have broken it and taken it: then it goes back.
  if ((await readFile(aside, 'utf8').catch(() => null)) !== written) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}
