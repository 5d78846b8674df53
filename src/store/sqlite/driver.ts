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
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        reader: statement.reader,
        all(values) {
          const names = statement.columns().map(({ name }) => name);
          return (statement.raw().all(...values) as unknown[][]).map((row) => {
            const named: Record<string, unknown> = {};
            for (let place = 0; place < names.length; place++) named[names[place]!] = row[place];
            return named;
          });
        },
        run: (values) => statement.run(...values),
        iterate: (values) => statement.iterate(...values),
      };
    },
  };
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
