/** Terms of a query: how each is found in a text, and in which other parts of a mention it may occur. */
import type { QueryNode, Span } from '../../types.js';
import { fold, foldText } from '../text/fold.js';
import { handleForms } from './forms.js';
import { tagNames, withOtherAnd } from './name.js';
import type { Passage } from './passage.js';
import { findHandle, findTag, findTicker } from './pattern.js';
import { print } from './print.js';
import {
  accounts,
  anyOf,
  caseSearch,
  chainOf,
  folded,
  rawSearch,
  regexSearch,
  type Search,
  type SingleSearch,
  searchFor,
  singleCaseSearch,
  singleWildcardSearch,
  wildcardSearch,
  wordsFor,
} from './search.js';
import { tagKey, type View } from './subject.js';
import type { Near } from './tree.js';
import { findName } from './words.js';

export interface Term {
  /** Folded, for display. */
  readonly names: readonly string[];
  holds(view: View): boolean;
  inTitle(title: Passage): readonly Span[];
  inText(text: Passage): readonly Span[];
}

export type TermNode = Extract<
  QueryNode,
  { type: 'word' | 'phrase' | 'brand' | 'tag' | 'handle' | 'ticker' | 'wildcard' | 'raw' | 'case' | 'regex' | 'near' }
>;

export function termOf(node: TermNode): Term {
  switch (node.type) {
    case 'word':
    case 'phrase':
    case 'wildcard':
    case 'raw':
    case 'case':
    case 'regex':
    case 'near':
      return inWords(namesOf(node), searchOf(node));
    case 'brand':
      return node.exact ? inWords([foldText(node.text)], nameSearch(node.text)) : brandTerm(node.text);
    case 'tag':
      return term(namesOf(node), singleSearchOf(node), isAmongTags([node.text]));
    case 'handle':
    case 'ticker':
      return term(namesOf(node), singleSearchOf(node), () => false);
  }
}

/** `title:` looks at the title only. */
export function titleTerm(words: string): Term {
  const search = wildcardSearch(words);
  return {
    names: [foldText(words)],
    holds: ({ title }) => title !== null && search.standsIn(title),
    inTitle: (title) => search.spansIn(title),
    inText: () => [],
  };
}

/** A term that may occur in title, text and tags. */
const inWords = (names: readonly string[], search: Search): Term =>
  term(names, search, (view) => view.tags().some((tag) => search.standsIn(tag)));

function term(names: readonly string[], search: Search, isBeside: (view: View) => boolean): Term {
  return {
    names,
    holds: (view) =>
      search.standsIn(view.text) || (view.title !== null && search.standsIn(view.title)) || isBeside(view),
    inTitle: (title) => search.spansIn(title),
    inText: (text) => search.spansIn(text),
  };
}

function brandTerm(name: string): Term {
  const other = withOtherAnd(name);
  const named = [
    searchFor(findName(fold(name).text, 'joined'), wordsFor(name)),
    ...(other === null ? [] : [nameSearch(other)]),
  ];
  const tags = tagNames(name);
  const handles = handleForms(name);
  const marked = [
    ...tags.map((tag) => searchFor(findTag(tag), folded)),
    ...handles.map((handle) => searchFor(findHandle(handle), accounts)),
  ];
  const isTagged = isAmongTags(tags);
  const own = new Set(handles.map((handle) => foldText(handle)));
  return term(
    [foldText(name)],
    anyOf([...named, ...marked]),
    (view) =>
      view.tags().some((tag) => named.some((search) => search.standsIn(tag))) ||
      isTagged(view) ||
      view.handles().some((handle) => own.has(handle)),
  );
}

function isAmongTags(tags: readonly string[]): (view: View) => boolean {
  const keys = new Set(tags.map((tag) => tagKey(fold(tag).text)));
  return (view) => view.tags().some((tag) => keys.has(tagKey(tag.folded().text)));
}

const nameSearch = (name: string): SingleSearch => searchFor(findName(fold(name).text, 'apart'), wordsFor(name));

function searchOf(node: Exclude<TermNode, { type: 'brand' }>): Search {
  switch (node.type) {
    case 'wildcard':
      return wildcardSearch(node.text);
    case 'case':
      return caseSearch(node.text);
    case 'regex':
      return regexSearch(node.pattern, node.flags);
    case 'near':
      return nearSearch(node);
    case 'word':
    case 'phrase':
    case 'raw':
    case 'tag':
    case 'handle':
    case 'ticker':
      return singleSearchOf(node);
  }
}

function nearSearch(near: Near): Search {
  const links: Near[] = [];
  let first: QueryNode = near;
  for (; first.type === 'near'; first = first.left) links.unshift(first);
  return chainOf(
    [first, ...links.map(({ right }) => right)].map(singleSearchOf),
    links.map(({ words, ordered }) => ({ least: 0, most: words - 1, ordered })),
  );
}

/** @throws TypeError for nodes that the parser never accepts as operands of NEAR */
function singleSearchOf(node: QueryNode): SingleSearch {
  switch (node.type) {
    case 'word':
    case 'phrase':
      return nameSearch(node.text);
    case 'wildcard':
      return singleWildcardSearch(node.text);
    case 'case':
      return singleCaseSearch(node.text);
    case 'raw':
      return rawSearch(node.text);
    case 'tag':
      return searchFor(findTag(node.text), folded);
    case 'handle':
      return searchFor(findHandle(node.text), accounts);
    case 'ticker':
      return searchFor(findTicker(node.text), folded);
    case 'or':
      return anyOf(node.nodes.map(singleSearchOf));
    case 'all':
    case 'and':
    case 'brand':
    case 'field':
    case 'mood':
    case 'near':
    case 'not':
    case 'regex':
      throw new TypeError(`nothing is near ${print(node)}`);
  }
}

function namesOf(node: QueryNode): readonly string[] {
  switch (node.type) {
    case 'near':
      return [...namesOf(node.left), ...namesOf(node.right)];
    case 'or':
      return node.nodes.flatMap(namesOf);
    case 'tag':
    case 'handle':
    case 'ticker':
      return [`${MARKS[node.type]}${foldText(node.text)}`];
    case 'word':
    case 'phrase':
    case 'wildcard':
      return [foldText(node.text)];
    case 'raw':
    case 'case':
      return [node.text];
    case 'all':
    case 'and':
    case 'brand':
    case 'field':
    case 'mood':
    case 'not':
    case 'regex':
      return [print(node)];
  }
}

const MARKS = { tag: '#', handle: '@', ticker: '$' } as const;
