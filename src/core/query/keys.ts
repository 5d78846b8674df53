/** What must stand in whatever matches a query, as keys that can be looked up: for thousands of queries at once. */
import { isAscii } from '../../lazy-pattern.js';
import type { QueryNode } from '../../types.js';
import { standsApart, wordsApart } from '../text/boundary.js';
import { fold, foldText } from '../text/fold.js';
import { handleForms } from './forms.js';
import { nameParts, tagNames, withOtherAnd } from './name.js';
import { splitHandle } from './pattern.js';
import { tagKey } from './subject.js';

/**
 * Whatever does not hold one of them, once it is folded, is certain not to match. A key is a word, or two with a space
 * between that stand next to each other; of a name without such words, how it begins. Null: it may match without.
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

/** Whether a key is words, and not how a name begins. */
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
      // Authors are looked at in composed form.
      ...(isAscii(form) ? [] : [ofWhole(foldText(form))]),
    ]),
  ]);
}

/** In a text, and among the tags, where spaces and hyphens make no difference. */
const ofTag = (tag: string): Keys => all([ofWhole(fold(tag).text), ofWhole(tagKey(fold(tag).text))]);

const ofWhole = (folded: string): Keys => ofRuns([{ text: folded, isGlued: false }]);

function ofName(name: string, gaps: 'apart' | 'joined'): Keys {
  return ofRuns(nameParts(fold(name).text).map(({ text }) => ({ text, isGlued: gaps === 'joined' })));
}

/** Of words with wildcards, the surest that has none. */
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
  /** Perhaps nothing stands between it and the part before it. */
  readonly isGlued: boolean;
}

/** Of longer names, and of those with one letter a word, the first words alone. */
const MOST_RUNS = 6;
const OPENING = 4;

/** Between two runs something stands, or may not stand where they are glued: every way to begin is a key. */
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

/** The words that may begin with a run, each with the run that comes after it. */
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

/** Of what must all be there, that which is rarest, as far as its length tells. */
function surest(parts: readonly Keys[]): Keys {
  const shortest = (keys: readonly string[]) => Math.min(...keys.map(({ length }) => length));
  return parts.filter((part) => part !== null).sort((a, b) => shortest(b) - shortest(a))[0] ?? null;
}
