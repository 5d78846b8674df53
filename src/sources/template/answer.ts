/** Contents of an answer in any format: results, and how to get the next page. */
import type { Found } from '../source.js';

export interface Answer {
  readonly found: readonly Found[];
  /** Number of results on the page, including unusable ones. */
  readonly count: number;
  /** URL of the next page. */
  readonly next: string | null;
  readonly cursor: string | null;
}
