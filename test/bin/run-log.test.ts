/** The log of runs if files cannot grow any larger. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { posts, temporaryFile, temporaryFolder } from '../support/temporary.js';

const BIN = join(process.cwd(), 'bin/socialrank.js');

it('reports that a line was not written to the log, or only in part', () => {
  const folder = temporaryFolder();
  const log = join(folder, 'runs.ndjson');
  writeFileSync(log, `${'x'.repeat(1000)}\n`);
  const words = ['acme', '-s', `file:${temporaryFile('posts.ndjson', posts(3))}`, '--no-store', '-q', '--log', log];
  const { status, signal, stderr } = spawnSync(
    'bash',
    ['-c', 'ulimit -f 1; exec "$0" "$@"', process.execPath, BIN, ...words],
    { env: { PATH: process.env['PATH'], SOCIALRANK_HOME: folder }, encoding: 'utf8' },
  );
  expect({ status, signal }).toEqual({ status: 1, signal: null });
  expect(stderr).toContain(`socialrank: ${log} was not written: file too large\n`);
});
