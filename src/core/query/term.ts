/** The terms of a query: how each is written in a text, and where else it may stand. */
import { fold, foldText } from '../text/fold.js';
import { handleForms } from './forms.js';
import { tagNames, withOtherAnd } from './name.js';
import { type Find, findHandle, findName, findTag, findTicker } from './pattern.js';
import { tagKey, type View } from './subject.js';
import type { Leaf } from './tree.js';

export interface Term {
  /** Folded, as it is named to people. */
  readonly text: string;
  /** The ways it is written. */
  readonly finds: readonly Find[];
  /** Whether it stands beside title and text: among the tags, or as the author. */
  isBeside(view: View): boolean;
}

export function termOf(leaf: Exclude<Leaf, { type: 'all' | 'field' }>): Term {
  switch (leaf.type) {
    case 'word':
    case 'phrase':
      return wordTerm(leaf.text);
    case 'brand':
      return leaf.exact ? wordTerm(leaf.text) : brandTerm(leaf.text);
    case 'tag':
      return { text: `#${foldText(leaf.text)}`, finds: [findTag(leaf.text)], isBeside: isAmongTags([leaf.text]) };
    case 'handle':
      return { text: `@${foldText(leaf.text)}`, finds: [findHandle(leaf.text)], isBeside: () => false };
    case 'ticker':
      return { text: `$${foldText(leaf.text)}`, finds: [findTicker(leaf.text)], isBeside: () => false };
  }
}

function wordTerm(text: string): Term {
  const find = findName(text, 'apart');
  return { text: foldText(text), finds: [find], isBeside: (view) => view.tags().some((tag) => find(tag, 0) !== null) };
}

function brandTerm(name: string): Term {
  const other = withOtherAnd(name);
  const names = [findName(name, 'joined'), ...(other === null ? [] : [findName(other, 'apart')])];
  const tags = tagNames(name);
  const handles = handleForms(name);
  const isTagged = isAmongTags(tags);
  const own = new Set(handles.map((handle) => foldText(handle)));
  return {
    text: foldText(name),
    finds: [...names, ...tags.map(findTag), ...handles.map(findHandle)],
    isBeside: (view) =>
      view.tags().some((tag) => names.some((find) => find(tag, 0) !== null)) ||
      isTagged(view) ||
      view.handles().some((handle) => own.has(handle)),
  };
}

function isAmongTags(tags: readonly string[]): (view: View) => boolean {
  const keys = new Set(tags.map((tag) => tagKey(fold(tag).text)));
  return (view) => view.tags().some((tag) => keys.has(tagKey(tag)));
}
