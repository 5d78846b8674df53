/** Strict UTF-8: bytes as text only where the text gives the same bytes back. */

/** A byte order mark stays. Null where the bytes are something else. */
export function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
