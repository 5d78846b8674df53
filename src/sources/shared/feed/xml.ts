/** Reads XML as found in the wild: ignores DTDs, does not recurse, never throws. */
import { decodeHTMLStrict } from 'entities';
import { httpAddress } from '../address.js';
import { readTokens } from '../tokens.js';
import { elementName, knownTags, type Tag } from './known-tags.js';
import { declarePrefixes, nameOf, type Own, ownNamespace, type Prefixes } from './names.js';

export interface XmlElement {
  /** Lower case: `title` in the document's own vocabulary, `dc:creator` in a known one, `?:x` in any other. */
  readonly name: string;
  /** Lower-case names; prefixed ones as `rdf:about`, `xml:lang`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Base of relative URLs. */
  readonly base: string | undefined;
  /** The nearest `xml:lang`. */
  readonly language: string | null;
}

export interface XmlContent {
  /** Text directly in the element, with entities decoded once. */
  readonly text: string;
  /** The source between its tags if it has child elements, else null. */
  readonly markup: string | null;
}

/** How to handle an element: `inside` is the scope of its children; null skips them. */
export interface Visit<S> {
  readonly inside: S | null;
  readonly close?: (content: XmlContent) => void;
}

export interface Reading<S> {
  readonly scope: S;
  /** URL of the document. */
  readonly base: string | undefined;
  /**
   * Local names of the root elements of this kind of document; the first one found sets the document's own vocabulary.
   */
  readonly roots: ReadonlySet<string>;
  /** Elements that cannot be nested in themselves: if another one opens, an end tag is missing. */
  readonly siblings: ReadonlySet<string>;
  /** Called for every element whose parent has a scope. `stop` ends the reading. */
  visit(element: XmlElement, scope: S): Visit<S> | 'stop';
}

/** Deeper elements are skipped, but remain part of the markup of the elements around them. */
const MAX_DEPTH = 256;
const MAX_ATTRIBUTES = 64;

interface Frame<S> {
  readonly tag: Tag;
  /** Null: skipped, along with all its children. */
  readonly element: Element | null;
  readonly visit: Visit<S>;
  readonly start: number;
  text: string;
  hasElements: boolean;
}

type Element = XmlElement & { readonly prefixes: Prefixes | null };

export interface Read {
  /** Elements were skipped because of their depth. */
  readonly truncated: boolean;
  /** Number of elements still open at the end. */
  readonly unclosed: number;
}

export function readXml<S>(source: string, reading: Reading<S>): Read {
  const stack: Frame<S>[] = [];
  const tagOf = knownTags(() => stack.map((frame) => frame.tag));
  // Open elements beyond the depth limit; their end tags must not close anything else.
  const beyond = counter();
  let own: Own | null = null;
  let truncated = false;
  let isOver = false;
  let tag: Tag = NO_TAG;
  let tagStart = 0;
  let attributes = NO_ATTRIBUTES;

  const closeDownTo = (depth: number, end: number) => {
    if (beyond.isUsed()) beyond.clear();
    while (stack.length > depth) {
      const frame = stack.pop()!;
      frame.tag.open -= 1;
      frame.visit.close?.({ text: frame.text, markup: frame.hasElements ? source.slice(frame.start, end) : null });
    }
  };
  const push = (element: Element | null, visit: Visit<S>, start: number) => {
    stack.push({ tag, element, visit, start, text: '', hasElements: false });
    tag.open += 1;
  };
  /** @returns whether the element is now on the stack */
  const open = (end: number): boolean => {
    const parent = stack[stack.length - 1];
    if (parent !== undefined) parent.hasElements = true;
    const scope = parent === undefined ? reading.scope : parent.visit.inside;
    if (stack.length >= MAX_DEPTH) {
      truncated ||= scope !== null;
      beyond.add(tag.name);
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
  const describe = (parent: Element | null): Element => {
    const prefixes = declarePrefixes(attributes, parent?.prefixes ?? null);
    const { name } = tag;
    if (own === null && reading.roots.has(name.slice(name.indexOf(':') + 1))) own = ownNamespace(name, prefixes);
    const outerBase = parent === null ? reading.base : parent.base;
    const base = attributes.get('xml:base');
    return {
      prefixes,
      name: elementName(tag, prefixes, own),
      attributes: nameAttributes(attributes, prefixes),
      base: base === undefined ? outerBase : (httpAddress(base, outerBase) ?? outerBase),
      language: attributes.get('xml:lang') ?? parent?.language ?? null,
    };
  };
  readTokens(source, 'xml', {
    tagName(start, end) {
      tag = tagOf(source.slice(start, end));
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
      if (closesItself && !isOpen) beyond.take(tag.name);
      return !isOver;
    },
    endTag(start, end) {
      const last = stack[stack.length - 1]?.tag;
      const isLast =
        last !== undefined && last.written.length === end - start && source.startsWith(last.written, start);
      const closed = isLast ? last : tagOf(source.slice(start, end));
      if (beyond.take(closed.name) || closed.open === 0) return;
      closeDownTo(isLast ? stack.length - 1 : stack.findLastIndex((frame) => frame.tag === closed), start - 2);
    },
    text(start, end) {
      const frame = stack[stack.length - 1];
      if (frame?.visit.close !== undefined) frame.text += decodeHTMLStrict(source.slice(start, end));
    },
    cdata(start, end) {
      const frame = stack[stack.length - 1];
      if (frame?.visit.close !== undefined) frame.text += source.slice(start, end);
    },
  });
  const unclosed = stack.length;
  closeDownTo(0, source.length);
  return { truncated, unclosed };
}

const LEFT_OUT = { inside: null };
const NO_TAG: Tag = { name: '', written: '', open: 0, element: null, prefixes: null, own: null };
// Most elements have no attributes, so they share one empty map.
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
    isUsed: () => counts.size > 0,
    clear: () => counts.clear(),
    /** Returns false if there was none. */
    take(tag: string): boolean {
      const count = counts.size === 0 ? 0 : of(tag);
      if (count > 0) counts.set(tag, count - 1);
      return count > 0;
    },
  };
}
