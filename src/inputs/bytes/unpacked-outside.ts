/** Unpacks with an installed program, piece by piece, so that everything before an error is read. */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { SourceError } from '../../errors.js';
import type { Packing } from './packings.js';
import { programPath } from './program-path.js';

/**
 * Returns null if the program is not installed. Reading the bytes throws SourceError if they are corrupt or end too
 * early.
 */
export function unpackedOutside(packed: AsyncIterator<Buffer>, packing: Packing): AsyncGenerator<Buffer> | null {
  const [program = '', ...args] = packing.command ?? [];
  const path = programPath(program);
  return path === null ? null : unpacked(packed, packing.name, path, args);
}

async function* unpacked(
  packed: AsyncIterator<Buffer>,
  name: string,
  path: string,
  args: readonly string[],
): AsyncGenerator<Buffer> {
  const child = spawn(path, args, {
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'] },
    // In its own process group, so that Ctrl-C reaches only this process. When this process ends, so does its input.
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<{ readonly isWhole: boolean; readonly cause?: unknown }>((resolve) => {
    child.on('error', (cause) => resolve({ isWhole: false, cause }));
    child.on('close', (code) => resolve({ isWhole: code === 0 }));
  });
  // Only failures to read the input count: writing also fails when the program gives up and stops reading.
  let failure: unknown = null;
  pipeline({ [Symbol.asyncIterator]: () => packed }, child.stdin).catch((error: unknown) => {
    failure = error;
  });
  try {
    yield* child.stdout as AsyncIterable<Buffer>;
    const { isWhole, cause } = await ended;
    if (failure instanceof SourceError) throw failure;
    if (cause !== undefined) throw new SourceError('unreachable', `${path} cannot be run`, { cause });
    if (!isWhole) throw new SourceError('bad_response', `its ${name} is broken or ends too early`);
  } finally {
    child.kill();
  }
}
