/** Under what a mention is known, and its copies: whatever shares one of them with it is the same thing again. */
import { knownBy } from '../core/mention/known-by.js';
import type { Mention } from '../types.js';
import { digest } from './stored-text.js';

export const knownAs = (mention: Mention): readonly string[] => [
  ...new Set(knownBy(mention).map((key) => digest(key))),
];
