/** SQLite drivers: node:sqlite if this Node has it, else libsql, both behind the few functions that kysely needs. */
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
   * For statements that may fail and are retried: a prepared statement that libsql failed to run stays active until it
   * is garbage-collected, and no transaction can be committed until then.
   */
  exec(sql: string): void;
  /**
   * Returns rows synchronously, without checking texts for damage; for names and times, where every millisecond counts.
   */
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

/** Suppresses Node's warning about an experimental module, which would appear on the standard error of a mere scan. */
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

/** Reads rows as arrays and builds the objects here, which takes libsql a third of the time. */
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

/**
 * A text that is not valid UTF-8, even by one byte lost on disk, makes libsql end the process. Digests are exempt,
 * since they are only ever compared.
 */
function mayBeDamaged({ column, type }: Libsql.ColumnDefinition): boolean {
  return type?.toLowerCase() === 'text' && column !== 'hash';
}

/** Wraps a query to return the same rows in the same order, with the given texts as bytes. */
function asBytes(sql: string, names: readonly string[], texts: readonly number[]): string {
  const columns = names.map((_, place) => `c${place}`);
  const read = columns.map((column, place) => (texts.includes(place) ? `cast(${column} as blob)` : column));
  return `with asked(${columns.join(', ')}) as (${sql}) select ${read.join(', ')} from asked`;
}

/** Like node:sqlite, replaces invalid UTF-8 by U+FFFD. */
function decoded(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString() : value;
}

/**
 * libsql reads the process report to identify the C library. Excluding the network keeps Node from resolving the names
 * of open connections for it.
 */
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
