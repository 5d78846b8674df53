/** A row of a local input, whatever its format: an object, or what was wrong with it. */
import type { JsonObject } from '../../sources/shared/json.js';
import type { Told } from './told.js';

export type Row =
  /** `line`: where it begins, from 1. */
  | { readonly type: 'object'; readonly line: number; readonly value: JsonObject; readonly unknown?: Unknown }
  | {
      readonly type: 'bad';
      readonly line: number;
      readonly reason: string;
      readonly isTorn?: true;
      readonly unknown?: Unknown;
    };

/** As they are read, a chunk's worth at a time. */
export type Rows = AsyncGenerator<readonly Row[]>;

/** A layout of which no line was read yet. */
export interface Unknown {
  /** @param told what its line came to */
  learn(told: Told): void;
}
