/** `--append`: one row per brand and day, in a file that is complete at every moment. */
import { lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { SUMMARY } from '../../../src/output/views/columns.js';
import { ran } from '../../support/fake-io.js';
import { json, networks } from '../../support/networks.js';
import { posts, temporaryFile, temporaryFolder } from '../../support/temporary.js';

type Row = Readonly<Record<string, string>>;
const file = temporaryFile('posts.ndjson', posts(30));
const broken = temporaryFile('broken.ndjson', `${posts(30)}{"text": "acme, cut o\n`);

const append = (path: string, { day = '21', query = 'acme', from = file } = {}, ...more: string[]) =>
  ran([query, '-s', `file:${from}`, '--until', `2026-11-${day}T12:00`, '--append', '-o', path, ...more]);

function rowsOf(path: string, delimiter = ','): Row[] {
  return parse<Row>(readFileSync(path, 'utf8'), { columns: true, delimiter, bom: true });
}

const daily = () => join(temporaryFolder(), 'daily.csv');

describe('a daily file', () => {
  it('has one header and one row per day and brand, which a run on the same day replaces', async () => {
    const path = daily();
    for (const day of ['20', '21']) {
      for (const query of ['acme', 'thing'])
        expect(await append(path, { day, query })).toMatchObject({ code: 0, stdout: '' });
    }
    const first = readFileSync(path, 'utf8');
    expect(await append(path, { day: '20' })).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(path, 'utf8')).toBe(first);
    const rows = rowsOf(path);
    expect(Object.keys(rows[0]!)).toEqual(SUMMARY.map(({ name }) => name));
    expect(rows.map(({ date, brand }) => `${date} ${brand}`)).toEqual([
      ...['2026-11-20 acme', '2026-11-20 thing', '2026-11-21 acme', '2026-11-21 thing'],
    ]);
    expect(first.split('date,as_of').length).toBe(2);
    expect(readdirSync(dirname(path))).toEqual(['daily.csv']);
  });

  it('is reported if its name is too long for a lock, and no other file is left', async () => {
    const path = join(temporaryFolder(), `${'d'.repeat(250)}.csv`);
    const { code, stderr } = await append(path);
    expect({ code, stderr }).toEqual({ code: 1, stderr: `socialrank: ${path} was not written: name too long\n` });
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it('is refused and unchanged if it is not UTF-8, as rewriting would corrupt its characters', async () => {
    const path = daily();
    await append(path, { query: 'cafe' });
    const written = Buffer.from(readFileSync(path, 'latin1').replaceAll('cafe', 'café'), 'latin1');
    writeFileSync(path, written);
    const { code, stderr } = await append(path);
    expect([code, stderr]).toEqual([
      2,
      `socialrank: ${path} is not in UTF-8; save it as UTF-8, or name another file\n`,
    ]);
    expect(readFileSync(path).equals(written)).toBe(true);
  });

  it('gets the newer row of a day in place of the older one', async () => {
    const path = daily();
    await append(path, { from: temporaryFile('few.ndjson', posts(3)) });
    await append(path, { query: 'thing' });
    expect(rowsOf(path).map(({ mentions }) => mentions)).toEqual(['3', '30']);
    await append(path);
    expect(rowsOf(path).map(({ brand, mentions }) => [brand, mentions])).toEqual([
      ['acme', '30'],
      ['thing', '30'],
    ]);
  });

  it('gets a complete row in place of a partial one of the same day, but not the reverse', async () => {
    const path = daily();
    expect(await append(path, { from: broken })).toMatchObject({ code: 4 });
    expect(rowsOf(path)).toMatchObject([{ status: 'partial' }]);
    expect(await append(path)).toMatchObject({ code: 0 });
    const complete = readFileSync(path, 'utf8');
    expect(rowsOf(path)).toMatchObject([{ status: 'complete' }]);
    expect(await append(path, { from: broken })).toMatchObject({ code: 4 });
    expect(readFileSync(path, 'utf8')).toBe(complete);
  });

  it('gets no row from a failed run, and is not created by one', async () => {
    const path = daily();
    const nets = await networks({ hackernews: json(500, {}) });
    const words = ['acme', '-s', 'hackernews', '--retries', '0', '--append', '-o', path];
    expect(await ran(words, { env: nets.env })).toMatchObject({ code: 1 });
    expect(readdirSync(dirname(path))).toEqual([]);
    await append(path);
    const before = readFileSync(path, 'utf8');
    expect(await ran(words, { env: nets.env })).toMatchObject({ code: 1 });
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it.each([
    ['other columns', 'date,brand\r\n2026-11-20,acme\r\n'],
    ['no header', '2026-11-20,acme,complete\r\n'],
    ['JSON', '{"a": 1}\n'],
    ['a quote that is never closed', `${SUMMARY.map(({ name }) => name).join(',')}\r\n2026-11-20,"acme\r\n2026\r\n`],
  ])('with %s is refused before any request, and left unchanged', async (_, text) => {
    const path = daily();
    writeFileSync(path, text);
    const nets = await networks();
    const { code, stdout, stderr } = await ran(['acme', '--append', '-o', path], { env: nets.env });
    expect({ code, stdout, requests: nets.requests() }).toEqual({ code: 2, stdout: '', requests: 0 });
    expect(stderr).toMatch(/^socialrank: \S+daily\.csv: the file to append to has [^\n]+\n$/);
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(readdirSync(dirname(path))).toEqual(['daily.csv']);
  });

  it.each([
    ['line feeds alone', (text: string) => text.replaceAll('\r\n', '\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['no line break at its end', (text: string) => text.trimEnd()],
  ])('with %s is continued in the same style', async (name, made) => {
    const path = daily();
    await append(path, { day: '20' });
    writeFileSync(path, made(readFileSync(path, 'utf8')));
    const before = readFileSync(path, 'utf8');
    expect(await append(path)).toMatchObject({ code: 0 });
    const after = readFileSync(path, 'utf8');
    expect(after.startsWith(before)).toBe(true);
    expect(after.includes('\r\n')).toBe(name !== 'line feeds alone');
    expect(rowsOf(path).map(({ date }) => date)).toEqual(['2026-11-20', '2026-11-21']);
  });

  it('can be TSV, with fewer columns and a byte order mark', async () => {
    const path = join(temporaryFolder(), 'daily.tsv');
    const fields = ['--fields', 'date,brand,query,status,mentions', '--bom'];
    for (const day of ['20', '21', '21']) await append(path, { day }, ...fields);
    expect(readFileSync(path, 'utf8')).toMatch(/^\ufeffdate\tbrand\tquery\tstatus\tmentions\r\n/);
    expect(rowsOf(path, '\t').map(({ date, status }) => [date, status])).toEqual([
      ['2026-11-20', 'complete'],
      ['2026-11-21', 'complete'],
    ]);
  });

  it('can be written together with other outputs of the same run', async () => {
    const path = daily();
    const report = join(dirname(path), 'report.json');
    const { code, stdout } = await append(path, {}, '-o', report, '-o', '-');
    expect(code).toBe(0);
    expect(stdout).toContain('SOCIAL RANK');
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ counts: { mentions: 30 } });
    expect(rowsOf(path)).toMatchObject([{ mentions: '30' }]);
  });

  it('keeps its mode, and a symbolic link to it stays a link', async () => {
    const folder = temporaryFolder();
    const [real, link] = [join(folder, 'real.csv'), join(folder, 'daily.csv')];
    symlinkSync('real.csv', link);
    await append(link, { day: '20' });
    await append(link);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(rowsOf(real).length).toBe(2);
    const { mode } = statSync(real);
    await append(real);
    expect(statSync(real).mode).toBe(mode);
  });

  it('is written despite the stale lock of a killed run', async () => {
    const path = daily();
    writeFileSync(`${path}.lock`, JSON.stringify({ pid: process.pid, started: '1', host: hostname() }));
    expect(await append(path)).toMatchObject({ code: 0 });
    expect(readdirSync(dirname(path))).toEqual(['daily.csv']);
  });

  it('has formulas in cells escaped, and an escaped row is still found and replaced', async () => {
    const path = daily();
    const formulas = temporaryFile('posts.ndjson', posts(3).replaceAll('acme', '@sum'));
    for (const _ of [1, 2]) expect(await append(path, { query: '"@sum"', from: formulas })).toMatchObject({ code: 0 });
    expect(rowsOf(path).length).toBe(1);
    expect(rowsOf(path)[0]!['brand']).not.toMatch(/^[=+\-@]/);
  });
});
