/** Does a mention answer the query, and where? The whole query is applied here, whatever a source has promised. */
import type { QueryField, QueryNode, Span } from '../../types.js';
import { type Folded, foldText } from '../text/fold.js';
import { type Subject, type View, viewOf } from './subject.js';
import { type Term, termOf } from './term.js';
import type { Leaf } from './tree.js';

export interface Match {
  /** The terms that stand in it, folded, in the order of the query; none for conditions such as `lang:en`. */
  readonly terms: string[];
  /** Where they stand in the title as given: sorted, not overlapping. */
  readonly title: Span[];
  /** The same for the text. */
  readonly text: Span[];
}

/** Null: it does not match. */
export type Matcher = (subject: Subject) => Match | null;

/** Prepares a query once for many mentions. */
export function compileQuery(node: QueryNode): Matcher {
  const test = compile(node);
  return (subject) => {
    const view = viewOf(subject);
    const found: Term[] = [];
    if (!test(view, found)) return null;
    return {
      terms: [...new Set(found.map((term) => term.text))],
      title: view.title === null ? [] : spansOf(found, view.title),
      text: spansOf(found, view.text),
    };
  };
}

/** Adds the terms that hold to `found`; adds none where the answer is no. */
type Test = (view: View, found: Term[]) => boolean;

function compile(node: QueryNode): Test {
  if (node.type === 'not') {
    const test = compile(node.node);
    return (view) => !test(view, []);
  }
  if (node.type !== 'and' && node.type !== 'or') return compileLeaf(node);
  const tests = node.nodes.map(compile);
  // Every alternative is asked: all that hold are named.
  if (node.type === 'or') return (view, found) => tests.filter((test) => test(view, found)).length > 0;
  return (view, found) => {
    const before = found.length;
    if (tests.every((test) => test(view, found))) return true;
    found.length = before;
    return false;
  };
}

function compileLeaf(leaf: Leaf): Test {
  if (leaf.type === 'all') return () => true;
  if (leaf.type === 'field') return CONDITIONS[leaf.field](leaf.value);
  const term = termOf(leaf);
  return (view, found) => {
    const holds =
      standsIn(term, view.text) || (view.title !== null && standsIn(term, view.title)) || term.isBeside(view);
    if (holds) found.push(term);
    return holds;
  };
}

const standsIn = (term: Term, { text }: Folded): boolean => term.finds.some((find) => find(text, 0) !== null);

const CONDITIONS: Readonly<Record<QueryField, (value: string) => Test>> = {
  from: (value) => {
    const handle = foldText(value);
    return (view) => view.handles().includes(handle);
  },
  site: (host) => (view) => view.hosts().some((own) => own === host || own.endsWith(`.${host}`)),
  lang: (language) => (view) => view.language() === language,
};

function spansOf(terms: readonly Term[], { text, span }: Folded): Span[] {
  const spans: Span[] = [];
  for (const find of terms.flatMap((term) => term.finds)) {
    for (let hit = find(text, 0); hit !== null; hit = find(text, hit.end)) spans.push(span(hit.start, hit.end));
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return merged(spans);
}

/** Spans that overlap become one. */
function merged(sorted: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last === undefined || span.start >= last.end) result.push(span);
    else if (span.end > last.end) result[result.length - 1] = { start: last.start, end: span.end };
  }
  return result;
}
