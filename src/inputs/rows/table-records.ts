/** Records of CSV and TSV. A quote that is never closed costs its own line, not the rest of the file. */
import { parse } from 'csv-parse/sync';
import { lines } from '../bytes/lines.js';
import { hasOddQuotes, isWhole, type WholeLine, waitingLines } from '../bytes/waiting-lines.js';
import type { Dialect } from './delimiter.js';
import { withoutPreamble } from './preamble.js';

export type TableRecord =
  | { readonly type: 'cells'; readonly line: number; readonly cells: readonly string[] }
  | { readonly type: 'bad'; readonly line: number; readonly reason: string };

/**
 * Blank lines are left out; the first record is the header, and says how many cells the others have.
 * @param dialectIn asked of the first line that is not blank
 * @param isHeader of the names in a line, which may have others above it; absent: the first line is it
 */
export async function* tableRecords(
  chunks: AsyncIterable<Buffer>,
  dialectIn: (line: string) => Dialect | null,
  isHeader?: (names: readonly string[]) => boolean,
): AsyncGenerator<readonly TableRecord[]> {
  let delimiter: string | null = null;
  let expected: number | null = null;
  // Told by the first cell that cannot be read otherwise.
  const quoting: Quoting = { hasBackslashes: false };
  const pending = waitingLines((line) => hasOddQuotes(line, quoting.hasBackslashes));
  const cut = (ready: readonly WholeLine[], isEnd: boolean): readonly TableRecord[] => {
    if (delimiter === null || ready.length === 0) return [];
    const { records, rest } = recordsOf(ready, { delimiter, expected, quoting }, isEnd);
    pending.giveBack(rest);
    expected ??= records.find((record) => record.type === 'cells')?.cells.length ?? null;
    return records;
  };
  const cellsOf = (text: string) => {
    const line = firstOf(text);
    return parsed(line, dialectIn(line)?.delimiter ?? ',', 'lenient')?.[0] ?? [];
  };
  const all = lines(chunks);
  for await (const batch of isHeader === undefined ? all : withoutPreamble(all, { cellsOf, isHeader })) {
    for (const line of batch) {
      if (!isWhole(line)) {
        yield cut(pending.takeAll(), true);
        yield [{ type: 'bad', line: line.number, reason: 'longer than 16 MB' }];
        continue;
      }
      if (delimiter === null) {
        const dialect = dialectIn(firstOf(line.text));
        delimiter = dialect?.delimiter ?? null;
        if (dialect === null || dialect.isNote) continue;
      }
      pending.add(line);
    }
    yield pending.isFull() ? cut(pending.takeAll(), true) : cut(pending.takeClosed(), false);
  }
  yield cut(pending.takeAll(), true);
}

/** Some end their lines with a carriage return alone. */
const firstOf = (text: string): string => text.split('\r', 1)[0]!;

interface Cut {
  readonly records: readonly TableRecord[];
  /** Lines that want to see what follows. */
  readonly rest: readonly WholeLine[];
}

/** @param isEnd nothing follows these lines */
function recordsOf(all: readonly WholeLine[], shape: Shape, isEnd: boolean): Cut {
  const records = quotedTogether(all, shape) ?? (hasEscaped(all) ? null : together(all, shape, 'lenient'));
  return records === null ? oneByOne(all, shape, isEnd) : { records, rest: [] };
}

/** The likelier way first; once quotes stood behind backslashes, they are thought to do so again. */
function quotedTogether(all: readonly WholeLine[], shape: Shape): TableRecord[] | null {
  const { quoting } = shape;
  const ways = quoting.hasBackslashes ? (['backslash', 'strict'] as const) : (['strict', 'backslash'] as const);
  for (const quotes of ways) {
    if (quotes === 'backslash' && !quoting.hasBackslashes && !hasEscaped(all)) continue;
    const records = together(all, shape, quotes);
    if (records === null) continue;
    quoting.hasBackslashes ||= quotes === 'backslash';
    return records;
  }
  return null;
}

const hasEscaped = (all: readonly WholeLine[]): boolean => all.some(({ text }) => text.includes('\\"'));

/** Databases and Spark write a backslash before a quote in a cell. */
interface Quoting {
  hasBackslashes: boolean;
}

/** What stands before a quote in a cell: another, or a backslash; leniently, nothing need. */
type Quotes = 'strict' | 'backslash' | 'lenient';

interface Shape {
  readonly delimiter: string;
  readonly expected: number | null;
  readonly quoting: Quoting;
}

/**
 * Null where a quote stands in the wrong place, or a record of several lines has not the cells of the others. Leniently,
 * such a quote is a sign like any other (5" is five inches), as long as each line is a record.
 */
function together(all: readonly WholeLine[], { delimiter, expected }: Shape, quotes: Quotes): TableRecord[] | null {
  const read = parsed(all.map(({ text }) => text).join('\n'), delimiter, quotes);
  const hasBreaks = read?.length !== all.length;
  if (read === null || (hasBreaks && quotes === 'lenient')) return null;
  const records: TableRecord[] = [];
  let line = all[0]!.number;
  let count = expected;
  for (const cells of read) {
    const breaks = hasBreaks ? breaksIn(cells) : 0;
    if (cells.length > 1 || cells[0]!.trim() !== '') {
      const reason = count === null ? null : misfit(cells, count);
      if (reason !== null && breaks > 0 && all.length > 1) return null;
      records.push(reason === null ? { type: 'cells', line, cells } : { type: 'bad', line, reason });
      count ??= cells.length;
    }
    line += breaks + 1;
  }
  return records;
}

/** A cell may hold line breaks, but hardly more. */
const LINES_AT_MOST = 1000;

/** Each line for itself, or with those up to where its quotes are closed; one with which that cannot be is bad. */
function oneByOne(all: readonly WholeLine[], { delimiter, expected, quoting }: Shape, isEnd: boolean): Cut {
  const isOdd = (line: WholeLine) => hasOddQuotes(line, quoting.hasBackslashes);
  const hadBackslashes = quoting.hasBackslashes;
  const records: TableRecord[] = [];
  let count = expected;
  for (let at = 0; at < all.length; ) {
    // Cells end elsewhere than was thought.
    if (quoting.hasBackslashes !== hadBackslashes && !isEnd) return { records, rest: all.slice(at) };
    const line = all[at]!;
    const next = isOdd(line) ? all.slice(at + 1, at + LINES_AT_MOST).findIndex(isOdd) : -1;
    const end = at + next + 2;
    const shape = { delimiter, expected: count, quoting };
    const group = quotedTogether(all.slice(at, end), shape);
    const alone = group ?? (hasEscaped([line]) ? quotedTogether([line], shape) : null);
    const read = alone ?? together([line], shape, 'lenient');
    if (read === null && next === -1 && !isEnd && all.length - at < LINES_AT_MOST) {
      return { records, rest: all.slice(at) };
    }
    if (read === null) records.push({ type: 'bad', line: line.number, reason: 'a quote that is not closed' });
    else records.push(...read);
    count ??= read?.find((record) => record.type === 'cells')?.cells.length ?? null;
    at = group === null ? at + 1 : end;
  }
  return { records, rest: [] };
}

function parsed(text: string, delimiter: string, quotes: Quotes): string[][] | null {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: quotes === 'lenient',
      escape: quotes === 'backslash' ? '\\' : '"',
    });
  } catch {
    return null;
  }
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

/** Cells too many may be empty: some write a delimiter at the end. */
function misfit(cells: readonly string[], expected: number): string | null {
  const fits = cells.length >= expected && cells.slice(expected).every((cell) => cell.trim() === '');
  return fits ? null : `${cells.length} cells where the first line has ${expected}`;
}
