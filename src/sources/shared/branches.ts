/** Parts of a branch that a source says outside its query text, or that nothing on its network can fulfil. */
import type { QueryField, QueryNode, SourceQuery } from '../source.js';

/** What all addresses and accounts of a network have in common. */
export interface Network {
  /** Names of accounts; a longer or stranger name than any there can be is not asked for. */
  readonly account: RegExp;
  /** Where its mentions stand; null: on hosts without number. */
  readonly hosts: readonly string[] | null;
}

/** The branches that can find something on a network: none where the query is about another site or account. */
export function branchesOn(network: Network, query: SourceQuery): readonly QueryNode[] {
  const possible = (field: QueryField, value: string) =>
    (field !== 'from' || network.account.test(accountName(value))) &&
    (field !== 'site' || network.hosts === null || network.hosts.some((host) => isWithin(host, value)));
  if (prune(query.node, possible) === null) return [];
  return query.branches.map((branch) => prune(branch, possible)).filter((branch) => branch !== null);
}

/** The values of a field that every result must have, and the branch without them. */
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

/** The tree without alternatives that cannot be; null where nothing is left. */
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

/** `site:` names a host or a domain above it. */
function isWithin(host: string, site: string): boolean {
  const domain = site.toLowerCase().replace(/^www\./, '');
  return host === domain || host.endsWith(`.${domain}`);
}
