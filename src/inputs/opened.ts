/** Opens a local input and detects its format. */
import { SourceError, UsageError } from '../errors.js';
import { openBytes } from './bytes/bytes.js';
import { gathered } from './bytes/gathered.js';
import type { Place } from './place.js';
import { type Format, sniff } from './sniff.js';

export interface Opened {
  readonly format: Format;
  /** The whole input, unpacked. */
  readonly chunks: AsyncGenerator<Buffer>;
  /** The bytes are UTF-8, whatever encoding the content declares. */
  readonly isUtf8: boolean;
  /** File offset of the first byte in `chunks`; null if the file holds other bytes (packed or UTF-16). */
  readonly start: number | null;
  close(): void;
}

/** @throws UsageError if the input cannot be read, or is not packed the way its name says */
export async function opened(place: Place): Promise<Opened> {
  const bytes = openBytes(place.from, place.bytes);
  try {
    let format: Format | null = null;
    const start = await gathered(bytes.chunks, (head) => (format = sniff(head, false, place.ending)) !== null);
    format ??= sniff(start.head, true, place.ending);
    // If the beginning is unreadable, the error that cut it short explains more than the detected format.
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

/** Turns an error of the source into a usage error that names the input. */
export function ofPlace(error: unknown, { title }: Place): unknown {
  return error instanceof SourceError ? new UsageError(`${title}: ${error.message}`, { cause: error }) : error;
}
