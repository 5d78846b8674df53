/** One row a day in a CSV or TSV file: the same day again replaces its row. */
import { UsageError } from '../../errors.js';
import type { Report } from '../../types.js';
import { SUMMARY } from '../views/columns.js';
import { select } from '../views/view.js';
import { BYTE_ORDER_MARK, DELIMITER, type DelimitedOptions, delimited, record, unguarded } from './delimited.js';
import { type FileRecord, fileRecords } from './records.js';

export interface AppendOptions extends DelimitedOptions {
  /** Columns of the summary; null: all of them. */
  readonly fields: readonly string[] | null;
  /** A new file begins with a byte order mark; one that exists keeps what it has. */
  readonly bom: boolean;
}

/**
 * The file's new text. A row with the same date, brand and query is replaced where it stands, unless the new status is
 * worse; every other byte stays, but for a last line that was torn off. A failed report changes nothing.
 * @param existing null: there is no file yet
 * @throws UsageError as `checkAppend`
 */
export function upsertSummary(existing: string | null, report: Report, options: AppendOptions): string {
  const rows = checkAppend(existing, options);
  const before = existing ?? '';
  if (report.status === 'failed') return before;

  const names = columnNames(options);
  const { rows: selected } = select(report, { view: 'summary', fields: names, sort: null, top: 1 });
  const cells = selected[0] ?? [];
  if (rows === null) return delimited(names, [cells], { ...options, bom: options.bom || before !== '' });

  const row = record(cells, options);
  const [written] = fileRecords(row, DELIMITER[options.format]);
  const same = written && rows.findLast((old) => keyOf(old, names) === keyOf(written, names));
  if (same !== undefined) {
    if (badness(statusOf(same, names)) < badness(report.status)) return before;
    return before.slice(0, same.start) + row + same.lineBreak + before.slice(same.end);
  }
  const last = rows.at(-1);
  const kept = last !== undefined && isTorn(last, names) ? before.slice(0, last.start) : before;
  const lineBreak = rows[0]?.lineBreak === '\n' ? '\n' : '\r\n';
  return kept + (kept.endsWith('\n') ? '' : lineBreak) + row + lineBreak;
}

/**
 * Before any request: can rows be appended to this file?
 * @returns the file's records; null where it is empty
 * @throws UsageError where the fields do not tell one row from another, or the file has other columns or is broken
 */
export function checkAppend(existing: string | null, options: AppendOptions): readonly FileRecord[] | null {
  const names = columnNames(options);
  const missing = KEY.concat('status').filter((name) => !names.includes(name));
  if (missing.length > 0) throw new UsageError(`--append needs the fields ${missing.join(', ')}`);
  const isMarked = existing?.startsWith(BYTE_ORDER_MARK) === true;
  if (existing === null || existing.length === Number(isMarked)) return null;

  const rows = [...fileRecords(existing, DELIMITER[options.format], Number(isMarked))];
  const header = rows[0]?.cells ?? [];
  if (header.length !== names.length || header.some((name, index) => name !== names[index])) {
    throw new UsageError('the file to append to has another header', {
      hint: `its first line must be ${names.join(DELIMITER[options.format])}; name another file, or the same --fields`,
    });
  }
  const open = rows.find((row) => row.isTorn && existing.slice(row.start, row.end).includes('\n'));
  if (open !== undefined) {
    const line = existing.slice(0, open.start).split('\n').length;
    throw new UsageError(`the file to append to has a quote in line ${line} that is never closed`, {
      hint: 'mend that line, or name another file',
    });
  }
  return rows;
}

const KEY: readonly string[] = ['date', 'brand', 'query'];

const STATUSES: readonly string[] = ['complete', 'partial', 'failed'] satisfies Report['status'][];

function columnNames({ fields }: AppendOptions): readonly string[] {
  return fields ?? SUMMARY.map(({ name }) => name);
}

/** A writer of another kind was stopped in the middle of it: no reader could use the line. */
function isTorn(row: FileRecord, names: readonly string[]): boolean {
  return row.isTorn || (row.lineBreak === '' && row.cells.length < names.length);
}

function keyOf({ cells }: FileRecord, names: readonly string[]): string {
  return JSON.stringify(KEY.map((name) => unguarded(cells[names.indexOf(name)] ?? '')));
}

function statusOf({ cells }: FileRecord, names: readonly string[]): string {
  return cells[names.indexOf('status')] ?? '';
}

/** A status that nobody knows is worse than any. */
function badness(status: string): number {
  const place = STATUSES.indexOf(status);
  return place === -1 ? STATUSES.length : place;
}
