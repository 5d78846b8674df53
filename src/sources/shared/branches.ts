/** Handles parts of a branch that a source passes outside its query text, or that no item on its network can match. */
import type { QueryField, QueryNode, SourceQuery } from '../source.js';

/** What all URLs and accounts of a network have in common. */
export interface Network {
  /** Matches account names; an account that does not match is not searched for, as it cannot exist. */
  readonly account: RegExp;
  /** Hosts of its items' URLs; null: the network has an open-ended number of hosts. */
  readonly hosts: readonly string[] | null;
}

/** Returns the branches that can match something on a network; none if the query is about another site or account. */
export function branchesOn(network: Network, query: SourceQuery): readonly QueryNode[] {
  const possible = (field: QueryField, value: string) =>
    (field !== 'from' || network.account.test(accountName(value))) &&
    (field !== 'site' || network.hosts === null || network.hosts.some((host) => isWithin(host, value)));
  if (prune(query.node, possible) === null) return [];
  return query.branches.map((branch) => prune(branch, possible)).filter((branch) => branch !== null);
}

/** Returns the values of a field that every result must have, and the branch without them. */
export function takeField(
  branch: QueryNode,
  field: QueryField,
): { readonly values: readonly string[]; readonly rest: QueryNode } {
  const nodes = branch.type === 'and' ? branch.nodes : [branch];
  const values = nodes.flatMap((node) => (node.type === 'field' && node.field === field ? [node.value] : []));
  const rest = nodes.filter((node) => !(node.type === 'field' && node.field === field));
  return { values, rest: { type: 'and', nodes: rest } };
}

export function accountName(value: string): string {
  return value.replace(/^@/, '');
}

/** Removes alternatives that cannot match; null if nothing is left. */
function prune(node: QueryNode, possible: (field: QueryField, value: string) => boolean): QueryNode | null {
  switch (node.type) {
    case 'field':
      return possible(node.field, node.value) ? node : null;
    case 'and': {
      const nodes = node.nodes.map((one) => prune(one, possible));
      return nodes.includes(null) ? null : { type: 'and', nodes: nodes as QueryNode[] };
    }
    case 'or': {
      const nodes = node.nodes.map((one) => prune(one, possible)).filter((one) => one !== null);
      return nodes.length === 0 ? null : { type: 'or', nodes };
    }
    case 'not': {
      const inner = prune(node.node, possible);
      return inner === null ? { type: 'all' } : { type: 'not', node: inner };
    }
    case 'all':
    case 'brand':
    case 'word':
    case 'phrase':
    case 'tag':
    case 'handle':
    case 'ticker':
    case 'wildcard':
    case 'near':
    case 'raw':
    case 'case':
    case 'regex':
    case 'mood':
      return node;
    default:
      return node satisfies never;
  }
}

/** Whether `site:` names the host itself or a parent domain. */
function isWithin(host: string, site: string): boolean {
  const domain = site.toLowerCase().replace(/^www\./, '');
  return host === domain || host.endsWith(`.${domain}`);
}
