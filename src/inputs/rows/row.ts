/** A row of a local input in any format: an object, or the reason why it could not be read. */
import type { JsonObject } from '../../sources/shared/json.js';
import type { RowResult } from './row-result.js';

export type Row =
  /** `line`: number of its first line, from 1. */
  | { readonly type: 'object'; readonly line: number; readonly value: JsonObject; readonly unknown?: Unknown }
  | {
      readonly type: 'bad';
      readonly line: number;
      readonly reason: string;
      readonly isTorn?: true;
      readonly unknown?: Unknown;
    };

/** Rows in reading order, in batches of one chunk. */
export type Rows = AsyncGenerator<readonly Row[]>;

/** A layout none of whose lines has been parsed yet. */
export interface Unknown {
  /** @param told result of the parsed line */
  learn(told: RowResult): void;
}
