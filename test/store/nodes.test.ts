/** The store on other versions of Node, with their own SQLite: `SOCIALRANK_NODES` lists binaries, comma-separated. */
import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../support/temporary.js';

const NODES = (process.env['SOCIALRANK_NODES'] ?? '').split(',').filter((path) => path !== '');

describe('a store that uses the SQLite of Node', () => {
  if (NODES.length === 0) it('skipped: SOCIALRANK_NODES is not set', () => expect(NODES).toEqual([]));
  for (const node of NODES) {
    it(`owes the same to ${node}, and says nothing on standard error`, async () => {
      const ran = await promisify(execFile)(node, ['dist/test/store/run-cases.js', temporaryFolder()]);
      expect(ran.stderr).toBe('');
      expect(JSON.parse(ran.stdout)).toMatchObject({ driver: 'node:sqlite', failures: [] });
    }, 60_000);
  }
});
