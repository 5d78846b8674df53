/** A short identifier for a value that is too long to be one, or that must not be written down. */
import { wordHash } from '../core/text/key-hash.js';

/** 32-bit hash of the value's JSON: too short to recover a key from. */
export function fingerprint(value: object | string): string {
  return (wordHash(JSON.stringify(value)) >>> 0).toString(16).padStart(8, '0');
}
