/** The documented exit codes, and the only place where an error is mapped to one. */
import { LockedError, UsageError } from '../errors.js';
import { ClosedPipe } from './io/io.js';

export const EXIT_CODES = [
  [0, 'done; finding no mentions is no failure, nor is a source that was skipped because it has no key'],
  [1, 'failed: no source answered, an output could not be written, the memory is full, or a bug'],
  [2, 'the request is invalid: unknown flag, bad query, bad settings or bad input file; nothing was asked or written'],
  [3, 'a --fail-on condition is true; the result was written'],
  [4, 'partial: a source failed or was cut off by the deadline; the result was written and says which'],
  [5, 'a source that you named needs a key, or its key was refused, and nothing else answered'],
  [75, 'another run holds the lock of a file or of the history; try again'],
  [130, 'interrupted (Ctrl-C); no half-written file is left'],
  [143, 'terminated; no half-written file is left'],
] as const;

/** Precedence if several apply: the first wins. */
const ORDER = [130, 143, 2, 1, 5, 75, 3, 4];

export function severest(...codes: readonly number[]): number {
  return ORDER.find((code) => codes.includes(code)) ?? 0;
}

/** The run was ended by a signal. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  readonly signal: 'SIGINT' | 'SIGTERM';

  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super(`interrupted by ${signal}`);
    this.signal = signal;
  }
}

export function exitCodeFor(error: unknown): number {
  if (error instanceof Interrupted) return error.signal === 'SIGINT' ? 130 : 143;
  if (error instanceof UsageError) return 2;
  if (error instanceof LockedError) return 75;
  if (error instanceof ClosedPipe) return 0;
  return 1;
}
