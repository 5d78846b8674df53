/** The exit code of a run with many reports. */
import type { Report } from '../../types.js';

/** Order of precedence in the contract: if several codes apply, the first one is used. */
const ORDER = [1, 5, 75, 3, 4];

export function worstExitCode(reports: readonly Report[]): number {
  return ORDER.find((code) => reports.some(({ exitCode }) => exitCode === code)) ?? 0;
}
