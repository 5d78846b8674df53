/** Names that identify processes, so that it can be checked whether the process that left a name is still alive. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

interface Process {
  readonly pid: number;
  /** Start time in units of the system, which tells apart processes with a reused id; null if unknown. */
  readonly started: string | null;
}

interface Holder extends Process {
  readonly host: string;
  readonly nonce: string;
  /** ISO time, by that host's clock. */
  readonly at: string;
}

/** Holders that cannot be checked are considered gone after this time; nothing is meant to be held for over seconds. */
export const HELD_AT_MOST_MILLISECONDS = 86_400_000;

let taken = 0;

/** Returns JSON that names this process and, by a nonce, one of the things that it holds. */
export function holderName(): { readonly name: string; readonly nonce: string } {
  taken += 1;
  const nonce = `${process.pid}.${taken}.${process.hrtime.bigint()}`;
  const at = new Date().toISOString();
  const holder: Holder = { pid: process.pid, started: startOf(process.pid), host: hostname(), nonce, at };
  return { name: JSON.stringify(holder), nonce };
}

/** @param written a name from `holderName`; a truncated or unreadable one belongs to nobody and is not alive */
export function isAlive(written: string): boolean {
  const holder = read(written);
  if (typeof holder?.host !== 'string') return false;
  // A process on another machine cannot be checked and is assumed to be alive.
  if (holder.host !== hostname()) return true;
  if (typeof holder.pid !== 'number') return false;
  return isRunning({ pid: holder.pid, started: holder.started ?? null });
}

/**
 * Like `isAlive`, but if only the name contains a time, a process on another machine is assumed to be alive for a day,
 * by its clock and ours, which may differ. Without a time, as written by an older version, it always counts as alive.
 */
export function mayHold(written: string): boolean {
  const at = elsewhere(written)?.at ?? null;
  if (at !== null && Math.abs(Date.now() - Date.parse(at)) > HELD_AT_MOST_MILLISECONDS) return false;
  return isAlive(written);
}

/** Host and time of a name created on another machine; null for a name from this machine or an unreadable one. */
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

/** Unique name for a file that also identifies this process. */
export function draftName(): string {
  taken += 1;
  const nonce = `${taken}.${process.hrtime.bigint().toString(36)}`;
  return [process.pid, startOf(process.pid) ?? '', machine(), nonce].join('-');
}

/** @param name a name from `draftName`; false for any other name and for names from other machines */
export function isLeftBehind(name: string): boolean {
  const [, pid, started, host] = /^(\d{1,10})-(\d*)-([\da-f]{12})-\d+\.[\da-z]+$/.exec(name) ?? [];
  if (pid === undefined || host !== machine()) return false;
  return !isRunning({ pid: Number(pid), started: started === '' ? null : started! });
}

/** Short hash of the host name, whatever its length. */
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

/** Field 22 of /proc/PID/stat; null on systems without it. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces: count from its end.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
