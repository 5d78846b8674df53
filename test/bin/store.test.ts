/** The history under runs that are concurrent, killed or stopped. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { openDatabase, openStore } from '../../src/store/open.js';
import type { KeptRun } from '../../src/store/store.js';
import type { Report } from '../../src/types.js';
import { program } from '../support/program.js';
import { posts, temporaryFile, temporaryFolder } from '../support/temporary.js';

const POSTS = temporaryFile('posts.ndjson', posts(30));
const BIN = join(process.cwd(), 'bin/socialrank.js');

async function runsIn(path: string): Promise<readonly KeptRun[]> {
  const store = await openStore(path);
  try {
    const listed = await store.runs({ profile: null, expression: 'acme', since: 0, until: Date.parse('2030-01-01') });
    return await Promise.all(listed.map(async ({ id }) => (await store.run(id))!));
  } finally {
    await store.close();
  }
}

/** Arguments of a daily run that appends to one history and one CSV file. */
function daily(folder: string, day: number): readonly string[] {
  const until = new Date(Date.UTC(2026, 10, 1 + day)).toISOString();
  const outputs = ['--append', '-o', join(folder, 'daily.csv'), '--store', join(folder, 'history.db')];
  return ['acme', '-s', `file:${POSTS}`, '--since', '2026-10-01', '--until', until, ...outputs];
}

describe('many runs at once', () => {
  it.each([2, 20])(
    'leave one stored run and one row each (%i runs)',
    async (many) => {
      const folder = temporaryFolder();
      const ended = await Promise.all(Array.from({ length: many }, (_, day) => program(daily(folder, day))));
      expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(ended.map(() => ({ code: 0, stderr: '' })));
      expect(await runsIn(join(folder, 'history.db'))).toHaveLength(many);
      expect(parse(readFileSync(join(folder, 'daily.csv')), { columns: true })).toHaveLength(many);
    },
    120_000,
  );
});

describe('a run that is stopped while it writes', () => {
  it('blocks other runs until their lock wait is over, and corrupts nothing', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'history.db');
    await (await openDatabase(path)).close();
    const holding = [
      "import { openDatabase } from './dist/src/store/open.js';",
      `const database = await openDatabase(${JSON.stringify(path)});`,
      "await database.write(async () => { console.log('held'); process.kill(process.pid, 'SIGSTOP'); });",
      'await database.close();',
    ].join('\n');
    const script = temporaryFile('holder.mjs', holding.replace('./dist', join(process.cwd(), 'dist')));
    const holder = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    const ended = new Promise((resolve) => holder.once('close', resolve));
    try {
      const others = await Promise.all(
        [21, 22].map((day) => program(daily(folder, day), { env: { SOCIALRANK_LOCK_WAIT: '300ms' } })),
      );
      expect(others.map(({ code }) => code)).toEqual([75, 75]);
    } finally {
      holder.kill('SIGCONT');
    }
    await ended;
    expect(await runsIn(path)).toEqual([]);
    expect(await program(daily(folder, 23))).toMatchObject({ code: 0 });
    expect(await runsIn(path)).toHaveLength(1);
  }, 60_000);
});

describe('a history that cannot be written', () => {
  const MANY = temporaryFile('many.ndjson', posts(1500));
  const many = (folder: string) => [
    ...['acme', '-s', `file:${MANY}`, '--since', '2026-10-01', '--until', '2026-11-22', '-o', join(folder, 'all.csv')],
    ...['--store', join(folder, 'history.db')],
  ];
  /** Runs the program in a shell that limits the size of files. */
  const limited = (kilobytes: number, words: readonly string[], folder: string) =>
    spawnSync('bash', ['-c', `ulimit -f ${kilobytes}; exec "$0" "$@"`, process.execPath, BIN, ...words], {
      env: { PATH: process.env['PATH'], SOCIALRANK_HOME: folder },
      encoding: 'utf8',
    });

  it('ends the run with code 1 and a reason, after complete outputs, and keeps its contents', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'history.db');
    expect(await program(daily(folder, 1))).toMatchObject({ code: 0 });
    const { status, stdout, stderr } = limited(600, many(folder), folder);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`the store ${path} `);
    expect(parse(readFileSync(join(folder, 'all.csv')), { columns: true })).toHaveLength(1);
    expect(await runsIn(path)).toHaveLength(1);
    expect(await program(many(folder))).toMatchObject({ code: 0 });
    expect(await runsIn(path)).toHaveLength(2);
  }, 60_000);

  it('is off without SQLite, and the scan continues', () => {
    const folder = temporaryFolder();
    for (const part of ['bin', 'dist/bundle', 'package.json', 'weights']) {
      cpSync(part, join(folder, 'alone', part), { recursive: true });
    }
    const sqlite = process.allowedNodeEnvironmentFlags.has('--experimental-sqlite') ? ['--no-experimental-sqlite'] : [];
    const scan = (...more: readonly string[]) => {
      const words = [...sqlite, join(folder, 'alone/bin/socialrank.js'), 'acme', '-s', `file:${POSTS}`, ...more];
      return spawnSync(process.execPath, words, {
        env: { PATH: process.env['PATH'], SOCIALRANK_HOME: folder },
        encoding: 'utf8',
      });
    };
    const { status, stdout, stderr } = scan('-f', 'json');
    expect({ status, counted: (JSON.parse(stdout) as Report).counts.mentions }).toEqual({ status: 0, counted: 30 });
    expect(stderr).toMatch(/^socialrank: history is off: there is no SQLite on this platform; .*\n$/);
    expect(scan('--store', join(folder, 'named.db'))).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('a run that is killed', () => {
  const hasStrace = spawnSync('strace', ['-V']).status === 0;
  if (!hasStrace) it('skipped: there is no strace', () => expect(hasStrace).toBe(false));
  else {
    it('at any of its writes leaves complete runs and a complete CSV file', async () => {
      const folder = temporaryFolder();
      expect(await program(daily(folder, 1))).toMatchObject({ code: 0 });
      const csv = join(folder, 'daily.csv');
      const writes = 'pwrite64,write,fsync,fdatasync,rename,ftruncate,unlink';
      let rows = 1;
      let killed = 0;
      // The first tens of system calls write the CSV file, all others the history.
      for (let nth = 1; nth <= 73; nth += 4) {
        const inject = `inject=${writes}:signal=SIGKILL:when=${nth}`;
        const words = ['-f', '-qq', '-o', '/dev/null', '-e', inject, process.execPath, BIN, ...daily(folder, 1 + nth)];
        const { signal } = spawnSync('strace', words, {
          env: { PATH: process.env['PATH'], SOCIALRANK_HOME: folder },
          stdio: 'ignore',
        });
        if (signal === 'SIGKILL') killed += 1;
        const now = parse<{ engine: string }>(readFileSync(csv), { columns: true });
        expect(now.length === rows || now.length === rows + 1).toBe(true);
        rows = now.length;
        for (const { report } of await runsIn(join(folder, 'history.db'))) {
          expect(report.mentions).toHaveLength(report.counts.mentions!);
        }
      }
      expect(killed).toBeGreaterThan(10);
      expect(await program(daily(folder, 200))).toMatchObject({ code: 0 });
      expect(existsSync(csv)).toBe(true);
    }, 120_000);
  }
});
