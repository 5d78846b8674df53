/** Hashes under which a mention and its copies are known; a mention that shares one of them is the same. */
import { knownBy } from '../core/mention/known-by.js';
import type { Mention } from '../types.js';
import { digest } from './stored-text.js';

export const knownAs = (mention: Mention): readonly string[] => [
  ...new Set(knownBy(mention).map((key) => digest(key))),
];
