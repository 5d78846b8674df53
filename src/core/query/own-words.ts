/** Recognizes the query's own words, which say nothing new about its results. */

import { patternFor } from '../../lazy-pattern.js';
import type { QueryNode } from '../../types.js';
import { isUnspaced } from '../text/boundary.js';
import { fold } from '../text/fold.js';
import { nameParts, tagNames } from './name.js';
import { splitHandle } from './pattern.js';
import { type Leaf, positiveLeaves } from './tree.js';

/** Returns a test of whether a word belongs to the query, including its plural and possessive. */
export function ownWords(node: QueryNode): (word: string) => boolean {
  const words = positiveLeaves(node)
    .flatMap(wordsOf)
    .map((word) => fold(word).text);
  const own = new Set(words.flatMap(stemsOf));
  const unspaced = words.filter(isUnspaced);
  const isOwn = (word: string): boolean => {
    const folded = fold(word).text;
    if (stemsOf(folded).some((stem) => own.has(stem))) return true;
    // In scripts without spaces, a segmenter may have cut a name into several words.
    return isUnspaced(folded) && unspaced.some((name) => name.includes(folded));
  };
  const answers = new Map<string, boolean>();
  return (word) => {
    const known = answers.get(word);
    if (known !== undefined) return known;
    const answer = isOwn(word);
    if (answers.size < CACHED_WORDS) answers.set(word, answer);
    return answer;
  };
}

/** Words repeat a lot; the limit bounds how much memory a hostile text can claim. */
const CACHED_WORDS = 50_000;

const LETTERS = patternFor(String.raw`[\p{L}\p{M}\p{N}_]{2,}`, 'gu');

function wordsOf(leaf: Leaf): readonly string[] {
  switch (leaf.type) {
    case 'word':
    case 'phrase':
    case 'brand':
      return [
        ...nameParts(leaf.text).map(({ text }) => text),
        // What a tokenizer makes of O'Reilly. Single letters are too common to count.
        ...(leaf.text.match(LETTERS(leaf.text)) ?? []),
        ...tagNames(leaf.text),
      ];
    case 'wildcard':
    case 'raw':
    case 'case':
      return leaf.text.match(LETTERS(leaf.text)) ?? [];
    case 'tag':
    case 'ticker':
      return [leaf.text];
    case 'handle':
      return [splitHandle(leaf.text)[0]];
    case 'all':
    case 'field':
    case 'regex':
    case 'mood':
      return [];
  }
}

/** Returns the word itself and the stems it may be an inflection of. */
function stemsOf(word: string): readonly string[] {
  const singular = word.replace(/'s?$/u, '');
  const stems = [singular.replace(/ies$/u, 'y'), singular.replace(/es$/u, ''), singular.replace(/s$/u, '')];
  return [word, singular, ...stems.filter((stem) => stem.length >= 3)];
}
