/** The parts of the process that a command may use, passed in so that tests can substitute their own. */
import type { Readable } from 'node:stream';
import { OutputError, SocialRankError } from '../../errors.js';
import { reasonOf } from '../reason.js';
import { writeInPieces } from './write-in-pieces.js';

/** Standard output or standard error; a full Node stream if it is a terminal. */
export interface Printed {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string | Uint8Array, done: (error?: Error | null) => void): unknown;
}

type Heard = 'SIGINT' | 'SIGTERM' | 'SIGXFSZ';

export interface Io {
  readonly stdout: Printed;
  readonly stderr: Printed;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now?: () => Date;
  on?(event: Heard, listener: () => void): unknown;
  off?(event: Heard, listener: () => void): unknown;
  /** Limits how long a DNS lookup may take; to be called before the first one. */
  lookUpWithin?(milliseconds: number): void;
}

/** The reader has closed the pipe (`| head`): not an error, but there is nothing left to do. */
export class ClosedPipe extends SocialRankError {
  override name = 'ClosedPipe';
}

/**
 * Writes the result, or a part of it, and resolves once the reader has accepted it. A stream also emits an error that
 * was reported here as an event; `processIo` adds the listener for it.
 * @throws ClosedPipe; OutputError for any other failure, such as a full disk after `>`
 */
export function write(stdout: Printed, text: string | Buffer): Promise<void> {
  if (text.length === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    stdout.write(text, (error: NodeJS.ErrnoException | null | undefined) => {
      if (error === null || error === undefined) return resolve();
      if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return reject(new ClosedPipe());
      reject(new OutputError(`standard output was not written: ${reasonOf(error)}`, { cause: error }));
    });
  });
}

/** Like `write`, for text that comes in stretches and is written while it is being produced. */
export function writeAll(stdout: Printed, stretches: Iterable<string>): Promise<void> {
  return writeInPieces(stretches, (piece) => write(stdout, piece));
}

/** Writes a message to standard error. Failures are ignored: an unread message is no reason to stop the work. */
export function tell({ stderr }: Pick<Io, 'stderr'>, text: string): Promise<void> {
  if (text === '') return Promise.resolve();
  return new Promise((resolve) => {
    stderr.write(text, () => resolve());
  });
}
