/** The peer: DuckDB on one thread counts posts that mention acme by day. `node duckdb.js PACKAGE FILE` */
import { createRequire } from 'node:module';

interface DuckDb {
  readonly DuckDBInstance: {
    create(
      path: string,
      options: Readonly<Record<string, string>>,
    ): Promise<{
      connect(): Promise<{ runAndReadAll(sql: string): Promise<{ getRows(): readonly unknown[] }> }>;
    }>;
  };
}

const [, , place, file] = process.argv;
const { DuckDBInstance } = createRequire(import.meta.url)(place!) as DuckDb;
const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
const rows = await connection.runAndReadAll(
  `select cast(created_at as date) as day, count(*) from read_ndjson('${file}',
    columns = {id: 'VARCHAR', created_at: 'TIMESTAMP', author: 'VARCHAR', text: 'VARCHAR', likes: 'INTEGER'})
   where regexp_matches(text, '(?i)\\bacme\\b') group by day order by day`,
);
console.log(rows.getRows().join('\n'));
