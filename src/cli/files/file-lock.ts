/**
 * A lock beside a file. It names the process that holds it: a dead holder's lock is broken at once, a living holder's
 * never, however long it sleeps: a lease that runs out would let two write at a time. Whether a holder on another machine
 * lives nobody can see: its lock is broken a day after it was taken, and is meant for seconds of work.
 */
import { createHash } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LockedError } from '../../errors.js';
import { clearDraftsBeside, draftBeside } from '../draft.js';
import { elsewhere, HELD_AT_MOST_MILLISECONDS, holderName, isAlive } from './process-holder.js';

const WAIT_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 25;

/** @throws LockedError when a process that may live holds it for longer than is waited (30 s) */
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
    // What was broken is free now, however long that took.
    if (last === 'broken') continue;
    if (performance.now() > until) throw await lockedBy(path);
    await sleep(POLL_MILLISECONDS + Math.floor(POLL_MILLISECONDS * Math.random()), undefined, { signal });
  }
  try {
    await clearDraftsBeside(path);
    return await work();
  } finally {
    // Who was stopped for longer than is believed of another machine may find the lock of somebody else there.
    if ((await textOf(path)) === name) await rm(path, { force: true });
  }
}

async function lockedBy(path: string): Promise<LockedError> {
  const other = elsewhere((await textOf(path)) ?? '');
  if (other === null) return new LockedError(`another run holds ${path}; try again`);
  const ends = 'a day after it was taken it is broken; where nothing runs there any more, delete it';
  return new LockedError(`a run on the machine ${other.host} holds ${path}; try again: ${ends}`);
}

/** By linking a complete file into place: nobody ever sees a lock without its holder's name. */
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
 * One process at a time: another, that saw the dead holder too and is late, would take away the lock of whoever holds
 * it by then. Who breaks it is named in a file of its own, which is broken in the same way where that one died, too.
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

/** Both files have their times from the disk that they share: the clocks of two machines may differ. */
async function mayLive(written: string, path: string, draft: string): Promise<boolean> {
  if (elsewhere(written) === null) return isAlive(written);
  const [taken, now] = await Promise.all([path, draft].map((file) => stat(file).catch(() => null)));
  return taken == null || now == null || now.mtimeMs - taken.mtimeMs <= HELD_AT_MOST_MILLISECONDS;
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
