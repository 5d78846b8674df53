/** Turns errors of drivers into ours: what failed, where, and what to do. They contain no connection strings. */
import { getSystemErrorMap } from 'node:util';
import { LockedError, SocialRankError, StoreError } from '../errors.js';

/** SQLite result codes. */
const BUSY = 5;
const PROBLEMS: ReadonlyMap<number, readonly [what: string, next: string]> = new Map([
  [8, ['may not be written', 'check who owns it and its folder']],
  [10, ['cannot be read or written', 'check the disk; it was left as it is']],
  [11, ['is damaged', 'move it away, or put a backup in its place; it was left as it is']],
  [13, ['was not written: the disk is full', 'make room; what it held is still there']],
  [14, ['cannot be opened', 'check that it is a file, and who owns it and its folder']],
  [26, ['is not a store', 'move it away, or name another file; it was left as it is']],
]);

/** SQLSTATE of a lock that was not obtained within `lock_timeout`. */
const LOCK_NOT_AVAILABLE = '55P03';

/** SQLSTATEs of PostgreSQL; only the class (the first two characters) if the rest makes no difference. */
const STATES: ReadonlyMap<string, readonly [what: string, next: string]> = new Map([
  ['28', ['refuses that user name and password', 'check the address of the store']],
  ['3D', ['does not exist', 'create the database, or name another']],
  ['42501', ['may not be written by this user', 'grant CREATE on the database, once']],
  ['53', ['has no room', 'ask who runs the database']],
  ['57', ['has been shut down', 'try again']],
]);

export function storeProblem(error: unknown, url: string): Error {
  if (error instanceof SocialRankError) return error;
  const code = sqliteCode(error);
  if (code === BUSY || isLockTimeout(error)) return new LockedError(`another run writes to ${url}; try again`);
  const { code: state, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const known =
    PROBLEMS.get(code ?? 0) ??
    (typeof state === 'string' ? (STATES.get(state) ?? STATES.get(state.slice(0, 2))) : undefined);
  if (known !== undefined) {
    const [what, next] = known;
    return new StoreError(`the store ${url} ${what}`, { hint: next, cause: error });
  }
  const { syscall, errno } = (error ?? {}) as { syscall?: unknown; errno?: unknown };
  if (syscall === 'open') {
    const why = getSystemErrorMap().get(Number(errno))?.[1] ?? String(state);
    return new StoreError(`the store ${url} cannot be opened: ${why}`, { hint: 'name another file', cause: error });
  }
  const isNetwork = typeof state === 'string' && /^E[A-Z]+$/.test(state);
  return new StoreError(`the store ${url} ${isNetwork ? 'cannot be reached' : 'failed'}: ${String(message ?? error)}`, {
    hint: isNetwork ? 'check its address, and that it runs' : null,
    cause: error,
  });
}

export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === BUSY;
}

export function isLockTimeout(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === LOCK_NOT_AVAILABLE;
}

/** SQLite result code of any driver's error. Its low eight bits are the primary code, the others the extended code. */
function sqliteCode(error: unknown): number | null {
  const { rawCode, errcode, message } = (error ?? {}) as { rawCode?: unknown; errcode?: unknown; message?: unknown };
  const opening = /^ConnectionFailed\(.*: (\d+)"\)$/s.exec(String(message))?.[1];
  const code = rawCode ?? errcode ?? (opening === undefined ? null : Number(opening));
  return typeof code === 'number' ? code & 0xff : null;
}
