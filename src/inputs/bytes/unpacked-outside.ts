/** Unpacks by a program of this machine, a little at a time: what comes before a fault is read. */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { SourceError } from '../../errors.js';
import type { Packing } from './packings.js';
import { programPath } from './program-path.js';

/** Null: there is no such program. The bytes throw SourceError where they cannot be unpacked, or end too early. */
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
    // A group of its own: Ctrl-C reaches us alone, and without us it has nothing to read.
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<{ readonly isWhole: boolean; readonly cause?: unknown }>((resolve) => {
    child.on('error', (cause) => resolve({ isWhole: false, cause }));
    child.on('close', (code) => resolve({ isWhole: code === 0 }));
  });
  // Of why it could not be fed only what could not be read counts: a program that gives up reads no more.
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
