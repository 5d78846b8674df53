/** What a command may touch of the process: handed in, so that tests can hand in their own. */
import type { Readable } from 'node:stream';
import { OutputError, SocialRankError } from '../../errors.js';
import { reasonOf } from '../reason.js';
import { inPieces } from './in-pieces.js';

/** Standard output or error; a whole stream of Node where it is a terminal. */
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
  /** Names of hosts need not be looked up for longer: called before the first is. */
  lookUpWithin?(milliseconds: number): void;
}

/** The reader has gone (`| head`): not an error, but there is no more to do. */
export class ClosedPipe extends SocialRankError {
  override name = 'ClosedPipe';
}

/**
 * Writes the result, or a part of it: resolves when the reader has taken it. The streams have a listener of their own
 * for errors (`processIo`), which come once more as an event after they were told here.
 * @throws ClosedPipe; OutputError for any other failure, such as a full disk behind `>`
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

/** The same for a text in stretches, written while it is made. */
export function writeAll(stdout: Printed, stretches: Iterable<string>): Promise<void> {
  return inPieces(stretches, (piece) => write(stdout, piece));
}

/** Says something beside the result. That nobody can hear it is no reason to give up what is being done. */
export function tell({ stderr }: Pick<Io, 'stderr'>, text: string): Promise<void> {
  if (text === '') return Promise.resolve();
  return new Promise((resolve) => {
    stderr.write(text, () => resolve());
  });
}
