/** Undoes gzip, a little at a time: a bomb fills nothing, and what comes before a fault is read. */
import { createGunzip } from 'node:zlib';
import { SourceError } from '../errors.js';

/** A byte of gzip can hold a thousand others. */
const PIECE_BYTES = 16 * 1024;

/** Several members one after the other are one text. @throws SourceError where it is broken, or ends too early */
export async function* gunzipped(packed: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  const unpacker = createGunzip({ chunkSize: 4 * PIECE_BYTES });
  const ready: Buffer[] = [];
  let failure: (Error & { code?: string }) | null = null;
  // Never paused: what a stream holds back when it fails is lost.
  unpacker.on('data', (chunk: Buffer) => void ready.push(chunk));
  unpacker.on('error', (error) => {
    failure = error;
  });
  const closed = new Promise<void>((resolve) => void unpacker.once('close', resolve));
  const fault = () => failure;
  try {
    for (let step = await packed.next(); step.done !== true && fault() === null; step = await packed.next()) {
      for (let at = 0; at < step.value.length && fault() === null; at += PIECE_BYTES) {
        const piece = step.value.subarray(at, at + PIECE_BYTES);
        await new Promise<void>((resolve) => void unpacker.write(piece, () => resolve()));
        yield* ready.splice(0);
      }
    }
    unpacker.end();
    await closed;
    yield* ready.splice(0);
    const cause = fault();
    if (cause === null) return;
    const isCut = cause.code === 'Z_BUF_ERROR';
    throw new SourceError('bad_response', `its gzip ${isCut ? 'ends too early' : 'is broken'}`, { cause });
  } finally {
    unpacker.destroy();
    await packed.return?.();
  }
}
