/** Undoes gzip, a little at a time: a bomb fills nothing, and what comes before a fault is read. */
import { createGunzip } from 'node:zlib';
import { SourceError } from '../../errors.js';

/** As much is unpacked at once, as far as the piece before tells: a byte of gzip can hold a thousand others. */
const AIMED_BYTES = 1024 * 1024;
const [LEAST_BYTES, MOST_BYTES] = [1024, 16 * 1024];
const UNPACKED_BYTES = 256 * 1024;

/** Several members one after the other are one text. @throws SourceError where it is broken, or ends too early */
export async function* gunzipped(packed: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  const unpacker = createGunzip({ chunkSize: UNPACKED_BYTES });
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
  let chunk: Buffer = Buffer.alloc(0);
  let size = MOST_BYTES;
  /** @returns whether there may be more */
  async function unpackNext(): Promise<boolean> {
    if (chunk.length === 0) {
      const step = await packed.next();
      if (step.done === true) {
        await settled(() => unpacker.end());
        return false;
      }
      chunk = step.value;
    }
    const piece = chunk.subarray(0, size);
    chunk = chunk.subarray(size);
    await settled((done) => unpacker.write(piece, done));
    const unpacked = ready.reduce((sum, { length }) => sum + length, 0);
    size = Math.min(MOST_BYTES, Math.max(LEAST_BYTES, Math.ceil((piece.length * AIMED_BYTES) / Math.max(1, unpacked))));
    return failed() === null;
  }
  try {
    // While one is read the next is unpacked.
    for (let next = begun(unpackNext()); await next; ) {
      const chunks = ready.splice(0);
      next = begun(unpackNext());
      yield* chunks;
    }
    yield* ready.splice(0);
    const cause = failed();
    if (cause === null) return;
    throw new SourceError('bad_response', `its gzip ${cause.code === 'Z_BUF_ERROR' ? 'ends too early' : 'is broken'}`, {
      cause,
    });
  } finally {
    unpacker.destroy();
    // Not waited for: it ends when who feeds it gives more, or is closed.
    void packed.return?.().catch(() => {});
  }
}

/** Why it fails is said where it is waited for. */
function begun<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
