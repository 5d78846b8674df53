/**
 * A lock beside a file. It names the process that holds it: a dead holder's lock is broken at once, a living holder's
 * never, however long it sleeps: a lease that runs out would let two write at a time.
 */
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { LockedError } from '../errors.js';

const WAIT_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 25;

interface Holder {
  readonly pid: number;
  /** When the process started, as the system counts it: a number that was given out again is another process. */
  readonly started: string | null;
  readonly host: string;
  readonly nonce: string;
}

let taken = 0;

/** @throws LockedError when a living process holds it for longer than is waited (30 s) */
export async function withLock<T>(
  path: string,
  signal: AbortSignal,
  work: () => Promise<T>,
  waitMilliseconds = WAIT_MILLISECONDS,
): Promise<T> {
  taken += 1;
  const own: Holder = {
    pid: process.pid,
    started: startOf(process.pid),
    host: hostname(),
    nonce: `${process.pid}.${taken}.${process.hrtime.bigint()}`,
  };
  const until = performance.now() + waitMilliseconds;
  while (!(await take(path, own))) {
    signal.throwIfAborted();
    if (performance.now() > until) throw new LockedError(`another run holds ${path}; try again`);
    await sleep(POLL_MILLISECONDS + Math.floor(POLL_MILLISECONDS * Math.random()), undefined, { signal });
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** By linking a complete file into place: nobody ever sees a lock without its holder's name. */
async function take(path: string, own: Holder): Promise<boolean> {
  const draft = `${path}.${own.nonce}`;
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await breakDead(path, own);
    return false;
  } finally {
    await rm(draft, { force: true });
  }
}

async function breakDead(path: string, own: Holder): Promise<void> {
  const written = await readFile(path, 'utf8').catch(() => null);
  if (written === null || isAlive(written, own.host)) return;
  const aside = `${path}.${own.nonce}.dead`;
  try {
    await rename(path, aside);
  } catch {
    return; // somebody else was quicker
  }
  // Between reading and renaming, another may have broken it and taken it: then it goes back.
  if ((await readFile(aside, 'utf8').catch(() => null)) !== written) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

function isAlive(written: string, host: string): boolean {
  let holder: Partial<Holder>;
  try {
    holder = JSON.parse(written) as Partial<Holder>;
  } catch {
    return false;
  }
  // Of a process on another machine nothing can be known: it is believed to live.
  if (holder.host !== host || typeof holder.pid !== 'number') return holder.host !== host;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return holder.started === null || holder.started === undefined || startOf(holder.pid) === holder.started;
}

/** Field 22 of /proc/PID/stat; null where there is no such thing. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces: count from its end.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
