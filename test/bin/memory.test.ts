/** A run that needs more memory than is available. */
import { readdirSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { start } from '../support/program.js';
import { posts, temporaryFile, temporaryFolder } from '../support/temporary.js';

it('running out of memory is reported with a remedy, and leaves nothing half-written', async () => {
  const folder = temporaryFolder();
  const archive = temporaryFile('posts.ndjson', posts(60_000));
  const env = { NODE_OPTIONS: '--max-old-space-size=100 --max-semi-space-size=1' };
  const words = ['acme', '--no-store', '--no-dedupe', '-s', `file:${archive}`, '--since', 'ever', '-o', 'report.json'];
  const { code, stdout, stderr } = await start(words, { env, cwd: folder }).ended;
  expect(stderr).toMatch(
    /^socialrank: what matches takes more memory than Node gives \(\d+ MB\); give it more, as NODE_OPTIONS=--max-old-space-size=\d+, /,
  );
  expect([code, stdout, readdirSync(folder)]).toEqual([1, '', []]);
});
