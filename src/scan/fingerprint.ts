/** A short name for something that is too long to be one, or may not be written down. */
import { wordHash } from '../core/text/key-hash.js';

/** 32 bits of what JSON makes of it: too few to tell a key from. */
export function fingerprint(value: object | string): string {
  return (wordHash(JSON.stringify(value)) >>> 0).toString(16).padStart(8, '0');
}
