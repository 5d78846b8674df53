/** A row of a local input, whatever its format: an object, or what was wrong with it. */
import type { JsonObject } from '../sources/shared/json.js';

export type Row =
  /** `line`: where it begins, from 1. */
  | { readonly type: 'object'; readonly line: number; readonly value: JsonObject }
  | { readonly type: 'bad'; readonly line: number; readonly reason: string };

/** As they are read, a chunk's worth at a time. */
export type Rows = AsyncGenerator<readonly Row[]>;
