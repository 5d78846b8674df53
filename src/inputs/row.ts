/** A row of a local input, whatever its format: an object, or what was wrong with it. */
import type { JsonObject } from '../sources/shared/json.js';
import type { Unknown } from './skim/plan.js';

export type Row =
  /** `line`: where it begins, from 1. */
  | { readonly type: 'object'; readonly line: number; readonly value: JsonObject; readonly unknown?: Unknown }
  | { readonly type: 'bad'; readonly line: number; readonly reason: string; readonly unknown?: Unknown };

/** So many that need not be read. */
export interface Passed {
  readonly type: 'passed';
  readonly lines: number;
  /** Of them, rows that are told by the names of their members: one thing found each. */
  readonly placed: number;
  /** Of them, those that would have come to nothing. */
  readonly empty: number;
}

/** As they are read, a chunk's worth at a time. */
export type Rows = AsyncGenerator<readonly Row[]>;
