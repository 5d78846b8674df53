/** The minimum relevance, wherever it is set. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { localFile } from '../../src/library/local-file.js';
import { scan } from '../../src/library/scan.js';
import type { Report } from '../../src/types.js';
import { checkedReport } from '../support/checked-report.js';
import { ran } from '../support/fake-io.js';
import { temporaryFolder } from '../support/temporary.js';

const folder = temporaryFolder();
const posts = join(folder, 'posts.ndjson');
const said = [
  { id: '1', text: 'My Orchard phone died and I want a refund', author: { handle: 'ann' } },
  { id: '2', text: 'Down at the orchard the pears are ripe', author: { handle: 'bob' } },
  { id: '3', text: 'At the orchard', author: { handle: 'orchard' } },
];
writeFileSync(
  posts,
  said.map((post) => `${JSON.stringify({ ...post, publishedAt: '2026-11-20T10:00:00Z' })}\n`).join(''),
);

const words = ['Orchard', '-s', `file:${posts}`];
const reported = async (env: Readonly<Record<string, string>>, ...more: string[]) =>
  checkedReport(JSON.parse((await ran([...words, '-f', 'json', ...more], { env })).stdout) as Report);

describe('the minimum relevance', () => {
  it('filters and counts mentions, except those by the brand itself', async () => {
    const { counts, mentions } = await reported({}, '--min-relevance', '0.5');
    expect(counts).toMatchObject({
      fetched: 3,
      mentions: 1,
      owned: 1,
      filtered: { relevance: 1, owned: 1 },
    });
    expect(mentions!.map(({ id }) => id).toSorted()).toEqual(['file:1', 'file:3']);
  });

  it('is off by default', async () => {
    expect((await reported({})).counts).toMatchObject({ mentions: 2, filtered: { relevance: 0 } });
  });

  it('comes from the flag, then the environment, then the settings file', async () => {
    const env = { SOCIALRANK_HOME: temporaryFolder() };
    expect((await ran(['config', 'set', 'minRelevance', '0.5'], { env })).code).toBe(0);
    expect((await reported(env)).counts.filtered.relevance).toBe(1);
    expect((await reported({ ...env, SOCIALRANK_MIN_RELEVANCE: '0.99' })).counts.filtered.relevance).toBe(2);
    expect((await reported({ ...env, SOCIALRANK_MIN_RELEVANCE: '0.99' }, '--min-relevance', '0')).counts.mentions).toBe(
      2,
    );
    expect((await ran(['config', 'list'], { env })).stdout).toMatch(/minRelevance +0\.5 +settings file/);
    expect((await ran(['config', 'get', 'minRelevance'], { env })).stdout).toBe('0.5\n');
  });

  it('is refused if it is invalid', async () => {
    const { code, stderr } = await ran(words, { env: { SOCIALRANK_MIN_RELEVANCE: 'much' } });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'socialrank: SOCIALRANK_MIN_RELEVANCE must be a number from 0 to 1, not "much"\n',
    });
    expect((await ran(['config', 'set', 'minRelevance', '2'])).code).toBe(2);
    const asked = scan('Orchard', { sources: [await localFile(posts)], minRelevance: 2 });
    await expect(asked).rejects.toThrow('minRelevance must be a number from 0 to 1');
  });

  it('applies to NDJSON lines that are printed as they are found', async () => {
    const { stdout } = await ran([...words, '-f', 'ndjson', '--min-relevance', '0.5']);
    const ids = stdout.split('\n').flatMap((line) => /"type":"mention","id":"([^"]*)"/.exec(line)?.[1] ?? []);
    expect(ids).toEqual(['file:1', 'file:3']);
  });

  it('is reported in the table, and the reasons are available on request', async () => {
    expect((await ran([...words, '--min-relevance', '0.5'])).stdout).toContain('1 not relevant enough left out');
    const { stdout } = await ran([
      ...words,
      '--view',
      'mentions',
      '-v',
      '-f',
      'csv',
      '--fields',
      'id,relevance_reasons',
    ]);
    expect(stdout).toContain('file:2,"as-word -2, article -1, early +0.2"');
    expect((await ran([...words, '--view', 'mentions', '-v'])).stdout).toContain('relevance_reasons');
  });
});
