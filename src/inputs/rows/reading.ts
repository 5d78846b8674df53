/** An open input: the results of its rows, and facts about all of them. */
import type { Skim } from '../../sources/source.js';
import type { MappedField } from '../fields/field-map.js';
import type { RowResult } from './row-result.js';

/** Results in reading order, in batches of one chunk. */
export type Tellings = AsyncGenerator<readonly RowResult[]>;

export interface Facts {
  /** Number of items whose time could not be read. */
  readonly unreadableTimes: number;
  /** Message about fields that were not read but may have been intended; null: nothing to report. */
  readonly unread: string | null;
  /** Mapped fields whose path occurred in no row. */
  readonly unmapped: readonly MappedField[];
  /** Why the input contains more than was read; null: everything was read. */
  readonly cut: string | null;
}

export interface Reading {
  readonly tellings: Tellings;
  /** Called after everything was read. */
  readonly facts: () => Facts;
  /** Allows the reader to skip rows that cannot match from here on. Absent: every row is read. */
  readonly skim?: (skim: Skim) => Promise<void>;
}
