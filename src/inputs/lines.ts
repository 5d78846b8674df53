/** Bytes to lines, a chunk's worth at a time. */
import { type DecodeLine, lineDecoder } from './decode-line.js';
import { LONGEST_BYTES } from './longest.js';

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its line feed; null: longer than is read. */
  readonly text: string | null;
}

/** What is made of lines. */
export interface LineReader<T> {
  /** Before lines of these bytes are read, in their order. */
  readonly begin?: (bytes: Buffer) => void;
  /** The line from `from` to `to`, without its line feed; null: nothing is to be said of it. */
  read(number: number, bytes: Buffer, from: number, to: number): T | null;
  /** Of a line that is longer than is read. */
  tooLong(number: number): T;
}

const LINE_FEED = 10;
const NOTHING = Buffer.alloc(0);

/** @param decode where lines before these were decoded already */
export function lines(
  chunks: AsyncIterable<Buffer>,
  decode: DecodeLine = lineDecoder(),
): AsyncGenerator<readonly Line[]> {
  return eachLine<Line>(chunks, {
    read: (number, bytes, from, to) => ({ number, text: to === from ? '' : decode(bytes.subarray(from, to)) }),
    tooLong: (number) => ({ number, text: null }),
  });
}

export async function* eachLine<T>(
  chunks: AsyncIterable<Buffer>,
  { begin, read, tooLong }: LineReader<T>,
): AsyncGenerator<readonly T[]> {
  let number = 1;
  let begun: Buffer[] = [];
  let size = 0;
  /** The line that began in earlier chunks. */
  const ended = (tail: Buffer): T | null => {
    const isTooLong = size + tail.length > LONGEST_BYTES;
    const bytes = isTooLong ? NOTHING : Buffer.concat([...begun, tail]);
    begun = [];
    size = 0;
    if (isTooLong) return tooLong(number++);
    begin?.(bytes);
    return read(number++, bytes, 0, bytes.length);
  };
  for await (const chunk of chunks) {
    const batch: T[] = [];
    const add = (line: T | null) => {
      if (line !== null) batch.push(line);
    };
    let at = 0;
    let end = chunk.indexOf(LINE_FEED);
    if (end !== -1 && size > 0) {
      add(ended(chunk.subarray(0, end)));
      at = end + 1;
      end = chunk.indexOf(LINE_FEED, at);
    }
    if (end !== -1) begin?.(chunk);
    for (; end !== -1; end = chunk.indexOf(LINE_FEED, at)) {
      add(end - at > LONGEST_BYTES ? tooLong(number++) : read(number++, chunk, at, end));
      at = end + 1;
    }
    size += chunk.length - at;
    if (size > LONGEST_BYTES) begun = [];
    else if (at < chunk.length) begun.push(chunk.subarray(at));
    if (batch.length > 0) yield batch;
  }
  if (size === 0) return;
  const last = ended(NOTHING);
  if (last !== null) yield [last];
}
