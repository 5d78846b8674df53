/** A query split so that every native search keeps to the length that its source takes. */
import { onSource } from '../../core/query/person.js';
import { type Pushdown, pushdown } from '../../core/query/pushdown.js';
import type { Capabilities, RequestContext, Source } from '../../sources/source.js';
import type { Query } from '../../types.js';

// Each round takes off what was too much; quotes and added conditions grow with what is left, so one is not enough.
const MOST_ROUNDS = 8;

/** How long a search is in the source's own words, with quotes and what it adds, only the source can say. */
export function fittedPushdown(
  source: Pick<Source, 'requests' | 'name' | 'isLocal'>,
  asked: Query,
  capabilities: Capabilities,
  context: RequestContext,
): Pushdown {
  // A file may hold what was said on any network.
  const node = source.isLocal === true ? asked.node : onSource(asked.node, source.name);
  if (node === null) return elsewhere(asked);
  const query = { ...asked, node };
  const { maxLength } = capabilities;
  let pushed = pushdown(query, capabilities);
  if (maxLength === undefined) return pushed;
  const longest = () => Math.max(0, ...nativeLengths(source, { ...query, branches: pushed.branches }, context));
  for (let round = 0, allowed = maxLength; round < MOST_ROUNDS && longest() > maxLength; round += 1) {
    allowed -= longest() - maxLength;
    pushed = pushdown(query, { ...capabilities, maxLength: Math.max(1, allowed) });
  }
  return pushed;
}

const elsewhere = ({ expression }: Query): Pushdown => ({
  branches: [],
  pushed: [],
  filtered: [],
  impossible: [`${expression} (what is asked for is on other sources)`],
});

/** A source that cannot say what it would ask says so when it is asked. */
function nativeLengths(
  source: Pick<Source, 'requests'>,
  ...[query, context]: Parameters<Source['requests']>
): readonly number[] {
  try {
    return source.requests(query, context).map((request) => request.query?.length ?? 0);
  } catch {
    return [];
  }
}
