/** Finds texts that were damaged on disk: SQLite checks its pages and numbers, but accepts any bytes as text. */
import type { OpenSqlite } from './driver.js';

/** Columns that contain JSON; the column `alert` is null once the alert is delivered. */
const JSON_COLUMNS: ReadonlySet<string> = new Set(['json', 'alert']);
/** Selects texts beyond ASCII; most are ASCII, and need no second look. */
const IS_BEYOND_ASCII = "glob '*[^' || char(1) || '-' || char(127) || ']*'";

/** One line for each column that has damaged texts. */
export function damagedTexts(database: OpenSqlite): readonly string[] {
  return textColumns(database).flatMap(({ table, column }) => {
    const count = notUtf8(database, table, column) + (JSON_COLUMNS.has(column) ? notJson(database, table, column) : 0);
    return count === 0 ? [] : [`${count} of the texts in ${table}.${column} cannot be read`];
  });
}

function textColumns(database: OpenSqlite): readonly { readonly table: string; readonly column: string }[] {
  return database
    .prepare(
      `select tables.name as "table", columns.name as "column"
      from sqlite_master as tables, pragma_table_info(tables.name) as columns
      where tables.type = 'table' and lower(columns.type) = 'text' order by 1, 2`,
    )
    .all([]) as { table: string; column: string }[];
}

function notUtf8(database: OpenSqlite, table: string, column: string): number {
  const rows = database
    .prepare(`select cast(${column} as blob) as bytes from ${table} where ${column} ${IS_BEYOND_ASCII}`)
    .iterate([]) as Iterable<{ readonly bytes: Uint8Array }>;
  let count = 0;
  for (const { bytes } of rows) if (!isUtf8(bytes)) count += 1;
  return count;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function notJson(database: OpenSqlite, table: string, column: string): number {
  const [row] = database
    .prepare(`select count(*) as found from ${table} where ${column} is not null and not json_valid(${column})`)
    .all([]) as { readonly found: number }[];
  return row?.found ?? 0;
}
