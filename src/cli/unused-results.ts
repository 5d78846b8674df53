/** Finds out before a scan which of its results nobody will read, so that they need not be computed. */
import { positiveLeaves } from '../core/query/tree.js';
import type { ScanRequest } from '../scan/request.js';
import type { Query } from '../types.js';
import type { Output } from './outputs/outputs.js';

interface Read {
  readonly query: Query;
  readonly outputs: readonly Output[];
  /** Whether JSON includes the mentions. */
  readonly mentions: boolean;
  /** Whether the run is stored: the history keeps everything known about a mention. */
  readonly isKept: boolean;
}

export function unusedResults({
  query,
  outputs,
  mentions,
  isKept,
}: Read): Pick<ScanRequest, 'wants' | 'measuresWhenRead'> {
  const isWhole = ({ format }: Output) => format === 'ndjson' || (format === 'json' && mentions);
  const isAllRead = isKept || outputs.some(isWhole) || asksForJudgement(query);
  return { measuresWhenRead: true, ...(isAllRead ? {} : { wants: ['emotions'] }) };
}

/** Whether the query selects mentions by what the engine says about them. */
function asksForJudgement({ node }: Query): boolean {
  const leaves = [...positiveLeaves(node), ...positiveLeaves(node, false)];
  return leaves.some((leaf) => leaf.type === 'mood' || (leaf.type === 'field' && leaf.field === 'is'));
}
