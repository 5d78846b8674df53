/** Processes by name, so that it can be found out whether one that left its name somewhere still lives. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

interface Holder {
  readonly pid: number;
  /** When the process started, as the system counts it: a number that was given out again is another process. */
  readonly started: string | null;
  readonly host: string;
  readonly nonce: string;
}

let taken = 0;

/** This process, and which of the things that it holds: JSON. */
export function holderName(): { readonly name: string; readonly nonce: string } {
  taken += 1;
  const nonce = `${process.pid}.${taken}.${process.hrtime.bigint()}`;
  const holder: Holder = { pid: process.pid, started: startOf(process.pid), host: hostname(), nonce };
  return { name: JSON.stringify(holder), nonce };
}

/** @param written what `holderName` gave, or what is left of it: a name that cannot be read is nobody's */
export function isAlive(written: string): boolean {
  let holder: Partial<Holder>;
  try {
    holder = JSON.parse(written) as Partial<Holder>;
  } catch {
    return false;
  }
  // Of a process on another machine nothing can be known: it is believed to live.
  const isHere = holder.host === hostname();
  if (!isHere || typeof holder.pid !== 'number') return !isHere;
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
