/** Many runs that append to one daily file, and runs that are killed while they do. */
import { readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { program, start } from '../support/program.js';
import { posts, temporaryFile, temporaryFolder } from '../support/temporary.js';

const file = temporaryFile('posts.ndjson', posts(5));

function append(query: string, path: string): string[] {
  return [query, '-s', `file:${file}`, '--until', '2026-11-21T12:00', '--append', '-o', path];
}

function brandsOf(path: string): string[] {
  return parse<Record<string, string>>(readFileSync(path, 'utf8'), { columns: true }).map(({ query }) => query!);
}

describe('a daily file', () => {
  it('loses no row to twenty concurrent runs', async () => {
    const path = join(temporaryFolder(), 'daily.csv');
    const queries = Array.from({ length: 20 }, (_, n) => `acme thing number ${n}`);
    const ended = await Promise.all(queries.map((query) => program(append(query, path))));
    expect(ended.filter(({ code }) => code !== 0)).toEqual([]);
    expect(brandsOf(path).sort()).toEqual([...queries].sort());
  });

  it('stays whole if a run is killed while it writes, and the next run can append to it', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'daily.csv');
    await program(append('acme', path));
    for (const skipped of [0, 1, 2, 3]) {
      const before = readFileSync(path, 'utf8');
      const run = start(append(`number ${skipped}`, path));
      let seen = 0;
      // Every change in the folder is one of its steps: lock, draft, rename.
      const watching = watch(folder, () => {
        if (seen === skipped) run.child.kill('SIGKILL');
        seen += 1;
      });
      await run.ended;
      watching.close();
      const after = readFileSync(path, 'utf8');
      expect(after === before || after.startsWith(before)).toBe(true);
      expect(brandsOf(path).length - before.split('\r\n').length).toBeLessThanOrEqual(0);
    }
    expect(await program(append('thing', path))).toMatchObject({ code: 0, stderr: '' });
    expect(brandsOf(path)).toContain('thing');
    expect(readdirSync(folder)).toContain('daily.csv');
    expect(readdirSync(folder)).not.toContain('daily.csv.lock');
  });
});
