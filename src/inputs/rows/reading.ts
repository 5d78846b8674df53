/** An input that is open: what its rows came to, and what is to be said of them all. */
import type { Skim } from '../../sources/source.js';
import type { MappedField } from '../fields/field-map.js';
import type { Told } from './told.js';

/** As they are read, a chunk's worth at a time. */
export type Tellings = AsyncGenerator<readonly Told[]>;

export interface Facts {
  /** How many things had a time that could not be read. */
  readonly unreadableTimes: number;
  /** What rows hold that was not read, where it may have been meant, as it is told; null: nothing is to be said. */
  readonly unread: string | null;
  /** What of the map stood in no row. */
  readonly unmapped: readonly MappedField[];
  /** Why there is more in it than was read; null: that was all. */
  readonly cut: string | null;
}

export interface Reading {
  readonly tellings: Tellings;
  /** Asked when all is read. */
  readonly facts: () => Facts;
  /** From here on, what cannot match need not be read. Absent: all of it is read. */
  readonly skim?: (skim: Skim) => Promise<void>;
}
