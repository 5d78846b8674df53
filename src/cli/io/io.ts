/** The parts of the process that a command may use, passed in so that tests can supply their own. */
import type { Readable } from 'node:stream';
import { OutputError, SocialRankError } from '../../errors.js';
import { reasonOf } from '../reason.js';
import { inPieces } from './in-pieces.js';

/** Standard output or error; a full Node stream if it is a terminal. */
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
  /** Limits how long host lookups may take. Must be called before the first one. */
  lookUpWithin?(milliseconds: number): void;
}

/** The reader has closed the pipe (`| head`): not a failure, but nothing is left to do. */
export class ClosedPipe extends SocialRankError {
  override name = 'ClosedPipe';
}

/**
 * Writes the result or a part of it; resolves once it is written. Errors are reported here first and then emitted as an
 * event, for which `processIo` adds a listener to the streams.
 * @throws ClosedPipe; OutputError for any other failure, such as a full disk when redirected with `>`
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

/** Like `write`, for text in stretches that is written while it is generated. */
export function writeAll(stdout: Printed, stretches: Iterable<string>): Promise<void> {
  return inPieces(stretches, (piece) => write(stdout, piece));
}

/** Prints a message to stderr. Never rejects: a message that cannot be written must not abort the run. */
export function tell({ stderr }: Pick<Io, 'stderr'>, text: string): Promise<void> {
  if (text === '') return Promise.resolve();
  return new Promise((resolve) => {
    stderr.write(text, () => resolve());
  });
}
