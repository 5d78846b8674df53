/** Writes text of any length in large pieces while it is being produced. */
import { nextTurn } from '../../scan/next-turn.js';

export type Put = (text: string | Buffer) => Promise<void>;

/** Size of one write: smaller ones take longer in total, larger ones would only hold more in memory. */
const PIECE_BYTES = 512 * 1024;
/** Most bytes of UTF-8 that one UTF-16 code unit can take. */
const BYTES_AT_MOST = 3;

/**
 * Writes the stretches through one buffer, used again and again: a buffer for each would be freed only much later.
 * @param put must be done with its piece when its promise resolves, since the buffer is overwritten then
 */
export async function writeInPieces(stretches: Iterable<string>, put: Put): Promise<void> {
  const memory = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let size = 0;
  for (const stretch of stretches) {
    const most = stretch.length * BYTES_AT_MOST;
    // Bytes are counted only if the stretch might not fit.
    const bytes = size + most > PIECE_BYTES ? Buffer.byteLength(stretch) : most;
    if (size + bytes > PIECE_BYTES) {
      await put(memory.subarray(0, size));
      size = 0;
      // Lets the event loop run, so that unused memory is released and an interruption is noticed.
      await nextTurn();
    }
    if (bytes > PIECE_BYTES) await put(stretch);
    else size += memory.write(stretch, size);
  }
  if (size > 0) await put(memory.subarray(0, size));
}
