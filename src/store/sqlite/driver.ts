/** SQLite: that of Node where it has one, else libsql. Both behind the few functions that kysely asks of a driver. */
import process from 'node:process';
import type { SqliteDatabase } from 'kysely';
import type Libsql from 'libsql';
import { StoreError } from '../../errors.js';

export interface SqliteDriver {
  readonly name: string;
  open(path: string): OpenSqlite;
}

export interface OpenSqlite extends SqliteDatabase {
  /**
   * For what may fail and is tried again: a prepared statement that libsql could not run stays under way until it is
   * collected, and no transaction can be committed meanwhile.
   */
  exec(sql: string): void;
  /** Rows at once, without a look at whether their texts are damaged: for names and times, where each millisecond counts. */
  ask(sql: string, values: readonly unknown[]): readonly unknown[];
}

/** @throws StoreError on a platform that has neither */
export async function sqliteDriver(): Promise<SqliteDriver> {
  const driver = ofNode() ?? (await ofLibsql());
  if (driver !== null) return driver;
  throw new StoreError('there is no SQLite on this platform', {
    hint: 'Node 22.13 and later bring it; or install libsql, or keep the history in PostgreSQL: --store postgres://…',
  });
}

interface NodeStatement {
  all(...values: readonly unknown[]): unknown[];
  run(...values: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(...values: readonly unknown[]): IterableIterator<unknown>;
}

interface NodeSqlite {
  readonly DatabaseSync: new (
    path: string,
  ) => { prepare(sql: string): NodeStatement; exec(sql: string): void; close(): void };
}

function ofNode(): SqliteDriver | null {
  const module = quietly(() => process.getBuiltinModule('node:sqlite') as NodeSqlite | undefined);
  if (module === undefined) return null;
  return {
    name: 'node:sqlite',
    open(path) {
      const database = new module.DatabaseSync(path);
      return {
        close: () => database.close(),
        exec: (sql) => database.exec(sql),
        ask: (sql, values) => Array.from(database.prepare(sql).all(...values)),
        prepare(sql) {
          const statement = database.prepare(sql);
          return {
            reader: /^\s*(?:select|with|pragma)\b|\breturning\b/i.test(sql),
            all: (values) => Array.from(statement.all(...values)),
            run: (values) => statement.run(...values),
            iterate: (values) => statement.iterate(...values),
          };
        },
      };
    },
  };
}

/** Node warns of what is experimental, on the standard error of whoever only wanted a scan. */
function quietly<T>(load: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}

async function ofLibsql(): Promise<SqliteDriver | null> {
  try {
    const { default: Libsql } = await withoutNames(() => import('libsql'));
    return { name: 'libsql', open: (path) => inArrays(new Libsql(path)) };
  } catch {
    return null;
  }
}

/** Rows as arrays, and objects made of them here, take libsql a third of the time. */
function inArrays(database: Libsql.Database): OpenSqlite {
  return {
    close: () => void database.close(),
    exec: (sql) => void database.exec(sql),
    ask(sql, values) {
      const statement = database.prepare(sql);
      return named(statement.columns(), statement.raw().all(...values) as unknown[][]);
    },
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        reader: statement.reader,
        all(values) {
          const columns = statement.columns();
          const names = columns.map(({ name }) => name);
          const texts = columns.flatMap((column, place) => (mayBeDamaged(column) ? [place] : []));
          const read =
            texts.length === 0 || !SELECTS.test(sql) ? statement : database.prepare(asBytes(sql, names, texts));
          const rows = read.raw().all(...values) as unknown[][];
          for (const row of rows) for (const place of texts) row[place] = decoded(row[place]);
          return named(columns, rows);
        },
        run: (values) => statement.run(...values),
        iterate: (values) => statement.iterate(...values),
      };
    },
  };
}

function named(columns: readonly { readonly name: string }[], rows: readonly unknown[][]): Record<string, unknown>[] {
  return rows.map((row) => {
    const under: Record<string, unknown> = {};
    for (let place = 0; place < columns.length; place++) under[columns[place]!.name] = row[place];
    return under;
  });
}

const SELECTS = /^\s*(?:select|with)\b/i;

/** A text that is no UTF-8, be it of one byte that the disk lost, ends the process in libsql. Digests are only ever compared. */
function mayBeDamaged({ column, type }: Libsql.ColumnDefinition): boolean {
  return type?.toLowerCase() === 'text' && column !== 'hash';
}

/** The same rows in the same order, with the bytes of those texts. */
function asBytes(sql: string, names: readonly string[], texts: readonly number[]): string {
  const columns = names.map((_, place) => `c${place}`);
  const read = columns.map((column, place) => (texts.includes(place) ? `cast(${column} as blob)` : column));
  return `with asked(${columns.join(', ')}) as (${sql}) select ${read.join(', ')} from asked`;
}

/** As Node's own SQLite does: what is no UTF-8 becomes U+FFFD. */
function decoded(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString() : value;
}

/** libsql looks into a report of the process for its C library, and Node would ask for the names of open connections. */
async function withoutNames<T>(load: () => Promise<T>): Promise<T> {
  const report = process.report as typeof process.report & { excludeNetwork?: boolean };
  const { excludeNetwork = false } = report;
  report.excludeNetwork = true;
  try {
    return await load();
  } finally {
    report.excludeNetwork = excludeNetwork;
  }
}
