/** What a command may touch of the process: handed in, so that tests can hand in their own. */
import type { Readable, Writable } from 'node:stream';

export interface Io {
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now?: () => Date;
  on?(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off?(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/** The reader has gone (`| head`): not an error, but there is no more to do. */
export class ClosedPipe extends Error {
  override name = 'ClosedPipe';
}

/**
 * Writes all of it: resolves when the reader has taken it.
 * @throws ClosedPipe; any other failure (a full disk behind `>`) as it is
 */
export function write(stream: Writable, text: string): Promise<void> {
  if (text === '') return Promise.resolve();
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      stream.off('error', fail);
      reject(error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED' ? new ClosedPipe() : error);
    };
    stream.on('error', fail);
    stream.write(text, (error) => {
      if (error !== null && error !== undefined) return fail(error);
      stream.off('error', fail);
      resolve();
    });
  });
}
