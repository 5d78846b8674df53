/** Describes a system error in the words of the system: "no space left on device" instead of ENOSPC. */
import { getSystemErrorMap } from 'node:util';

export function reasonOf(error: unknown): string {
  const { errno, code } = (error ?? {}) as NodeJS.ErrnoException;
  return getSystemErrorMap().get(errno ?? 0)?.[1] ?? code ?? String(error);
}
