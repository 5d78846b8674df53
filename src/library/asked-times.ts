/** The window that a query itself requests with `since:` and `until:`. */
import { parseWhen } from '../core/time/when.js';
import type { QueryNode } from '../types.js';
import type { ScanOptions } from './options.js';
import { present } from './run-times.js';

/**
 * Returns the times that hold for the whole query: they set the run's window, as the flags do. If a flag is given, it
 * sets the window, and the query filters within it. Relative times count from the run's clock; without `asOf`, `since:`
 * counts from the end of the window if that is earlier.
 */
export function askedTimes(
  query: QueryNode,
  options: Pick<ScanOptions, 'since' | 'until' | 'asOf' | 'now'>,
  timezone: string,
): Pick<ScanOptions, 'since' | 'until'> {
  const wanted = (field: 'since' | 'until') => valuesOf(query, field);
  if (wanted('since').length + wanted('until').length === 0) return {};
  const clock = options.asOf ?? present(options);
  const read = (field: 'since' | 'until', now: Date) =>
    wanted(field)
      .map((value) => parseWhen(value, { now, timezone }))
      .sort((a, b) => a.getTime() - b.getTime());
  const until = options.until ?? read('until', clock)[0];
  const now = options.asOf ?? (until !== undefined && until < clock ? until : clock);
  const since = options.since ?? read('since', now).at(-1);
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
}

function valuesOf(node: QueryNode, field: 'since' | 'until'): readonly string[] {
  if (node.type === 'and') return node.nodes.flatMap((part) => valuesOf(part, field));
  return node.type === 'field' && node.field === field ? [node.value] : [];
}
