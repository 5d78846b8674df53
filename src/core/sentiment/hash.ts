/** Hashes of words, 32 bits: FNV-1a over folded code units. */
import { folded } from './characters.js';

export const SEED = 0x811c9dc5 | 0;

export function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

export function hashOf(word: string): number {
  let hash = SEED;
  for (let at = 0; at < word.length; at++) hash = mix(hash, folded(word.charCodeAt(at)));
  return hash;
}

/** Hash of an emoji. It is the same for every skin tone, which is a code point of its own. */
export function emojiHash(code: number): number {
  return mix(mix(SEED, code & 0xffff), code >>> 16);
}

/** Mixes a hash, because only its upper bits are used. */
export const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);

/** Places of a model below this are reserved for features that must not share a place with others. */
export const DENSE = 1024;
