import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../src/types.js';
import { ran } from '../support/fake-io.js';
import { temporaryFile } from '../support/temporary.js';

describe('a local file', () => {
  it('is read once, however its path is spelled', async () => {
    const path = temporaryFile('posts.csv', 'id,text,published_at\n1,acme opens,2026-11-20\n');
    const sources = [path, join(dirname(path), '.', 'posts.csv'), `${dirname(path)}/./posts.csv`];
    const words = sources.flatMap((one) => ['-s', `file:${one}`]);
    const { stdout } = await ran(['acme', ...words, '--no-store', '-f', 'json'], {});
    const report = JSON.parse(stdout) as Report;
    expect(report.sources.map(({ name }) => name)).toEqual([`file:${path}`]);
    expect(report.counts).toMatchObject({ fetched: 1, duplicates: 0 });
  });
});
