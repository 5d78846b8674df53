/**
 * A lock file that names the process holding it. The lock of a dead holder is broken at once, that of a living one
 * never, however long it sleeps: with a lease that runs out, two processes could write at a time. Whether a holder on
 * another machine is alive cannot be known: its lock, meant for seconds of work, is broken a day after it was taken.
 */
import { createHash } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LockedError } from '../../errors.js';
import { clearDraftsBeside, draftBeside } from '../draft-files.js';
import { elsewhere, HELD_AT_MOST_MILLISECONDS, holderName, isAlive } from './process-holder.js';

const WAIT_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 25;

/** @throws LockedError if a process that may be alive holds the lock for longer than the wait (30 s by default) */
export async function withLock<T>(
  path: string,
  signal: AbortSignal,
  work: () => Promise<T>,
  waitMilliseconds = WAIT_MILLISECONDS,
): Promise<T> {
  const { name } = holderName();
  const until = performance.now() + waitMilliseconds;
  for (let last = await take(path, name); last !== 'taken'; last = await take(path, name)) {
    signal.throwIfAborted();
    // A broken lock is free now, however long that took.
    if (last === 'broken') continue;
    if (performance.now() > until) throw await lockedBy(path);
    await sleep(POLL_MILLISECONDS + Math.floor(POLL_MILLISECONDS * Math.random()), undefined, { signal });
  }
  try {
    await clearDraftsBeside(path);
    return await work();
  } finally {
    // If this process was suspended for over a day, another machine may have broken the lock and taken it.
    if ((await textOf(path)) === name) await rm(path, { force: true });
  }
}

async function lockedBy(path: string): Promise<LockedError> {
  const other = elsewhere((await textOf(path)) ?? '');
  if (other === null) return new LockedError(`another run holds ${path}; try again`);
  const ends = 'a day after it was taken it is broken; where nothing runs there any more, delete it';
  return new LockedError(`a run on the machine ${other.host} holds ${path}; try again: ${ends}`);
}

/** Links a complete file into place, so that there is never a lock without its holder's name. */
async function take(path: string, name: string): Promise<'taken' | 'broken' | 'held'> {
  const draft = draftBeside(path);
  try {
    await writeFile(draft, name, { flag: 'wx', mode: 0o600 });
    await link(draft, path);
    return 'taken';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await breakDead(path, draft)) ? 'broken' : 'held';
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Removes the lock of a dead holder, one process at a time: another process that saw the same dead holder, but is late,
 * would remove the lock of the next holder. The process that breaks the lock is named in a file of its own, which is
 * broken in the same way if that process died, too.
 * @returns whether anything was broken
 */
async function breakDead(path: string, draft: string): Promise<boolean> {
  const written = await textOf(path);
  if (written === null || (await mayLive(written, path, draft))) return false;
  const breaking = breakingOf(path, written);
  try {
    await link(draft, breaking);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return breakDead(breaking, draft);
  }
  try {
    if ((await textOf(path)) !== written) return false;
    await rm(path, { force: true });
    return true;
  } finally {
    await rm(breaking, { force: true });
  }
}

/** Compares the times of two files, both set by the disk they share: the clocks of two machines may differ. */
async function mayLive(written: string, path: string, draft: string): Promise<boolean> {
  if (elsewhere(written) === null) return isAlive(written);
  const [taken, now] = await Promise.all([path, draft].map((file) => stat(file).catch(() => null)));
  return taken == null || now == null || now.mtimeMs - taken.mtimeMs <= HELD_AT_MOST_MILLISECONDS;
}

/** Name of the file that guards the breaking of this very lock; no other lock has the same text. */
export function breakingOf(path: string, written: string): string {
  const digest = createHash('sha256').update(written).digest('hex').slice(0, 32);
  return join(dirname(path), `.socialrank-${digest}.breaking`);
}

/** Returns null if the file is gone. */
function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}
