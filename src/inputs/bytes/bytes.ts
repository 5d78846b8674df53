/** Bytes of a local input, unpacked, and converted from UTF-16 to UTF-8. Only one chunk is held in memory. */
import { createReadStream, readFile } from 'node:fs';
import type { Readable } from 'node:stream';
import { SourceError } from '../../errors.js';
import { gathered } from './gathered.js';
import { gunzipped } from './gunzipped.js';
import { GZIP, HEAD_BYTES, type Packing, packingOf } from './packings.js';

export interface Bytes {
  readonly chunks: AsyncIterator<Buffer>;
  /** Null: not packed. Known only after the first read. */
  packing(): Packing | null;
  /**
   * Whether the bytes are certainly UTF-8, due to a byte order mark or conversion from UTF-16, whatever the content
   * declares. Known only after the first read.
   */
  isUtf8(): boolean;
  /** Offset of the first byte in the input; null if the bytes differ from those of the input (packed or UTF-16). */
  start(): number | null;
  /** Stops reading, even while a chunk is awaited. */
  close(): void;
}

export const CHUNK_BYTES = 256 * 1024;
/** Small, because the beginning of a large file is parsed in full before it is known what to search for. */
const STREAM_BYTES = 64 * 1024;

/**
 * @param from a path, or a stream that is read to its end. Reading the chunks may throw SourceError
 * @param size in bytes, of a file known to be no longer
 */
export function openBytes(from: string | Readable, size: number | null = null): Bytes {
  // Loading a stream takes longer than reading a small file.
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

/** Leaves the bytes packed if no installed program unpacks them. */
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

/**
 * Removes the byte order mark and converts UTF-16.
 * @param begin called with the length of the mark, unless the bytes are UTF-16
 */
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

/** Detects UTF-16 by the byte order mark, or by the position of the zero byte in a first ASCII character. */
function utf16In([a, b]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (b === 0 && isText(a)) return 'utf-16le';
  return a === 0 && isText(b) ? 'utf-16be' : null;
}

function isText(byte: number | undefined): boolean {
  return byte !== undefined && (byte === 0x09 || byte === 0x0a || byte === 0x0d || (byte >= 0x20 && byte < 0x7f));
}
