/** Bytes to lines, a chunk's worth at a time. */
import { type DecodeLine, lineDecoder } from './decode-line.js';
import { LONGEST_BYTES } from './longest.js';

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its line feed; null: longer than is read. */
  readonly text: string | null;
}

const LINE_FEED = 10;

/** @param decode where lines before these were decoded already */
export async function* lines(
  chunks: AsyncIterable<Buffer>,
  decode: DecodeLine = lineDecoder(),
): AsyncGenerator<readonly Line[]> {
  let number = 1;
  let begun: Buffer[] = [];
  let size = 0;
  const ended = (tail: Buffer): Line => {
    if (tail.length === 0 && size === 0) return { number: number++, text: '' };
    const isTooLong = size + tail.length > LONGEST_BYTES;
    const bytes = isTooLong || begun.length === 0 ? tail : Buffer.concat([...begun, tail]);
    begun = [];
    size = 0;
    return { number: number++, text: isTooLong ? null : decode(bytes) };
  };
  for await (const chunk of chunks) {
    const batch: Line[] = [];
    let at = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, at)) {
      batch.push(ended(chunk.subarray(at, end)));
      at = end + 1;
    }
    size += chunk.length - at;
    if (size > LONGEST_BYTES) begun = [];
    else if (at < chunk.length) begun.push(chunk.subarray(at));
    if (batch.length > 0) yield batch;
  }
  if (size > 0) yield [ended(Buffer.alloc(0))];
}
