/** Lines that some tools write above the header of a table: the query, its author, the dates covered. */
import type { Line } from '../bytes/lines.js';

interface Header {
  cellsOf(line: string): readonly string[];
  /** Whether a line with these names can be the header. */
  isHeader(names: readonly string[]): boolean;
}

const LINES_AT_MOST = 30;
const COLUMNS_AT_LEAST = 3;

/** Drops the lines above the header. A table whose first line may be the header is left unchanged. */
export async function* withoutPreamble(
  batches: AsyncIterable<readonly Line[]>,
  header: Header,
): AsyncGenerator<readonly Line[]> {
  let held: Line[] | null = [];
  for await (const batch of batches) {
    if (held === null) {
      yield batch;
      continue;
    }
    held.push(...batch);
    const start = startOf(held, header);
    if (start === null) continue;
    yield held.slice(start);
    held = null;
  }
  if (held !== null) yield held;
}

/** Index of the header; null if more lines must be seen. */
function startOf(all: readonly Line[], { cellsOf, isHeader }: Header): number | null {
  let seen = 0;
  let widest = 0;
  for (const [place, { text }] of all.entries()) {
    if (text === null || seen === LINES_AT_MOST) return 0;
    if (text.trim() === '') continue;
    const names = cellsOf(text).map((cell) => cell.trim());
    // Rows have as many cells as their header; lines above it have fewer.
    const isWidest = names.length > widest && (seen === 0 || names.length >= COLUMNS_AT_LEAST);
    if (isWidest && isHeader(names)) return seen === 0 ? 0 : place;
    widest = Math.max(widest, names.length);
    seen += 1;
  }
  return null;
}
