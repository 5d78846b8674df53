/** Result of reading a row. */
import type { Found } from '../../types.js';
import type { SkippedRows } from './skipped-rows.js';

export type RowResult =
  /**
   * `empty`: number of items in it that have no text or were deleted. `as`: name of the shape it was recognized as;
   * `row` if it was recognized by the names of its members; null for a container of items.
   */
  | {
      readonly type: 'told';
      readonly line: number;
      readonly found: readonly Found[];
      readonly empty: number;
      readonly as: string | null;
    }
  /**
   * Nothing in it is a title or a text. `names`: the members it has instead; empty if anything but rows was expected.
   */
  | { readonly type: 'unknown'; readonly line: number; readonly names: readonly string[] }
  | { readonly type: 'bad'; readonly line: number; readonly reason: string; readonly isTorn?: true }
  | SkippedRows;
