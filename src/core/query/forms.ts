/** The natural forms of a brand's name: what people write when they mean it, as nodes that a source can be asked for. */
import { isAscii, patternFor } from '../../lazy-pattern.js';
import type { QueryNode } from '../../types.js';
import { foldKeepingCase } from '../text/fold.js';
import { joinedName, nameParts, tagNames, withOtherAnd } from './name.js';

export type Brand = Extract<QueryNode, { type: 'brand' }>;

/** The name itself, with `&` and `and`, written in one word, as `#Tag` and as `@Handle`. */
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

/** Under what handle the brand itself would speak. Handles hold no diacritics, nor an ø or ß. */
export function handleForms(name: string): readonly string[] {
  if (isAscii(name)) return tagNames(name);
  return tagNames(name.normalize('NFKC').replace(LATIN(name), (letters) => foldKeepingCase(letters).text));
}

/** A word where the name is one of letters and digits alone, else a phrase: sources must not read its signs. */
export function asWritten(name: string): QueryNode {
  const isWord = nameParts(name).length === 1 && ONE_WORD(name).test(name);
  return { type: isWord ? 'word' : 'phrase', text: name };
}

const LATIN = patternFor(String.raw`[\p{sc=Latn}][\p{sc=Latn}\u0300-\u036f]*`, 'gu');

const ONE_WORD = patternFor(String.raw`^[\p{L}\p{M}\p{N}_]+$`, 'u');
