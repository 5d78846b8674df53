/** Builds search queries and requests for GitHub. */
import { accountName } from '../shared/branches.js';
import { type Dialect, plainOrQuoted, quoted, renderQuery } from '../shared/dialect.js';
import { addressOf } from '../shared/links.js';
import type { NativeRequest, QueryNode, RequestContext } from '../source.js';

export const PAGE = 100;
/** Most results of one query, however many pages are requested. */
export const REACHABLE = 1000;
/** Most characters of the search terms: GitHub allows 256, and the qualifiers added here need room. */
export const QUERY_AT_MOST = 180;
// GitHub refuses queries with more than five AND, OR and NOT operators.
const OPERATORS_AT_MOST = 5;

const dialect: Dialect = {
  word: plainOrQuoted,
  phrase: quoted,
  from: (value) => `author:${accountName(value)}`,
  // GitHub searches the Markdown source, which includes the targets of links.
  link: (value) => quoted(addressOf(value)),
  or: 'OR',
};

/** One search for each kind, as GitHub refuses queries that name both or none. */
export const ISSUE_KINDS = ['is:issue', 'is:pull-request'] as const;

/** Renders a branch as search terms, divided into several searches if it has too many operators. */
export function wordsOf(branch: QueryNode): readonly string[] {
  return withinOperators(branch)
    .map((node) => renderQuery({ type: 'and', nodes: [node] }, dialect))
    .filter((words) => words !== '');
}

export interface Asked extends Pick<RequestContext, 'since' | 'until'> {
  readonly leftOut: readonly string[];
}

export function queryText(words: string, { since, until, leftOut }: Asked, kind: string): string {
  const window = `created:${seconds(since.getTime())}..${seconds(Math.ceil(until.getTime() / 1000) * 1000)}`;
  return [words, kind, 'in:title,body', window, ...leftOut.map((account) => `-org:${account}`)].join(' ').trim();
}

export function issuesRequest(query: string, limit: number): NativeRequest {
  const url = new URL('https://api.github.com/search/issues');
  url.search = new URLSearchParams({
    q: query,
    sort: 'created',
    order: 'desc',
    per_page: String(Math.min(PAGE, Math.max(1, limit))),
  }).toString();
  return { url: url.href, query };
}

function seconds(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function withinOperators(node: QueryNode): readonly QueryNode[] {
  if (operatorsIn(node) <= OPERATORS_AT_MOST) return [node];
  if (node.type === 'or') {
    const half = Math.ceil(node.nodes.length / 2);
    const halves = [node.nodes.slice(0, half), node.nodes.slice(half)];
    return halves.flatMap((nodes) => withinOperators(nodes.length === 1 ? nodes[0]! : { type: 'or', nodes }));
  }
  if (node.type !== 'and') return [node];
  // The group with the most operators is halved, with a search for each half.
  const widest = node.nodes.reduce((best, one) => (operatorsIn(one) > operatorsIn(best) ? one : best));
  if (widest.type !== 'or') return withinOperators({ type: 'and', nodes: node.nodes.filter((one) => one !== widest) });
  const half = Math.ceil(widest.nodes.length / 2);
  return [widest.nodes.slice(0, half), widest.nodes.slice(half)].flatMap((nodes) =>
    withinOperators({
      type: 'and',
      nodes: node.nodes.map((one) => (one === widest ? (nodes.length === 1 ? nodes[0]! : { type: 'or', nodes }) : one)),
    }),
  );
}

function operatorsIn(node: QueryNode): number {
  if (node.type !== 'and' && node.type !== 'or') return 0;
  const inside = node.nodes.reduce((sum, one) => sum + operatorsIn(one), 0);
  return node.type === 'or' ? inside + node.nodes.length - 1 : inside;
}
