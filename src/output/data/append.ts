/** Maintains a CSV or TSV file with one row per day: writing the same day again replaces its row. */
import { UsageError } from '../../errors.js';
import type { Report } from '../../types.js';
import { SUMMARY } from '../views/columns.js';
import { select } from '../views/view.js';
import { BYTE_ORDER_MARK, DELIMITER, type DelimitedOptions, delimited, record, unguarded } from './delimited.js';
import { type FileRecord, fileRecords } from './records.js';

export interface AppendOptions extends DelimitedOptions {
  /** Columns of the summary; null for all of them. */
  readonly fields: readonly string[] | null;
  /** Whether a new file begins with a byte order mark; an existing file stays as it is. */
  readonly bom: boolean;
}

/**
 * Returns the new text of the file. A row with the same date, brand and query is replaced in place, unless the new
 * status is worse; every other byte is kept, except an incomplete last line. A failed report changes nothing.
 * @param existing null if there is no file yet
 * @throws UsageError like `checkAppend`
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
 * Checks, before any request, whether rows can be appended to this file.
 * @returns the records of the file; null if it is empty
 * @throws UsageError if the fields lack the status or those that identify a row, or if the file has other columns or is
 * broken
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
    throw new UsageError('the file to append to has a different header', {
      hint: `its first line must be ${names.join(DELIMITER[options.format])}; name another file, or the same --fields`,
    });
  }
  const open = rows.find((row) => row.isTorn && existing.slice(row.start, row.end).includes('\n'));
  if (open !== undefined) {
    const line = existing.slice(0, open.start).split('\n').length;
    throw new UsageError(`the file to append to has a quote in line ${line} that is never closed`, {
      hint: 'fix that line, or name another file',
    });
  }
  return rows;
}

const KEY: readonly string[] = ['date', 'brand', 'query'];

const STATUSES: readonly string[] = ['complete', 'partial', 'failed'] satisfies Report['status'][];

function columnNames({ fields }: AppendOptions): readonly string[] {
  return fields ?? SUMMARY.map(({ name }) => name);
}

/** Another writer was interrupted in the middle of the line; no reader could use it. */
function isTorn(row: FileRecord, names: readonly string[]): boolean {
  return row.isTorn || (row.lineBreak === '' && row.cells.length < names.length);
}

function keyOf({ cells }: FileRecord, names: readonly string[]): string {
  return JSON.stringify(KEY.map((name) => unguarded(cells[names.indexOf(name)] ?? '')));
}

function statusOf({ cells }: FileRecord, names: readonly string[]): string {
  return cells[names.indexOf('status')] ?? '';
}

/** An unknown status is worse than any other. */
function badness(status: string): number {
  const place = STATUSES.indexOf(status);
  return place === -1 ? STATUSES.length : place;
}
