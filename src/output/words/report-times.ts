/** The period that a report covers, in words. */
import type { Report } from '../../types.js';
import type { Signs } from './signs.js';
import { span, windowWords } from './time-words.js';

/** Whether all time was requested, but no item had a time to determine the period from. */
export const isOfAllTime = ({ warnings }: Pick<Report, 'warnings'>): boolean =>
  warnings.some(({ code }) => code === 'all_time');

/** `14 – 21 Nov 2026 UTC` and `7 days`, or `all time` */
export function reportTimes(report: Pick<Report, 'window' | 'warnings'>, signs: Signs): readonly string[] {
  if (isOfAllTime(report)) return ['all time'];
  const { window } = report;
  return [windowWords(window, signs), span(Date.parse(window.until) - Date.parse(window.since))];
}
