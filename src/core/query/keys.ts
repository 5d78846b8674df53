/**
 * Lookup keys of a query: words of which every match contains at least one, so that thousands of queries can be
 * prefiltered at once.
 */
import { isAscii } from '../../lazy-pattern.js';
import type { QueryNode } from '../../types.js';
import { standsApart, wordsApart } from '../text/boundary.js';
import { fold, foldText } from '../text/fold.js';
import { handleForms } from './forms.js';
import { nameParts, tagNames, withOtherAnd } from './name.js';
import { splitHandle } from './pattern.js';
import { tagKey } from './subject.js';

/**
 * Returns the keys of a query; a mention that contains none of them, once folded, is certain not to match. A key is a
 * word or two adjacent words separated by a space, or, for a name without such words, its first characters. Null: the
 * query may match mentions without any key.
 */
export function keysOf(node: QueryNode): readonly string[] | null {
  switch (node.type) {
    case 'and':
      return surest(node.nodes.map(keysOf));
    case 'or':
      return all(node.nodes.map(keysOf));
    case 'near':
      return surest([keysOf(node.left), keysOf(node.right)]);
    case 'brand':
      return node.exact ? ofName(node.text, 'apart') : ofBrand(node.text);
    case 'word':
    case 'phrase':
      return ofName(node.text, 'apart');
    case 'wildcard':
    case 'case':
      return ofPattern(node.text);
    case 'tag':
      return ofTag(node.text);
    case 'ticker':
      return ofWhole(fold(node.text).text);
    case 'handle':
      return ofWhole(splitHandle(fold(node.text).text)[0]);
    case 'field':
      return node.field === 'title' ? ofPattern(node.value) : null;
    case 'all':
    case 'mood':
    case 'not':
    case 'raw':
    case 'regex':
      return null;
  }
}

/** Whether a key consists of words, as opposed to the first characters of a name. */
export const isOfWords = (key: string): boolean => standsApart(key.charCodeAt(0));

type Keys = readonly string[] | null;

function ofBrand(name: string): Keys {
  if (/^[A-Za-z0-9]+$/.test(name)) return [name.toLowerCase()];
  const other = withOtherAnd(name);
  return all([
    ofName(name, 'joined'),
    ...(other === null ? [] : [ofName(other, 'apart')]),
    ...[...new Set([...tagNames(name), ...handleForms(name)])].flatMap((form) => [
      ofTag(form),
      // Author handles are compared in composed form.
      ...(isAscii(form) ? [] : [ofWhole(foldText(form))]),
    ]),
  ]);
}

/** Keys for a tag inside a text, and for the list of tags, in which spaces and hyphens are ignored. */
const ofTag = (tag: string): Keys => all([ofWhole(fold(tag).text), ofWhole(tagKey(fold(tag).text))]);

const ofWhole = (folded: string): Keys => ofRuns([{ text: folded, isGlued: false }]);

function ofName(name: string, gaps: 'apart' | 'joined'): Keys {
  return ofRuns(nameParts(fold(name).text).map(({ text }) => ({ text, isGlued: gaps === 'joined' })));
}

/** Uses the most selective of the words without a wildcard. */
function ofPattern(text: string): Keys {
  if (!/[*?]/.test(text)) return ofName(text, 'apart');
  return surest(
    text
      .split(/\s+/u)
      .filter((piece) => !/[*?]/.test(piece))
      .map((piece) => ofName(piece, 'apart')),
  );
}

interface Part {
  readonly text: string;
  /** Whether it may directly follow the part before it, with nothing in between. */
  readonly isGlued: boolean;
}

/**
 * Names of more runs than this, such as long names or names of single letters, are keyed by their first words alone.
 */
const MOST_RUNS = 6;
const OPENING = 4;

/**
 * Builds the keys of a sequence of runs: one for every way the name may begin, since glued runs may be written with or
 * without a gap.
 */
function ofRuns(parts: readonly Part[]): Keys {
  const runs: { readonly text: string; readonly isGlued: boolean }[] = [];
  let before = '';
  for (const { text, isGlued } of parts) {
    for (const [at, run] of wordsApart(text).entries()) {
      const touches =
        at === 0 && text.startsWith(run) && before !== '' && standsApart(before.charCodeAt(before.length - 1));
      runs.push({ text: run, isGlued: isGlued && touches });
    }
    before = text;
  }
  if (runs.length === 0) {
    const opening = (parts[0]?.text ?? '').slice(0, OPENING);
    return opening === '' ? null : [opening];
  }
  const keys: string[] = [];
  for (const [first, next] of beginnings(runs, 0)) {
    if (next === runs.length || runs.length > MOST_RUNS) keys.push(first);
    else keys.push(...beginnings(runs, next).map(([second]) => `${first} ${second}`));
  }
  return keys;
}

/** Returns the words that may start at a run, each with the index of the run after it. */
function beginnings(runs: readonly Part[], from: number): readonly (readonly [string, number])[] {
  const words: [string, number][] = [];
  let word = '';
  for (let at = from; at < runs.length && (at === from || runs[at]!.isGlued); at += 1) {
    word += runs[at]!.text;
    words.push([word, at + 1]);
  }
  return words;
}

function all(parts: readonly Keys[]): Keys {
  return parts.some((part) => part === null) ? null : [...new Set(parts.flatMap((part) => part ?? []))];
}

/** Of several parts that must all be present, picks the most selective, judged by the length of its shortest key. */
function surest(parts: readonly Keys[]): Keys {
  const shortest = (keys: readonly string[]) => Math.min(...keys.map(({ length }) => length));
  return parts.filter((part) => part !== null).sort((a, b) => shortest(b) - shortest(a))[0] ?? null;
}
