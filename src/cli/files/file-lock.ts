/**
 * A lock beside a file. It names the process that holds it: a dead holder's lock is broken at once, a living holder's
 * never, however long it sleeps: a lease that runs out would let two write at a time.
 */
import { createHash } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
    await breakDead(path, draft);
    return false;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * One process at a time: another, that saw the dead holder too and is late, would take away the lock of whoever holds
 * it by then. Who breaks it is named in a file of its own, which is broken in the same way where that one died, too.
 */
async function breakDead(path: string, draft: string): Promise<void> {
  const written = await textOf(path);
  if (written === null || isAlive(written)) return;
  const breaking = breakingOf(path, written);
  try {
    await link(draft, breaking);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return breakDead(breaking, draft);
  }
  try {
    if ((await textOf(path)) === written) await rm(path, { force: true });
  } finally {
    await rm(breaking, { force: true });
  }
}

/** Of this very lock: no other is written in the same words. */
export function breakingOf(path: string, written: string): string {
  const digest = createHash('sha256').update(written).digest('hex').slice(0, 32);
  return join(dirname(path), `.socialrank-${digest}.breaking`);
}

/** Null: it is gone. */
function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}
