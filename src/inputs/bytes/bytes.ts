/** The bytes of a local input, unpacked, as UTF-8 where they say that they are UTF-16. Nothing is held but a chunk. */
import { createReadStream, readFile } from 'node:fs';
import type { Readable } from 'node:stream';
import { SourceError } from '../../errors.js';
import { gathered } from './gathered.js';
import { gunzipped } from './gunzipped.js';
import { GZIP, HEAD_BYTES, type Packing, packingOf } from './packings.js';

export interface Bytes {
  readonly chunks: AsyncIterator<Buffer>;
  /** Known once something is read; null: not packed. */
  packing(): Packing | null;
  /** Known once something is read: whatever they say, they are UTF-8, by their byte order mark or from UTF-16. */
  isUtf8(): boolean;
  /** Where the first of them stands in what is read; null: they are others than what is read. */
  start(): number | null;
  /** Ends the reading, also where somebody waits for the next chunk. */
  close(): void;
}

export const CHUNK_BYTES = 256 * 1024;
/** Little, as of large files the beginning is read in full before it is known what of it is wanted. */
const STREAM_BYTES = 64 * 1024;

/**
 * @param from a path, or a stream that is read to its end. The chunks throw SourceError
 * @param size in bytes, of a file that is known to be no longer
 */
export function openBytes(from: string | Readable, size: number | null = null): Bytes {
  // A stream takes longer to load than a small file to be read.
  if (typeof from === 'string' && size !== null && size <= CHUNK_BYTES) return bytesOf(wholeFile(from), () => {});
  const stream = typeof from === 'string' ? createReadStream(from, { highWaterMark: STREAM_BYTES }) : from;
  return bytesOf(stream, () => void stream.destroy());
}

async function* wholeFile(path: string): AsyncGenerator<Buffer> {
  yield await new Promise<Buffer>((resolve, reject) => {
    readFile(path, (error, bytes) => (error === null ? resolve(bytes) : reject(error)));
  });
}

function bytesOf(read: Unread, close: () => void): Bytes {
  let packing: Packing | null = null;
  let isUtf8 = true;
  let start: number | null = null;
  async function* unpacked(): AsyncGenerator<Buffer> {
    const { head, chunks } = await gathered(buffers(read), ({ length }) => length >= HEAD_BYTES);
    packing = packingOf(head);
    if (packing === null) yield* chunks;
    else if (packing === GZIP) yield* gunzipped(chunks);
    else yield* await unpackedOutside(chunks, packing);
  }
  return {
    chunks: asUtf8(unpacked(), (skipped) => {
      isUtf8 = skipped > 0;
      start = packing === null ? skipped : null;
    }),
    packing: () => packing,
    isUtf8: () => isUtf8,
    start: () => start,
    close,
  };
}

/** As it is where no program unpacks it. */
async function unpackedOutside(chunks: AsyncGenerator<Buffer>, packing: Packing): Promise<AsyncGenerator<Buffer>> {
  const outside = await import('./unpacked-outside.js');
  return outside.unpackedOutside(chunks, packing) ?? chunks;
}

type Unread = AsyncIterable<Buffer | Uint8Array | string>;

async function* buffers(read: Unread): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of read) {
      if (typeof chunk === 'string') yield Buffer.from(chunk);
      else yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
  } catch (cause) {
    const code = (cause as { code?: unknown } | null)?.code;
    throw new SourceError('unreachable', `it cannot be read${typeof code === 'string' ? ` (${code})` : ''}`, { cause });
  }
}

/** Without its byte order mark. @param begin told how long that is, where they are not UTF-16 */
async function* asUtf8(chunks: AsyncIterator<Buffer>, begin: (skipped: number) => void): AsyncGenerator<Buffer> {
  const { head, chunks: all } = await gathered(chunks, ({ length }) => length >= 3);
  const charset = utf16In(head);
  if (charset !== null) {
    const decoder = new TextDecoder(charset);
    for await (const chunk of all) yield Buffer.from(decoder.decode(chunk, { stream: true }));
    return yield Buffer.from(decoder.decode());
  }
  let skip = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  begin(skip);
  for await (const chunk of all) {
    const skipped = Math.min(skip, chunk.length);
    skip -= skipped;
    yield chunk.subarray(skipped);
  }
}

/** By its byte order mark, or by where the zero byte of a first ASCII character stands. */
function utf16In([a, b]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (b === 0 && isText(a)) return 'utf-16le';
  return a === 0 && isText(b) ? 'utf-16be' : null;
}

function isText(byte: number | undefined): boolean {
  return byte !== undefined && (byte === 0x09 || byte === 0x0a || byte === 0x0d || (byte >= 0x20 && byte < 0x7f));
}
