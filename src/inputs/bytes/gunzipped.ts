/** Undoes gzip, a little at a time: a bomb fills nothing, and what comes before a fault is read. */
import { createGunzip } from 'node:zlib';
import { SourceError } from '../../errors.js';

/** A byte of gzip can hold a thousand others. */
const PIECE_BYTES = 16 * 1024;

/** Several members one after the other are one text. @throws SourceError where it is broken, or ends too early */
export async function* gunzipped(packed: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  const unpacker = createGunzip({ chunkSize: 4 * PIECE_BYTES });
  const ready: Buffer[] = [];
  let failure: (Error & { code?: string }) | null = null;
  let wake = () => {};
  // Never paused: what a stream holds back when it fails is lost.
  unpacker.on('data', (chunk: Buffer) => void ready.push(chunk));
  unpacker.on('error', (error) => {
    failure = error;
  });
  // A write that fails does not call back.
  unpacker.on('close', () => wake());
  const failed = () => failure;
  const settled = (begin: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      begin(resolve);
    });
  try {
    for (let step = await packed.next(); step.done !== true && failed() === null; step = await packed.next()) {
      for (let at = 0; at < step.value.length && failed() === null; at += PIECE_BYTES) {
        const piece = step.value.subarray(at, at + PIECE_BYTES);
        await settled((done) => unpacker.write(piece, done));
        yield* ready.splice(0);
      }
    }
    if (failed() === null) await settled(() => unpacker.end());
    yield* ready.splice(0);
    const cause = failed();
    if (cause === null) return;
    throw new SourceError('bad_response', `its gzip ${cause.code === 'Z_BUF_ERROR' ? 'ends too early' : 'is broken'}`, {
      cause,
    });
  } finally {
    unpacker.destroy();
    await packed.return?.();
  }
}
