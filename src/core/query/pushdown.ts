/**
 * Splits a query into what a source searches for, what is filtered locally, and what cannot be found. Results are
 * always checked against the whole query.
 */
import type { Capabilities } from '../../sources/source.js';
import type { Query, QueryNode } from '../../types.js';
import { branchesOf } from './branches.js';
import { distinct, print } from './print.js';
import { brandForms, isSearchable, relax } from './relax.js';
import { withLinksSpelled } from './spelled-link.js';
import { tagsOf } from './tag-search.js';

export interface Pushdown {
  /** One native search each. Together they find everything that matches, except for the `impossible` parts. */
  readonly branches: readonly QueryNode[];
  /** Parts that the source itself searches for. Like the next two, for display. */
  readonly pushed: readonly string[];
  /** Parts that are not sent to the source, with the reason; they are applied to its results. */
  readonly filtered: readonly string[];
  /** Parts that the source cannot search for, with the reason; mentions may be missing. */
  readonly impossible: readonly string[];
}

/** Most searches that one query may become on one source. */
const MAX_BRANCHES = 16;

export function pushdown(query: Query, capabilities: Capabilities): Pushdown {
  if (capabilities.search === 'whole') {
    return {
      branches: [],
      pushed: [],
      filtered: [`${query.expression} (everything it holds is read)`],
      impossible: [],
    };
  }
  const search = capabilities.search === 'tags' ? searchTags : searchWords;
  const { searches, filtered, impossible } = search(query.node, capabilities);
  const branches = searches.slice(0, MAX_BRANCHES);
  const rest = searches.slice(MAX_BRANCHES).map(print);
  const cut = rest.length === 0 ? [] : [`${rest.join(' · ')} (over ${MAX_BRANCHES} searches)`];
  return {
    branches,
    pushed: [...new Set(branches.flatMap(partsOf).map(print))],
    filtered: [...new Set(filtered)],
    impossible: [...new Set(impossible), ...cut],
  };
}

interface Searches {
  readonly searches: readonly QueryNode[];
  readonly filtered: readonly string[];
  readonly impossible: readonly string[];
}

function searchWords(node: QueryNode, capabilities: Capabilities): Searches {
  const searches: QueryNode[] = [];
  const filtered: string[] = [];
  const impossible: string[] = [];
  const language = {
    capabilities,
    leave: (part: QueryNode, reason: string) => filtered.push(`${show(part)} (${reason})`),
  };
  for (const alternative of alternativesOf(node, capabilities)) {
    const before = filtered.length;
    const search = relax(alternative, language);
    if (search !== null && isSearchable(search)) {
      searches.push(search);
      continue;
    }
    filtered.length = before;
    const spelled = relax(withLinksSpelled(alternative), language);
    if (spelled !== null && isSearchable(spelled)) {
      searches.push(spelled);
      impossible.push(`${show(alternative)} (searched as an address in the text: links behind other words are missed)`);
      continue;
    }
    filtered.length = before;
    impossible.push(`${show(alternative)} (this source must be given something to search for)`);
  }
  const branches = branchesOf(searches, language, (part) =>
    impossible.push(`${show(part)} (too long for this source)`),
  );
  return { searches: distinct(branches), filtered, impossible };
}

function searchTags(node: QueryNode): Searches {
  const alternatives = tagAlternatives(node).map((part) => ({ part, tags: tagsOf(part) }));
  const tags = alternatives.flatMap((alternative) => alternative.tags ?? []);
  return {
    searches: distinct(tags.map((text) => ({ type: 'tag', text }))),
    filtered: node.type === 'tag' || tags.length === 0 ? [] : [`${show(node)} (searched as hashtags)`],
    impossible: alternatives
      .filter((alternative) => alternative.tags === null)
      .map(({ part }) => `${show(part)} (this source is searched by hashtags)`),
  };
}

/**
 * Returns the alternatives of a query that are searched by hashtag; exclusions, which apply to all of them, are left
 * out.
 */
function tagAlternatives(node: QueryNode): readonly QueryNode[] {
  const wanted = node.type === 'and' ? node.nodes.filter(({ type }) => type !== 'not') : [node];
  return wanted.length === 1 && wanted[0]?.type === 'or' ? wanted[0].nodes : [node];
}

const show = (node: QueryNode): string => (node.type === 'brand' ? node.text : print(node));

/**
 * Returns the parts that can be searched for separately, so that one that cannot be searched does not prevent the
 * others.
 */
function alternativesOf(node: QueryNode, capabilities: Capabilities): readonly QueryNode[] {
  if (node.type === 'or') return node.nodes.flatMap((part) => alternativesOf(part, capabilities));
  return node.type === 'brand' ? brandForms(node, capabilities) : [node];
}

function partsOf(node: QueryNode): readonly QueryNode[] {
  return node.type === 'and' || node.type === 'or' ? node.nodes.flatMap(partsOf) : [node];
}
