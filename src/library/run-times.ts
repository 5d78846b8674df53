/** Determines the present and the window of a run. */
import { UsageError } from '../errors.js';
import type { ScanRequest } from '../scan/request.js';
import type { Window } from '../types.js';
import { isDate } from './option-kinds.js';
import type { ScanOptions } from './options.js';

const WINDOW_MILLISECONDS = 7 * 86_400_000;
// A report writes years with four digits.
const YEAR_1 = -62_135_596_800_000;
const YEAR_10000 = 253_402_300_800_000;

/**
 * @param isLocal whether all sources are local: if no window is given, that of the data is used
 * @throws UsageError if a time is invalid or the window is empty
 */
export function runTimes(
  options: Pick<ScanOptions, 'since' | 'until' | 'allTime' | 'asOf' | 'now'>,
  isLocal: boolean,
): Pick<ScanRequest, 'window' | 'isAllTime' | 'now' | 'clock' | 'laterIsOutside' | 'asOf'> {
  const { since, until, asOf } = options;
  const now = present(options);
  for (const [name, time] of Object.entries({ since, until, asOf, now })) check(name, time);
  const clock = asOf ?? now;
  const laterIsOutside = asOf !== undefined;
  const isOpen = isLocal || options.allTime === true;
  if (isOpen && since === undefined && until === undefined) {
    return { window: null, now, clock, laterIsOutside, asOf: asOf ?? (isLocal ? null : clock) };
  }
  const end = until ?? clock;
  const isAllTime = since === undefined && options.allTime === true;
  const start = isAllTime ? new Date(0) : new Date(end.getTime() - WINDOW_MILLISECONDS);
  const window = { since: since ?? start, until: end };
  checkWindow(window);
  return { window, isAllTime, now, clock, laterIsOutside, asOf: asOf ?? (end < clock ? end : clock) };
}

/** @throws UsageError if the given clock does not return a valid Date */
export function present({ now }: Pick<ScanOptions, 'now'>): Date {
  const time: unknown = now === undefined ? new Date() : now();
  if (isDate(time)) return time;
  throw new UsageError('now must give a Date');
}

function check(name: string, time: Date | undefined): void {
  const at = time?.getTime() ?? 0;
  if (at >= YEAR_1 && at < YEAR_10000) return;
  throw new UsageError(`${name} is not a time between the years 1 and 9999`);
}

function checkWindow({ since, until }: Window): void {
  if (since < until) return;
  throw new UsageError(`the window is empty: ${since.toISOString()} is not before ${until.toISOString()}`, {
    hint: 'give --since an earlier time than --until',
  });
}
