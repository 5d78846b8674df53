/**
 * Unpacks gzip piece by piece, so that a decompression bomb does not fill memory and everything before an error is
 * read.
 */
import { createGunzip } from 'node:zlib';
import { SourceError } from '../../errors.js';

/**
 * Target size of the output of one step, estimated from the previous piece: a byte of gzip can expand to a thousand.
 */
const AIMED_BYTES = 1024 * 1024;
const [LEAST_BYTES, MOST_BYTES] = [1024, 16 * 1024];
const UNPACKED_BYTES = 256 * 1024;

/**
 * Unpacks gzip; several concatenated members are one text.
 * @throws SourceError if it is corrupt or ends too early
 */
export async function* gunzipped(packed: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  const unpacker = createGunzip({ chunkSize: UNPACKED_BYTES });
  const ready: Buffer[] = [];
  let failure: (Error & { code?: string }) | null = null;
  let wake = () => {};
  // Never paused: a stream that fails discards the output it holds back.
  unpacker.on('data', (chunk: Buffer) => void ready.push(chunk));
  unpacker.on('error', (error) => {
    failure = error;
  });
  // The callback of a failed write is never called.
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
    // Unpacks the next piece while the caller reads this one.
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
    // Not awaited: it settles only once the input delivers more or is closed.
    void packed.return?.().catch(() => {});
  }
}

/** Prevents an unhandled rejection: the error is thrown where the promise is awaited. */
function begun<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
