/** Records of CSV and TSV. An unclosed quote costs only its own line, not the rest of the file. */
import { parse } from 'csv-parse/sync';
import { lines } from '../bytes/lines.js';
import { hasOddQuotes, isWhole, type WholeLine, waitingLines } from '../bytes/waiting-lines.js';
import type { Dialect } from './delimiter.js';
import { withoutPreamble } from './preamble.js';

export type TableRecord =
  | { readonly type: 'cells'; readonly line: number; readonly cells: readonly string[] }
  | { readonly type: 'bad'; readonly line: number; readonly reason: string };

/**
 * Blank lines are left out. The first record is the header and determines the number of cells of the others.
 * @param dialectIn called with the first line that is not blank
 * @param isHeader whether a line with these names is the header, which may have other lines above it; absent: the first
 * line is
 */
export async function* tableRecords(
  chunks: AsyncIterable<Buffer>,
  dialectIn: (line: string) => Dialect | null,
  isHeader?: (names: readonly string[]) => boolean,
): AsyncGenerator<readonly TableRecord[]> {
  let delimiter: string | null = null;
  let expected: number | null = null;
  // Determined by the first cell that can be read in no other way.
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

/** Some files end their lines with a carriage return alone. */
const firstOf = (text: string): string => text.split('\r', 1)[0]!;

interface Cut {
  readonly records: readonly TableRecord[];
  /** Lines that cannot be read before the following ones are known. */
  readonly rest: readonly WholeLine[];
}

/** @param isEnd whether these are the last lines */
function recordsOf(all: readonly WholeLine[], shape: Shape, isEnd: boolean): Cut {
  const records = quotedTogether(all, shape) ?? (hasEscaped(all) ? null : together(all, shape, 'lenient'));
  return records === null ? oneByOne(all, shape, isEnd) : { records, rest: [] };
}

/**
 * Tries the likelier way of escaping first: once quotes were escaped by backslashes, backslashes are expected again.
 */
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

/** Some databases and Spark escape a quote in a cell with a backslash. */
interface Quoting {
  hasBackslashes: boolean;
}

/** How a quote in a cell is escaped: by another quote or by a backslash; `lenient`: it need not be. */
type Quotes = 'strict' | 'backslash' | 'lenient';

interface Shape {
  readonly delimiter: string;
  readonly expected: number | null;
  readonly quoting: Quoting;
}

/**
 * Parses lines together. Returns null if a quote is in the wrong place, or a record of several lines has the wrong
 * number of cells. If lenient, such a quote is a character like any other (5" is five inches), as long as each line is
 * a record.
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

/** Maximum number of lines in one cell. */
const LINES_AT_MOST = 1000;

/**
 * Parses each line alone, or together with the lines up to where its quotes are closed. A line for which neither works
 * is bad.
 */
function oneByOne(all: readonly WholeLine[], { delimiter, expected, quoting }: Shape, isEnd: boolean): Cut {
  const isOdd = (line: WholeLine) => hasOddQuotes(line, quoting.hasBackslashes);
  const hadBackslashes = quoting.hasBackslashes;
  const records: TableRecord[] = [];
  let count = expected;
  for (let at = 0; at < all.length; ) {
    // Quotes turned out to be escaped differently, so cells do not end where they were expected to.
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

/** Surplus cells may be empty: some tools write a delimiter at the end of lines. */
function misfit(cells: readonly string[], expected: number): string | null {
  const fits = cells.length >= expected && cells.slice(expected).every((cell) => cell.trim() === '');
  return fits ? null : `${cells.length} cells where the first line has ${expected}`;
}
