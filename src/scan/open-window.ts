/**
 * Determines the window of a run that requests no time or no start: that of the data, or all time as far as it was
 * seen.
 */
import { dataWindow, isTimeless } from '../core/report/data-window.js';
import type { Intake } from '../core/report/intake.js';
import type { Warning, Window } from '../types.js';
import type { ScanRequest } from './request.js';

interface OpenWindow {
  /** Null for the window of the data, if only local data was read. */
  readonly window: Window | null;
  readonly warnings: readonly Warning[];
}

const ALL_TIME: Warning = {
  code: 'all_time',
  message: 'all time was asked for, but nothing that was found has a time: the window is the last seven days',
  source: null,
};

export function openWindow(
  { sources, window, clock }: Pick<ScanRequest, 'sources' | 'window' | 'clock'>,
  { tallies }: Pick<Intake, 'tallies'>,
): OpenWindow {
  if (window === null && sources.every(({ source }) => source.isLocal === true)) return { window: null, warnings: [] };
  const until = window?.until ?? clock;
  const found = dataWindow(tallies, until).since;
  const since = window !== null && found < window.since ? window.since : found;
  // Only later items were found, which is treated as if no item had a time.
  const rest = window === null ? null : dataWindow([], until);
  return {
    window: since < until ? { since, until } : rest,
    warnings: isTimeless(tallies) ? [ALL_TIME] : [],
  };
}
