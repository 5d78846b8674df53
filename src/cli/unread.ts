/** What of a run nobody will read, known before anything is asked: it need not be found out. */
import { positiveLeaves } from '../core/query/tree.js';
import type { ScanRequest } from '../scan/request.js';
import type { Query } from '../types.js';
import type { Output } from './outputs/outputs.js';

interface Read {
  readonly query: Query;
  readonly outputs: readonly Output[];
  /** Whether JSON carries them. */
  readonly mentions: boolean;
  /** The history keeps all that is known of a mention. */
  readonly isKept: boolean;
}

export function unread({ query, outputs, mentions, isKept }: Read): Pick<ScanRequest, 'wants' | 'measuresWhenRead'> {
  const isWhole = ({ format }: Output) => format === 'ndjson' || (format === 'json' && mentions);
  const isAllRead = isKept || outputs.some(isWhole) || asksForJudgement(query);
  return { measuresWhenRead: true, ...(isAllRead ? {} : { wants: ['emotions'] }) };
}

/** Whether a mention is found by what its engine says of it. */
function asksForJudgement({ node }: Query): boolean {
  const leaves = [...positiveLeaves(node), ...positiveLeaves(node, false)];
  return leaves.some((leaf) => leaf.type === 'mood' || (leaf.type === 'field' && leaf.field === 'is'));
}
