/** The window of a run that asks for no time: that of the data, or all time as far as it was seen. */
import { dataWindow, isTimeless } from '../core/report/data-window.js';
import type { Intake } from '../core/report/intake.js';
import type { Warning, Window } from '../types.js';
import type { ScanRequest } from './request.js';

interface OpenWindow {
  /** Null: that of the data, where nothing but local data was read. */
  readonly window: Window | null;
  readonly warnings: readonly Warning[];
}

const ALL_TIME: Warning = {
  code: 'all_time',
  message: 'all time was asked for, and nothing was found that says when: the last seven days stand for it',
  source: null,
};

export function openWindow(
  { sources, clock }: Pick<ScanRequest, 'sources' | 'clock'>,
  { tallies }: Pick<Intake, 'tallies'>,
): OpenWindow {
  if (sources.every(({ source }) => source.isLocal === true)) return { window: null, warnings: [] };
  const { since } = dataWindow(tallies, clock);
  return {
    window: since < clock ? { since, until: clock } : null,
    warnings: isTimeless(tallies) ? [ALL_TIME] : [],
  };
}
