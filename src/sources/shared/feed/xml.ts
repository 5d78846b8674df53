/** Reads XML as it is found in the wild: no DTD is obeyed, nothing recurses, nothing is thrown. */
import { decodeHTMLStrict } from 'entities';
import { httpAddress } from '../address.js';
import { readTokens } from '../tokens.js';
import { declarePrefixes, nameOf, type Own, ownNamespace, type Prefixes } from './names.js';

export interface XmlElement {
  /** Lower case: `title` in the document's own vocabulary, `dc:creator` in a known one, `?:x` in any other. */
  readonly name: string;
  /** Lower case; those with a prefix as `rdf:about`, `xml:lang`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What relative addresses here are relative to. */
  readonly base: string | undefined;
  /** The nearest `xml:lang`. */
  readonly language: string | null;
}

export interface XmlContent {
  /** Directly in the element, entities decoded once. */
  readonly text: string;
  /** What stands between its tags as written, where there are elements within; else null. */
  readonly markup: string | null;
}

/** What to do with an element: `inside` is the scope of its children; null leaves them out. */
export interface Visit<S> {
  readonly inside: S | null;
  readonly close?: (content: XmlContent) => void;
}

export interface Reading<S> {
  readonly scope: S;
  /** The address of the document. */
  readonly base: string | undefined;
  /** Local names of the elements that a document of this kind begins with; they decide its own vocabulary. */
  readonly roots: ReadonlySet<string>;
  /** Elements that never stand in themselves: another one opening means that an end tag was forgotten. */
  readonly siblings: ReadonlySet<string>;
  /** Sees every element whose parent has a scope. `stop`: the rest is of no interest. */
  visit(element: XmlElement, scope: S): Visit<S> | 'stop';
}

/** Elements nested deeper are passed over, though they still count as markup of what is around them. */
const MAX_DEPTH = 256;
const MAX_ATTRIBUTES = 64;

interface Frame<S> {
  readonly tag: string;
  /** Null: left out, and so is all below. */
  readonly element: (XmlElement & { readonly prefixes: Prefixes | null }) | null;
  readonly visit: Visit<S>;
  readonly start: number;
  text: string;
  hasElements: boolean;
}

/** @returns whether something was passed over for its depth */
export function readXml<S>(source: string, reading: Reading<S>): { readonly truncated: boolean } {
  const stack: Frame<S>[] = [];
  const onStack = counter();
  // Open elements beyond the depth cap: their end tags must not close anything else.
  const beyond = counter();
  let own: Own | null = null;
  let truncated = false;
  let isOver = false;
  let tag = '';
  let tagStart = 0;
  let attributes = NO_ATTRIBUTES;

  const addText = (text: string) => {
    const frame = stack.at(-1);
    if (frame?.visit.close !== undefined) frame.text += text;
  };
  const closeDownTo = (depth: number, end: number) => {
    if (beyond.isUsed()) beyond.clear();
    while (stack.length > depth) {
      const frame = stack.pop()!;
      onStack.take(frame.tag);
      frame.visit.close?.({ text: frame.text, markup: frame.hasElements ? source.slice(frame.start, end) : null });
    }
  };
  const push = (element: Frame<S>['element'], visit: Visit<S>, start: number) => {
    stack.push({ tag, element, visit, start, text: '', hasElements: false });
    onStack.add(tag);
  };
  /** @returns whether the element is on the stack now */
  const open = (end: number): boolean => {
    const parent = stack.at(-1);
    if (parent !== undefined) parent.hasElements = true;
    const scope = parent === undefined ? reading.scope : parent.visit.inside;
    if (stack.length >= MAX_DEPTH) {
      truncated ||= scope !== null;
      beyond.add(tag);
      return false;
    }
    if (scope === null) {
      push(null, LEFT_OUT, end);
      return true;
    }
    const element = describe(parent?.element ?? null);
    const twin = reading.siblings.has(element.name)
      ? stack.findIndex((frame) => frame.element?.name === element.name)
      : -1;
    if (twin >= 0) {
      closeDownTo(twin, tagStart);
      return open(end);
    }
    const visit = reading.visit(element, scope);
    if (visit === 'stop') isOver = true;
    else push(element, visit, end);
    return visit !== 'stop';
  };
  const describe = (parent: Frame<S>['element']) => {
    const prefixes = declarePrefixes(attributes, parent?.prefixes ?? null);
    if (own === null && reading.roots.has(tag.slice(tag.indexOf(':') + 1))) own = ownNamespace(tag, prefixes);
    const outerBase = parent === null ? reading.base : parent.base;
    return {
      prefixes,
      name: nameOf(tag, prefixes, own),
      attributes: nameAttributes(attributes, prefixes),
      base: httpAddress(attributes.get('xml:base') ?? '', outerBase) ?? outerBase,
      language: attributes.get('xml:lang') ?? parent?.language ?? null,
    };
  };
  readTokens(source, 'xml', {
    tagName(start, end) {
      tag = source.slice(start, end).toLowerCase();
      tagStart = start - 1;
      attributes = NO_ATTRIBUTES;
    },
    attribute(nameStart, nameEnd, start, end) {
      if (attributes.size >= MAX_ATTRIBUTES) return;
      const name = source.slice(nameStart, nameEnd).toLowerCase();
      if (attributes.has(name)) return;
      if (attributes === NO_ATTRIBUTES) attributes = new Map();
      attributes.set(name, decodeHTMLStrict(source.slice(start, end)));
    },
    tagEnd(end, closesItself) {
      const isOpen = open(end);
      if (closesItself && isOpen) closeDownTo(stack.length - 1, end);
      if (closesItself && !isOpen) beyond.take(tag);
      return !isOver;
    },
    endTag(start, end) {
      const name = source.slice(start, end).toLowerCase();
      if (beyond.take(name) || !onStack.has(name)) return;
      closeDownTo(
        stack.findLastIndex((frame) => frame.tag === name),
        start - 2,
      );
    },
    text: (start, end) => addText(decodeHTMLStrict(source.slice(start, end))),
    cdata: (start, end) => addText(source.slice(start, end)),
  });
  closeDownTo(0, source.length);
  return { truncated };
}

const LEFT_OUT = { inside: null };
// Most elements have none: one empty map for all.
const NO_ATTRIBUTES = new Map<string, string>();

function nameAttributes(attributes: ReadonlyMap<string, string>, prefixes: Prefixes | null) {
  if (attributes.size === 0) return attributes;
  const named = new Map<string, string>();
  for (const [name, value] of attributes) named.set(name.includes(':') ? nameOf(name, prefixes, null) : name, value);
  return named;
}

function counter() {
  const counts = new Map<string, number>();
  const of = (tag: string) => counts.get(tag) ?? 0;
  return {
    add: (tag: string) => void counts.set(tag, of(tag) + 1),
    has: (tag: string) => of(tag) > 0,
    isUsed: () => counts.size > 0,
    clear: () => counts.clear(),
    /** False: there was none. */
    take(tag: string): boolean {
      const count = of(tag);
      if (count > 0) counts.set(tag, count - 1);
      return count > 0;
    },
  };
}
