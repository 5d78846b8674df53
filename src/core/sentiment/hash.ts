/** Words as 32-bit numbers: FNV-1a over folded code units. */
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

/** Of a picture: the same for every skin, which comes as a sign of its own. */
export function emojiHash(code: number): number {
  return mix(mix(SEED, code & 0xffff), code >>> 16);
}

/** Of a hash only the upper bits are looked at. */
export const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);

/** Places of a model below it are for what no other feature may share. */
export const DENSE = 1024;
