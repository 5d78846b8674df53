/** Decodes content encodings. axios is not used for this, because it takes a truncated gzip for a complete answer. */
import { promisify } from 'node:util';
import { brotliDecompress, inflateRaw, unzip } from 'node:zlib';
import { failure, tooLarge } from './failure.js';

export const ACCEPT_ENCODING = 'gzip, deflate, br';

type Unpack = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const unpackZlib: Unpack = promisify(unzip);
const unpackRaw: Unpack = promisify(inflateRaw);
const UNPACK: ReadonlyMap<string, Unpack> = new Map([
  ['gzip', unpackZlib],
  ['x-gzip', unpackZlib],
  ['br', promisify(brotliDecompress)],
  // "deflate" means the zlib format, but some servers omit the zlib header.
  ['deflate', (bytes, options) => ((bytes[0] ?? 0) % 16 === 8 ? unpackZlib : unpackRaw)(bytes, options)],
]);

// Real encodings that are neither supported nor requested. Values that are no encodings ("utf-8", "none") are ignored.
const CANNOT = new Set(['zstd', 'compress', 'x-compress', 'dcb', 'dcz', 'exi', 'pack200-gzip']);

const MOST_LAYERS = 3;
const MOST_BUFFER = 2 ** 31 - 1;

/**
 * @param encoding value of the `Content-Encoding` header: the encodings in the order in which they were applied
 * @throws SourceError `too_large` (decoded bytes, at any layer), `bad_response`, `unreachable` if the data ends too
 * early
 */
export async function unpacked(
  packed: Uint8Array,
  encoding: string | undefined,
  bounds: { readonly url: URL; readonly maxBytes: number },
): Promise<Uint8Array> {
  const layers = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim());
  if (packed.length === 0) return packed;
  if (layers.length > MOST_LAYERS || layers.some((layer) => CANNOT.has(layer))) throw failure('ENCODING', bounds.url);
  let bytes = packed;
  for (const layer of layers.reverse()) {
    const unpack = UNPACK.get(layer);
    if (unpack === undefined) continue;
    bytes = await unpack(bytes, { maxOutputLength: Math.min(bounds.maxBytes, MOST_BUFFER) }).catch((error: unknown) => {
      const { code } = error as { code?: string };
      if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(bounds.url, bounds.maxBytes);
      throw failure(code ?? 'ENCODING', bounds.url);
    });
  }
  return bytes;
}
