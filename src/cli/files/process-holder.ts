/** Processes by name, so that it can be found out whether one that left its name somewhere still lives. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

interface Process {
  readonly pid: number;
  /** When the process started, as the system counts it: a number that was given out again is another process. */
  readonly started: string | null;
}

interface Holder extends Process {
  readonly host: string;
  readonly nonce: string;
  /** ISO time by the clock there. */
  readonly at: string;
}

/** Of what is held for seconds: whoever held it for so long, and cannot be asked, is gone. */
export const HELD_AT_MOST_MILLISECONDS = 86_400_000;

let taken = 0;

/** This process, and which of the things that it holds: JSON. */
export function holderName(): { readonly name: string; readonly nonce: string } {
  taken += 1;
  const nonce = `${process.pid}.${taken}.${process.hrtime.bigint()}`;
  const at = new Date().toISOString();
  const holder: Holder = { pid: process.pid, started: startOf(process.pid), host: hostname(), nonce, at };
  return { name: JSON.stringify(holder), nonce };
}

/** @param written what `holderName` gave, or what is left of it: a name that cannot be read is nobody's */
export function isAlive(written: string): boolean {
  const holder = read(written);
  if (typeof holder?.host !== 'string') return false;
  // Of a process on another machine nothing can be known: it is believed to live.
  if (holder.host !== hostname()) return true;
  if (typeof holder.pid !== 'number') return false;
  return isRunning({ pid: holder.pid, started: holder.started ?? null });
}

/**
 * The same where nothing but the name says since when: of a process on another machine it is believed for a day, by its
 * clock and ours, which may differ; of a version that wrote no time, always.
 */
export function mayHold(written: string): boolean {
  const at = elsewhere(written)?.at ?? null;
  if (at !== null && Math.abs(Date.now() - Date.parse(at)) > HELD_AT_MOST_MILLISECONDS) return false;
  return isAlive(written);
}

/** Where it was that the name was given, if it was on another machine; null: here, or it is nobody's. */
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

/** The same for the name of a file, another one each time. */
export function draftName(): string {
  taken += 1;
  const nonce = `${taken}.${process.hrtime.bigint().toString(36)}`;
  return [process.pid, startOf(process.pid) ?? '', machine(), nonce].join('-');
}

/** @param name what `draftName` gave; of anything else, and of other machines, nothing is believed to be left behind */
export function isLeftBehind(name: string): boolean {
  const [, pid, started, host] = /^(\d{1,10})-(\d*)-([\da-f]{12})-\d+\.[\da-z]+$/.exec(name) ?? [];
  if (pid === undefined || host !== machine()) return false;
  return !isRunning({ pid: Number(pid), started: started === '' ? null : started! });
}

/** Short, whatever it is called. */
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
