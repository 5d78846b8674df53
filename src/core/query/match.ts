/**
 * Decides whether and where a mention matches a query. The whole query is applied here, whatever a source has promised.
 */
import type { QueryNode, Span } from '../../types.js';
import type { WhenContext } from '../time/when.js';
import { type Answer, conditionOf, moodCondition } from './conditions.js';
import type { Passage } from './passage.js';
import { type Subject, type View, viewOf } from './subject.js';
import { type Term, termOf, titleTerm } from './term.js';

export interface Match {
  /** The terms found in it, folded, in the order of the query; conditions such as `lang:en` contribute none. */
  readonly terms: string[];
  /** Spans of the matches in the original title: sorted, not overlapping. */
  readonly title: Span[];
  /** Spans of the matches in the original text: sorted, not overlapping. */
  readonly text: Span[];
}

/** Returns null if the mention does not match, or cannot be decided before it is scored. */
export type Matcher = (subject: Subject) => Match | null;

/**
 * `undecided`: depends on the score, and `match` holds what has been found so far. `unknown`: depends on a value that
 * the source did not provide.
 */
export type Verdict =
  | { readonly answer: 'yes'; readonly match: Match }
  | { readonly answer: 'undecided'; readonly match: Match }
  | { readonly answer: 'no' }
  | { readonly answer: 'unknown' };

/**
 * Compiles a query once for many mentions.
 * @param when the present and time zone; required if the query has `since:` or `until:`
 * @param viewed creates the view of a subject; `sharedViews` lets several queries share the folded texts
 */
export function compileVerdict(
  node: QueryNode,
  when: WhenContext | null = null,
  viewed: typeof viewOf = viewOf,
): (subject: Subject) => Verdict {
  const test = compile(node, when);
  let terms = NO_NAMES;
  return (subject) => {
    const view = viewed(subject);
    const found: Term[] = [];
    const answer = test(view, found);
    if (answer === 'no' || answer === 'unknown') return { answer };
    terms = sameNames(terms, found);
    const match = {
      terms,
      title: view.title === null ? [] : spansOf(found, 'inTitle', view.title),
      text: spansOf(found, 'inText', view.text),
    };
    return { answer, match };
  };
}

/** Like `compileVerdict`, but reports only definite matches. */
export function compileQuery(node: QueryNode, when: WhenContext | null = null): Matcher {
  const verdict = compileVerdict(node, when);
  return (subject) => {
    const said = verdict(subject);
    return said.answer === 'yes' ? said.match : null;
  };
}

/** Appends the terms that hold to `found`, but none if the answer is no or unknown. */
type Test = (view: View, found: Term[]) => Answer;

function compile(node: QueryNode, when: WhenContext | null): Test {
  switch (node.type) {
    case 'and':
      return all(node.nodes.map((part) => compile(part, when)));
    case 'or':
      return any(node.nodes.map((part) => compile(part, when)));
    case 'not': {
      const test = compile(node.node, when);
      return (view) => OPPOSITE[test(view, [])];
    }
    case 'all':
      return () => 'yes';
    case 'mood':
      return moodCondition(node.mood);
    case 'field':
      return node.field === 'title' ? standing(titleTerm(node.value)) : conditionOf(node.field, node.value, when);
    case 'word':
    case 'phrase':
    case 'brand':
    case 'tag':
    case 'handle':
    case 'ticker':
    case 'wildcard':
    case 'raw':
    case 'case':
    case 'regex':
    case 'near':
      return standing(termOf(node));
  }
}

const OPPOSITE: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes', unknown: 'unknown', undecided: 'undecided' };

function standing(term: Term): Test {
  return (view, found) => {
    if (!term.holds(view)) return 'no';
    found.push(term);
    return 'yes';
  };
}

/**
 * An undecided part makes the whole undecided, even next to an unknown one: its score may turn it into `no`, which is
 * `yes` inside an exclusion.
 */
function all(tests: readonly Test[]): Test {
  return (view, found) => {
    const before = found.length;
    let answer: Answer = 'yes';
    for (const test of tests) {
      const next = test(view, found);
      if (WEAKNESS[next] > WEAKNESS[answer]) answer = next;
      if (answer === 'no') break;
    }
    if (answer === 'no' || answer === 'unknown') found.length = before;
    return answer;
  };
}

/** Tests every alternative, so that all terms that hold are reported. */
function any(tests: readonly Test[]): Test {
  return (view, found) => {
    const before = found.length;
    let answer: Answer = 'no';
    let isOpen = false;
    for (const test of tests) {
      const next = test(view, found);
      isOpen ||= next === 'undecided';
      if (STRENGTH[next] > STRENGTH[answer]) answer = next;
    }
    if (answer !== 'yes' || !isOpen) return answer;
    found.length = before;
    for (const test of tests) {
      const held = found.length;
      // A term inside an alternative that may still fail is not a reason for the match.
      if (test(view, found) !== 'yes') found.length = held;
    }
    return answer;
  };
}

const STRENGTH: Readonly<Record<Answer, number>> = { no: 0, unknown: 1, undecided: 2, yes: 3 };
const WEAKNESS: Readonly<Record<Answer, number>> = { yes: 0, unknown: 1, undecided: 2, no: 3 };

const NO_NAMES = Object.freeze([]) as readonly string[] as string[];

/** Reuses the previous list if it is equal, as it mostly is: the list stays in memory as long as its mentions do. */
function sameNames(before: string[], terms: readonly Term[]): string[] {
  const names = namesOf(terms);
  const isSame = names.length === before.length && names.every((name, place) => name === before[place]);
  return isSame ? before : (Object.freeze([...names]) as string[]);
}

function namesOf(terms: readonly Term[]): readonly string[] {
  const [first] = terms;
  const isOne = terms.length === 1 && first?.names.length === 1;
  return isOne ? first.names : [...new Set(terms.flatMap((term) => term.names))];
}

function spansOf(terms: readonly Term[], where: 'inTitle' | 'inText', passage: Passage): Span[] {
  const spans: Span[] = [];
  for (const term of terms) for (const span of term[where](passage)) spans.push(span);
  return spans.length < 2 ? spans : merged(spans.sort((a, b) => a.start - b.start || b.end - a.end));
}

/** Merges overlapping spans. */
function merged(sorted: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { start, end } of sorted) {
    const last = result.at(-1);
    if (last === undefined || start >= last.end) result.push({ start, end });
    else if (end > last.end) result[result.length - 1] = { start: last.start, end };
  }
  return result;
}
