/** Names for processes, from which others can find out whether the process that left its name somewhere is alive. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

interface Process {
  readonly pid: number;
  /** Start time, in the system's own units: it tells the process from a later one that was given the same number. */
  readonly started: string | null;
}

interface Holder extends Process {
  readonly host: string;
  readonly nonce: string;
  /** ISO time by that machine's clock. */
  readonly at: string;
}

/** Locks are held for seconds: a holder on another machine counts as dead after this time. */
export const HELD_AT_MOST_MILLISECONDS = 86_400_000;

let taken = 0;

/** Returns a name for this process and one of the things it holds, as JSON. */
export function holderName(): { readonly name: string; readonly nonce: string } {
  taken += 1;
  const nonce = `${process.pid}.${taken}.${process.hrtime.bigint()}`;
  const at = new Date().toISOString();
  const holder: Holder = { pid: process.pid, started: startOf(process.pid), host: hostname(), nonce, at };
  return { name: JSON.stringify(holder), nonce };
}

/** @param written a name from `holderName`, or what is left of it: one that cannot be read belongs to no process */
export function isAlive(written: string): boolean {
  const holder = read(written);
  if (typeof holder?.host !== 'string') return false;
  // A process on another machine cannot be checked: it is assumed to be alive.
  if (holder.host !== hostname()) return true;
  if (typeof holder.pid !== 'number') return false;
  return isRunning({ pid: holder.pid, started: holder.started ?? null });
}

/**
 * Like `isAlive`, if only the name says since when it is held. A process on another machine is assumed to be alive for
 * a day, by its clock and ours, which may differ; if it is of a version that wrote no time, always.
 */
export function mayHold(written: string): boolean {
  const at = elsewhere(written)?.at ?? null;
  if (at !== null && Math.abs(Date.now() - Date.parse(at)) > HELD_AT_MOST_MILLISECONDS) return false;
  return isAlive(written);
}

/** Returns where a name from another machine was given; null if it is from this one, or belongs to no process. */
export function elsewhere(written: string): { readonly host: string; readonly at: string | null } | null {
  const { host, at } = read(written) ?? {};
  if (typeof host !== 'string' || host === hostname()) return null;
  return { host, at: typeof at === 'string' ? at : null };
}

function read(written: string): Partial<Holder> | null {
  try {
    return JSON.parse(written) as Partial<Holder> | null;
  } catch {
    return null;
  }
}

/** Returns a name for this process that can be part of a file's name; a different one each time. */
export function draftName(): string {
  taken += 1;
  const nonce = `${taken}.${process.hrtime.bigint().toString(36)}`;
  return [process.pid, startOf(process.pid) ?? '', machine(), nonce].join('-');
}

/** @param name from `draftName`; anything else, and names from other machines, never count as left behind */
export function isLeftBehind(name: string): boolean {
  const [, pid, started, host] = /^(\d{1,10})-(\d*)-([\da-f]{12})-\d+\.[\da-z]+$/.exec(name) ?? [];
  if (pid === undefined || host !== machine()) return false;
  return !isRunning({ pid: Number(pid), started: started === '' ? null : started! });
}

/** Identifies this machine by a hash of its name, which is short however long the name is. */
function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 12);
}

function isRunning({ pid, started }: Process): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return started === null || startOf(pid) === started;
}

/** Field 22 of /proc/PID/stat; null if there is no such file. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may contain spaces: count from its end.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
