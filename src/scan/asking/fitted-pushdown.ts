/** Splits a query so that every native search respects the maximum length of its source. */
import { onSource } from '../../core/query/person.js';
import { type Pushdown, pushdown } from '../../core/query/pushdown.js';
import type { Capabilities, RequestContext, Source } from '../../sources/source.js';
import type { Query } from '../../types.js';

// Each round removes the excess of the previous one; quotes and added conditions change with what is left, so one round
// is not enough.
const MOST_ROUNDS = 8;

/**
 * Splits a query into native searches. Only the source can determine the length of a search in its own syntax, with
 * quotes and added conditions.
 */
export function fittedPushdown(
  source: Pick<Source, 'requests' | 'name' | 'isLocal'>,
  asked: Query,
  capabilities: Capabilities,
  context: RequestContext,
): Pushdown {
  // A file can contain items from any network.
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
  impossible: [`${expression} (what the query asks for is on other sources)`],
});

/** Returns an empty list if the source throws; the same error is reported when it is searched. */
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
