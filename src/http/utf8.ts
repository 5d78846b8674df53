/** Strict UTF-8 decoding: returns text only if encoding it gives the same bytes. */

/** Keeps a byte order mark. Returns null if the bytes are not valid UTF-8. */
export function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
