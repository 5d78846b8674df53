/** What an answer holds, whatever its form: results, and where to go on. */
import type { Found } from '../source.js';

export interface Answer {
  readonly found: readonly Found[];
  /** Of the page's results, also those that were none. */
  readonly count: number;
  /** The address of the next page. */
  readonly next: string | null;
  readonly cursor: string | null;
}
