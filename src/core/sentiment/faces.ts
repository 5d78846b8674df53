/** Emoticons and hearts made of signs. */
import { CLASS_OF, DIGIT, isWordUnit, LETTER } from './characters.js';
import { hashOf } from './hash.js';
import { FACE, put } from './tokens.js';

const EYES = new Set([0x3a, 0x3b, 0x3d]);
/** Includes curly apostrophes (tears), which phones insert for straight ones. */
const NOSES = new Set([0x2d, 0x2010, 0x2011, 0x27, 0x2018, 0x2019, 0x6f, 0x5e]);
const GLAD = hashOf('\u0001:)');
const LAUGHING = hashOf('\u0001:D');
const SAD = hashOf('\u0001:(');
const WRY = hashOf('\u0001:/');
const HEART = hashOf('\u0001<3');
const BROKEN = hashOf('\u0001</3');
const MOUTHS = new Map<number, number>([
  [0x29, GLAD],
  [0x5d, GLAD],
  [0x7d, GLAD],
  [0x44, LAUGHING],
  [0x33, GLAD],
  [0x2a, GLAD],
  [0x50, GLAD],
  [0x70, GLAD],
  [0x28, SAD],
  [0x5b, SAD],
  [0x7b, SAD],
  [0x7c, WRY],
  [0x2f, WRY],
  [0x5c, WRY],
  [0x53, WRY],
]);
export const FACES: readonly (readonly [number, number])[] = [
  [GLAD, 2],
  [LAUGHING, 2.5],
  [SAD, -2],
  [WRY, -1.2],
  [HEART, 2.5],
  [BROKEN, -2.5],
];

/**
 * Reads an emoticon such as `:)`, `;-(` or `<3` and returns its end, or null if there is none. Never called within
 * `12:30` or `http://`, whose parts were read before.
 */
export function faceAt(text: string, start: number, limit: number): number | null {
  const unit = text.charCodeAt(start);
  if (unit === 0x3c) {
    if (text.startsWith('3', start + 1) && start + 2 <= limit) return face(HEART, start, start + 2);
    if (text.startsWith('/3', start + 1) && start + 3 <= limit) return face(BROKEN, start, start + 3);
    return null;
  }
  if (!EYES.has(unit)) return null;
  let at = start + 1;
  if (at < limit && NOSES.has(text.charCodeAt(at))) at++;
  if (at >= limit) return null;
  const mouth = text.charCodeAt(at);
  const hash = MOUTHS.get(mouth);
  if (hash === undefined) return null;
  if (CLASS_OF[mouth] === LETTER || CLASS_OF[mouth] === DIGIT) {
    if (at + 1 < limit && isWordUnit(text.charCodeAt(at + 1))) return null;
  }
  at++;
  while (at < limit && text.charCodeAt(at) === mouth) at++;
  return face(hash, start, at);
}

function face(hash: number, start: number, end: number): number {
  put(FACE, 0, hash, start, end);
  return end;
}
