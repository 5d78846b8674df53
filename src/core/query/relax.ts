/**
 * Relaxes a query to what a source's own search can express: the result finds everything the query would, and possibly
 * more.
 */
import type { Capabilities, Operator } from '../../sources/source.js';
import type { QueryField, QueryNode } from '../../types.js';
import { NUMBERS } from './fields.js';
import { asWritten, type Brand, naturalForms } from './forms.js';
import { isPicture, nameParts } from './name.js';
import { splitHandle } from './pattern.js';
import { distinct } from './print.js';
import { namesSomething } from './tokens.js';
import { and, type Leaf, not, or } from './tree.js';
import { hasWildcard } from './wildcard.js';

export interface SearchLanguage {
  readonly capabilities: Capabilities;
  /** Called with every part that is left to local filtering, and the reason. */
  leave(part: QueryNode, reason: string): void;
}

/** Returns null if the search cannot be narrowed by this node. */
export function relax(node: QueryNode, language: SearchLanguage): QueryNode | null {
  if (node.type === 'and') {
    const parts = node.nodes.map((part) => relax(part, language)).filter((part) => part !== null);
    return parts.length === 0 ? null : and(parts);
  }
  if (node.type === 'or') {
    const parts = node.nodes.map((part) => relax(part, language));
    if (parts.every((part) => part !== null)) return or(distinct(parts));
    language.leave(node, 'not all of it can be searched for');
    return null;
  }
  if (node.type === 'not') return relaxExcluded(node.node, language);
  if (node.type === 'brand') return relax(or(brandForms(node, language.capabilities)), language);
  if (node.type === 'near') {
    language.leave(node, 'searched as its words');
    return relax(and([node.left, node.right]), language);
  }
  return relaxLeaf(node, language);
}

/**
 * Returns the forms of a brand that need a search of their own: if searching for the word AcmeCoffee also finds
 * @AcmeCoffee, the handle is left out.
 */
export function brandForms(brand: Brand, capabilities: Capabilities): readonly QueryNode[] {
  const forms = naturalForms(brand);
  const words = new Set(forms.flatMap((form) => (form.type === 'word' ? [form.text] : [])));
  return forms.filter((form) => {
    if (form.type !== 'tag' && form.type !== 'handle') return true;
    const isFoundByWord = capabilities.wordsFindTags === true || !capabilities.operators.includes(form.type);
    return !(isFoundByWord && words.has(form.text));
  });
}

/** Whether a source can be searched by this node: it must look for something, not merely narrow the results. */
export function isSearchable(node: QueryNode): boolean {
  if (node.type === 'and') return node.nodes.some(isSearchable);
  if (node.type === 'or') return node.nodes.every(isSearchable);
  if (node.type === 'field') return LOOKED_FOR.has(node.field);
  return node.type !== 'not' && node.type !== 'all';
}

/** Fields that can be searched by on their own; the others only narrow. */
const LOOKED_FOR: ReadonlySet<QueryField> = new Set(['from', 'to', 'title', 'site', 'url', 'link']);

function relaxLeaf(leaf: Exclude<Leaf, { type: 'brand' }>, language: SearchLanguage): QueryNode | null {
  if (leaf.type === 'all') return null;
  const native = nativeForm(leaf, language);
  if (native !== null) return native;
  const account = leaf.type === 'field' && leaf.field === 'to' ? ({ type: 'handle', text: leaf.value } as const) : null;
  if (account !== null && nativeForm(account, language) !== null) {
    language.leave(leaf, 'searched as an account that is named');
    return account;
  }
  const { words, reason } = wordsOf(leaf);
  language.leave(leaf, reason);
  const parts = words.flatMap((text) => nativeForm(asWritten(text), language) ?? bareWords(text));
  return parts.length === 0 ? null : and(parts);
}

/**
 * Splits a text into words, dropping emoji, which word searches do not support.
 * @param text of several parts
 */
const bareWords = (text: string): QueryNode[] =>
  nameParts(text).flatMap((part) =>
    isPicture(part.text) && !/[\p{L}\p{N}]/u.test(part.text) ? [] : { type: 'word', text: part.text },
  );

/**
 * Returns words that every match must contain and that can be searched for in place of the leaf, and the reason to
 * report.
 */
function wordsOf(leaf: Exclude<Leaf, { type: 'brand' | 'all' }>): { words: readonly string[]; reason: string } {
  switch (leaf.type) {
    case 'word':
    case 'phrase':
      return { words: [leaf.text], reason: 'searched as its words' };
    case 'tag':
    case 'ticker':
      return { words: [leaf.text], reason: 'searched as a word' };
    case 'handle':
      return { words: [splitHandle(leaf.text)[0]], reason: 'searched as a word' };
    case 'raw':
    case 'case':
    case 'wildcard': {
      // A word search finds nothing for a text made of signs alone.
      const exact = leaf.type === 'raw' && namesSomething(leaf.text) ? [leaf.text] : [];
      const words = leaf.type === 'raw' ? exact : wholeWords(leaf.text);
      return { words, reason: words.length > 0 ? 'searched as its words' : NOT_SEARCHED };
    }
    case 'field':
      if (leaf.field === 'title') return { words: wholeWords(leaf.value), reason: 'searched in all the text' };
      if (leaf.field === 'to') return { words: [splitHandle(leaf.value)[0]], reason: 'searched as a word' };
      if (leaf.field === 'since' || leaf.field === 'until')
        return { words: [], reason: 'the window that is asked for' };
      return { words: [], reason: NOT_SEARCHED };
    case 'regex':
      return { words: [], reason: 'a regular expression: applied here only' };
    case 'mood':
      return { words: [], reason: 'decided by our own scoring' };
  }
}

const NOT_SEARCHED = 'this source does not search by it';

/** Returns the stretches of a text that contain no wildcard. */
function wholeWords(text: string): readonly string[] {
  if (!hasWildcard(text)) return [text];
  const stretches: string[][] = [[]];
  for (const word of text.split(' ')) {
    if (hasWildcard(word)) stretches.push([]);
    else stretches.at(-1)!.push(word);
  }
  return stretches.filter((words) => words.length > 0).map((words) => words.join(' '));
}

/**
 * Returns what the source can apply itself without dropping more than the query excludes; null if the exclusion is
 * applied locally only.
 */
function relaxExcluded(node: QueryNode, language: SearchLanguage): QueryNode | null {
  if (node.type === 'not') return relax(node.node, language);
  if (node.type === 'brand') return relaxExcluded(or(brandForms(node, language.capabilities)), language);
  if (node.type === 'or') {
    const parts = node.nodes.map((part) => relaxExcluded(part, language)).filter((part) => part !== null);
    return parts.length === 0 ? null : and(parts);
  }
  if (node.type === 'near') {
    language.leave(not(node), 'excluded here');
    return null;
  }
  const isExact =
    language.capabilities.operators.includes('not') && !hasSigns(node) && !isLink(node) && !isNumber(node);
  const native = isExact ? nativeForm(node, language) : null;
  if (native !== null) return not(native);
  language.leave(not(node), 'excluded here');
  return null;
}

/**
 * A source's link search also finds pages below the link and texts with words of its address, which must not be
 * excluded with it.
 */
const isLink = (node: QueryNode): boolean => node.type === 'field' && node.field === 'link';

const isNumber = (node: QueryNode): boolean =>
  node.type === 'field' && (NUMBERS as readonly QueryField[]).includes(node.field);

/** Searches ignore signs: excluding C++ there would exclude C. */
const hasSigns = (node: QueryNode): boolean =>
  (node.type === 'word' || node.type === 'phrase') &&
  nameParts(node.text).some((part) => part.sign !== '' || !/^[\p{L}\p{M}\p{N}_]+$/u.test(part.text));

/**
 * Returns the node in the source's own terms if it means exactly the same there; null if the source has no such
 * operator.
 */
function nativeForm(node: QueryNode, { capabilities }: SearchLanguage): QueryNode | null {
  const can = (operator: Operator) => capabilities.operators.includes(operator);
  switch (node.type) {
    case 'word':
    case 'phrase': {
      const form = asWritten(node.text);
      // A phrase of one word is that word, and a single word with signs is better sent bare than not at all.
      if (form.type === 'word' || can('phrase')) return form;
      return nameParts(node.text).length > 1 ? null : { type: 'word', text: node.text };
    }
    case 'tag':
    case 'handle':
    case 'ticker':
      return can(node.type) ? node : null;
    case 'field':
      // Sources can only search for a minimum; other comparisons are applied locally.
      return can(node.field) && (!isNumber(node) || node.value.startsWith('>')) ? node : null;
    case 'all':
    case 'and':
    case 'or':
    case 'not':
    case 'near':
    case 'brand':
    case 'wildcard':
    case 'raw':
    case 'case':
    case 'regex':
    case 'mood':
      return null;
  }
}
