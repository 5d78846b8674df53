/** Natural forms of a brand name: what people write when they mean it, as nodes that can be sent to a source. */
import { isAscii, patternFor } from '../../lazy-pattern.js';
import type { QueryNode } from '../../types.js';
import { foldKeepingCase } from '../text/fold.js';
import { joinedName, nameParts, tagNames, withOtherAnd } from './name.js';

export type Brand = Extract<QueryNode, { type: 'brand' }>;

/** Returns the name itself, its variant with `&` or `and`, the name as one word, `#Tag` and `@Handle`. */
export function naturalForms({ text: name, exact }: Brand): readonly QueryNode[] {
  if (exact) return [asWritten(name)];
  const other = withOtherAnd(name);
  const joined = joinedName(name);
  return [
    asWritten(name),
    ...(other === null ? [] : [asWritten(other)]),
    ...(joined === null ? [] : [asWritten(joined)]),
    ...tagNames(name).map((text) => ({ type: 'tag', text }) as const),
    ...handleForms(name).map((text) => ({ type: 'handle', text }) as const),
  ];
}

/** Returns the handles that the brand itself is likely to use. Handles contain no diacritics, nor ø or ß. */
export function handleForms(name: string): readonly string[] {
  if (isAscii(name)) return tagNames(name);
  return tagNames(name.normalize('NFKC').replace(LATIN(name), (letters) => foldKeepingCase(letters).text));
}

/**
 * Returns a word if the name is made of letters and digits alone, otherwise a phrase, so that sources do not interpret
 * its symbols.
 */
export function asWritten(name: string): QueryNode {
  const isWord = nameParts(name).length === 1 && ONE_WORD(name).test(name);
  return { type: isWord ? 'word' : 'phrase', text: name };
}

const LATIN = patternFor(String.raw`[\p{sc=Latn}][\p{sc=Latn}\u0300-\u036f]*`, 'gu');

const ONE_WORD = patternFor(String.raw`^[\p{L}\p{M}\p{N}_]+$`, 'u');
