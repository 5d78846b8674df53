/** What a row came to. */
import type { Found } from '../../types.js';
import type { Passed } from './passed.js';

export type Told =
  /**
   * `empty`: how many things in it say nothing, or were deleted. `as`: the name of a shape; `row`, which is told by the
   * names of its members; null: something that holds others.
   */
  | {
      readonly type: 'told';
      readonly line: number;
      readonly found: readonly Found[];
      readonly empty: number;
      readonly as: string | null;
    }
  /** Nothing in it is a title or a text. `names`: what it has instead; none where other things than rows were looked for. */
  | { readonly type: 'unknown'; readonly line: number; readonly names: readonly string[] }
  | { readonly type: 'bad'; readonly line: number; readonly reason: string; readonly isTorn?: true }
  | Passed;
