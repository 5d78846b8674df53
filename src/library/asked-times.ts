/** The window that a query itself asks for, with `since:` and `until:`. */
import { parseWhen } from '../core/time/when.js';
import type { QueryNode } from '../types.js';
import type { ScanOptions } from './options.js';
import { present } from './run-times.js';

/**
 * Where they hold of the whole query they are the run's window, as the flags are; a flag that is given is the window,
 * and the query then takes its part of it. Ages count from the run's clock, or the window's end where that lies before it.
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
