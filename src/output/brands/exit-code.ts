/** The exit code of a run with many reports. */
import type { Report } from '../../types.js';

/** Where several hold, the first: the contract's order. */
const ORDER = [1, 5, 75, 3, 4];

export function worstExitCode(reports: readonly Report[]): number {
  return ORDER.find((code) => reports.some(({ exitCode }) => exitCode === code)) ?? 0;
}
