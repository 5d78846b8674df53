/** A local input, opened, and what it is. */
import { SourceError, UsageError } from '../errors.js';
import { openBytes } from './bytes/bytes.js';
import { gathered } from './bytes/gathered.js';
import type { Place } from './place.js';
import { type Format, sniff } from './sniff.js';

export interface Opened {
  readonly format: Format;
  /** All of it, unpacked. */
  readonly chunks: AsyncGenerator<Buffer>;
  /** Whatever it says of itself. */
  readonly isUtf8: boolean;
  /** Where the first of its bytes stands in the file; null: the file holds others. */
  readonly start: number | null;
  close(): void;
}

/** @throws UsageError where it cannot be read, or is not packed as its name says */
export async function opened(place: Place): Promise<Opened> {
  const bytes = openBytes(place.from, place.bytes);
  try {
    let format: Format | null = null;
    const start = await gathered(bytes.chunks, (head) => (format = sniff(head, false, place.ending)) !== null);
    format ??= sniff(start.head, true, place.ending);
    // Of a beginning that cannot be read it says more why there is no more of it.
    if (start.failure !== null && format?.type === 'unreadable') throw start.failure.error;
    if (place.saysPacked !== null && bytes.packing()?.name !== place.saysPacked && start.head.length > 0) {
      throw new UsageError(`${place.title} is not ${place.saysPacked}, though its name says so`);
    }
    const { chunks } = start;
    return { format: format!, chunks, isUtf8: bytes.isUtf8(), start: bytes.start(), close: bytes.close };
  } catch (error) {
    bytes.close();
    throw ofPlace(error, place);
  }
}

/** What went wrong while it was read, as a fault of what was asked. */
export function ofPlace(error: unknown, { title }: Place): unknown {
  return error instanceof SourceError ? new UsageError(`${title}: ${error.message}`, { cause: error }) : error;
}
