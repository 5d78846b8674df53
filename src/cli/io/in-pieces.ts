/** Writes text of any length while it is generated. */
import { turn } from '../../scan/turn.js';

export type Put = (text: string | Buffer) => Promise<void>;

/** Size of a write: smaller ones are slower, and larger ones only need more memory. */
const PIECE_BYTES = 512 * 1024;
/** Maximum length in UTF-8 of one UTF-16 code unit. */
const BYTES_AT_MOST = 3;

/**
 * Writes stretches of text through one reused buffer: a buffer for each would be released much later.
 * @param put must be finished with its piece when its promise resolves
 */
export async function inPieces(stretches: Iterable<string>, put: Put): Promise<void> {
  const memory = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let size = 0;
  for (const stretch of stretches) {
    const most = stretch.length * BYTES_AT_MOST;
    // Bytes are counted only if the stretch might not fit.
    const bytes = size + most > PIECE_BYTES ? Buffer.byteLength(stretch) : most;
    if (size + bytes > PIECE_BYTES) {
      await put(memory.subarray(0, size));
      size = 0;
      // Lets used memory be released and interruptions be handled.
      await turn();
    }
    if (bytes > PIECE_BYTES) await put(stretch);
    else size += memory.write(stretch, size);
  }
  if (size > 0) await put(memory.subarray(0, size));
}
