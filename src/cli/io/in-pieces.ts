/** A text of any length, written while it is made. */
import { turn } from '../../scan/turn.js';

export type Put = (text: string | Buffer) => Promise<void>;

/** Written at once: smaller writes take longer, and more need not be held. */
const PIECE_BYTES = 512 * 1024;
/** Of a unit of UTF-16. */
const BYTES_AT_MOST = 3;

/**
 * Through the same memory again and again: what each stretch takes would be given back much later.
 * @param put is done with its piece when it resolves
 */
export async function inPieces(stretches: Iterable<string>, put: Put): Promise<void> {
  const memory = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let size = 0;
  for (const stretch of stretches) {
    const most = stretch.length * BYTES_AT_MOST;
    // Where they fit in any case they are not counted.
    const bytes = size + most > PIECE_BYTES ? Buffer.byteLength(stretch) : most;
    if (size + bytes > PIECE_BYTES) {
      await put(memory.subarray(0, size));
      size = 0;
      // What is done with is given back then, and an interruption heard.
      await turn();
    }
    if (bytes > PIECE_BYTES) await put(stretch);
    else size += memory.write(stretch, size);
  }
  if (size > 0) await put(memory.subarray(0, size));
}
