import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localFile, scan } from '../../src/index.js';
import { readInput, refusalOf } from './reading.js';

const home = mkdtempSync(join(tmpdir(), 'file-set-'));
afterAll(() => rmSync(home, { recursive: true }));

function folderOf(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(home, name);
  mkdirSync(folder);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  return folder;
}

const post = (id: string) => `${JSON.stringify({ id, text: `Acme ${id}`, created_at: '2026-11-20T08:00:00Z' })}\n`;
const ids = async (name: string) => (await readInput(name)).found.map(({ id }) => id);

describe('a folder', () => {
  it('is read file by file, 2 before 10, and each item has the path of its file', async () => {
    const folder = folderOf('dumps', {
      'part-10.ndjson': post('c'),
      'part-2.ndjson.gz': gzipSync(post('b')),
      'part-1.csv': 'id,text\na,Acme a\n',
      '.hidden.ndjson': post('x'),
    });
    const { found, warnings, error } = await readInput(`file:${folder}`);
    expect(found.map(({ id, endpoint }) => [id, endpoint])).toEqual([
      ['a', `${folder}/part-1.csv`],
      ['b', `${folder}/part-2.ndjson.gz`],
      ['c', `${folder}/part-10.ndjson`],
    ]);
    expect([warnings, error]).toEqual([[], null]);
  });

  it('is read with its gzip files, whatever else is in their names, but without archives', async () => {
    const files = { 'RC_2026-10.gz': gzipSync(post('a')), 'b.tar.gz': gzipSync(post('b')), gz: post('c') };
    const folder = folderOf('packed', { ...files, 'd.jsonl.gz': gzipSync(post('d')) });
    const { found, warnings } = await readInput(`file:${folder}`);
    expect(found.map(({ id }) => id)).toEqual(['d', 'a']);
    expect(warnings).toEqual(['not_read: what else lies there is not read: b.tar.gz, gz']);
  });

  it('reports what in it is not read', async () => {
    const folder = folderOf('mixed', { 'a.ndjson': post('a'), 'notes.txt': 'Acme', 'logo.png': 'Acme' });
    mkdirSync(join(folder, 'older'));
    const { found, warnings } = await readInput(`file:${folder}/`);
    expect(found.map(({ endpoint }) => endpoint)).toEqual([`${folder}/a.ndjson`]);
    expect(warnings).toEqual(['not_read: what else lies there is not read: logo.png, notes.txt, older/']);
  });

  it('is rejected if it contains nothing to read', async () => {
    expect(await refusalOf(readInput(`file:${folderOf('empty', {})}`))).toMatch(
      /empty contains no file that can be read from a folder; it is empty$/,
    );
    const names = ['1', '2', '3', '4', '5', '6', '7'].map((name) => [`${name}.txt`, 'Acme'] as const);
    expect(await refusalOf(readInput(`file:${folderOf('texts', Object.fromEntries(names))}`))).toMatch(
      /; it holds 1\.txt, 2\.txt, 3\.txt, 4\.txt, 5\.txt and 2 more; a pattern names any, as 'file:.*texts\/\*'$/,
    );
  });
});

describe('a pattern', () => {
  beforeAll(() => {
    const folder = folderOf('years', {
      'a-2024.ndjson': post('4'),
      'a-2025.ndjson': post('5'),
      'b-2025.txt': post('b'),
    });
    mkdirSync(join(folder, 'deeper'));
    writeFileSync(join(folder, 'deeper', 'a-2026.ndjson'), post('6'));
    writeFileSync(join(folder, 'a[1].ndjson'), post('1'));
  });

  it.each([
    ['a-*.ndjson', ['4', '5']],
    ['{a,b}-2025.*', ['5', 'b']],
    ['**/a-202[56].ndjson', ['5', '6']],
    ['a[1].ndjson', ['1']],
    ['?-2025.txt', ['b']],
  ])('matches files: %s', async (pattern, expected) => {
    expect(await ids(`file:${home}/years/${pattern}`)).toEqual(expected);
  });

  it('is rejected if it matches no file', async () => {
    expect(await refusalOf(readInput(`file:${home}/years/z*.ndjson`))).toMatch(
      /z\*\.ndjson: no file has such a name; \* /,
    );
    expect(await refusalOf(readInput(`file:${home}/years/z.ndjson`))).toMatch(/z\.ndjson: no such file$/);
  });
});

describe('several files as one input', () => {
  const now = () => new Date('2026-11-21T12:00:00Z');
  const scanned = async (path: string) => scan('Acme', { sources: [await localFile(path)], allTime: true, now });

  it('have an outcome each, and a broken one does not affect the others', async () => {
    const folder = folderOf('broken', {
      '1.ndjson': post('a'),
      '2.ndjson': `${post('b')}{"id":"c","text":"Ac`,
      '3.ndjson': '',
      '4.ndjson': '{"id":"d","te',
    });
    const [source] = (await scanned(folder)).sources;
    expect(source).toMatchObject({ status: 'partial', mentions: 2, fetched: 2, truncated: false });
    expect(source!.error!.message).toMatch(/^2 of 4 failed, the first: .*2\.ndjson: 1 of 2 lines could not be read$/);
    expect(
      source!.endpoints!.map(({ url, status, mentions, error }) => [url, status, mentions, error?.message]),
    ).toEqual([
      [`${folder}/1.ndjson`, 'ok', 1, undefined],
      [`${folder}/2.ndjson`, 'partial', 1, expect.stringMatching(/2\.ndjson: 1 of 2 lines/)],
      [`${folder}/3.ndjson`, 'empty', 0, undefined],
      [`${folder}/4.ndjson`, 'failed', null, expect.stringMatching(/4\.ndjson can be read/)],
    ]);
  });

  it('have failed if every one of them has', async () => {
    const folder = folderOf('nothing', { '1.ndjson': '{"id":', '2.csv': 'day,count\n1,2\n' });
    const { sources, exitCode } = await scanned(folder);
    expect(sources[0]).toMatchObject({ status: 'failed', error: { code: 'bad_response' } });
    expect(exitCode).toBe(1);
  });

  it('are named in warnings about lines', async () => {
    const folder = folderOf('lines', { 'a.ndjson': post('a'), 'b.ndjson': `${post('b')}nonsense\n` });
    const { warnings } = await scanned(folder);
    expect(warnings.map(({ message }) => message)).toContainEqual(expect.stringMatching(/lines\/b\.ndjson: line 2: /));
  });

  it('give the same result as one file with all of their lines', async () => {
    const lines = Array.from({ length: 9000 }, (_, place) => {
      const text = `${place % 50 === 0 ? 'Acme' : 'Globex'} opens shop number ${place} beside the harbour`;
      const created = new Date(Date.UTC(2026, 10, 1, 0, place)).toISOString();
      return `${JSON.stringify({ id: `p${place}`, author: `ann${place % 700}`, text, created_at: created })}\n`;
    });
    const parts = {
      'a.ndjson': lines.slice(0, 4000),
      'b.ndjson': lines.slice(4000, 8000),
      'c.ndjson': lines.slice(8000),
    };
    const folder = folderOf(
      'many',
      Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.join('')])),
    );
    writeFileSync(join(home, 'all.ndjson'), lines.join(''));
    const [of, whole] = await Promise.all([scanned(folder), scanned(join(home, 'all.ndjson'))]);
    const { endpoints, ...source } = of.sources[0]!;
    expect({ ...source, name: '' }).toEqual({ ...whole.sources[0], name: '' });
    expect(of.socialRank).toEqual(whole.socialRank);
    expect(of.mentions?.map(({ origin: _, ...mention }) => mention)).toEqual(
      whole.mentions?.map(({ origin: _, ...mention }) => mention),
    );
    expect(endpoints!.map(({ mentions, fetched }) => [mentions, fetched])).toEqual([
      [80, 4000],
      [80, 4000],
      [20, 1000],
    ]);
  });
});
