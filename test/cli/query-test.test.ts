/** `query test`: from a file of posts to the precision, judged by a script or key by key in a terminal. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { main } from '../../src/cli/main.js';
import { queryTestSchema } from '../../src/schema/query-test.js';
import { ran } from '../support/fake-io.js';
import { temporaryFolder } from '../support/temporary.js';

const POSTS = [
  ['ann', 'My Orchard phone died and I want a refund'],
  ['bob', 'Down at the orchard the pears are ripe'],
  ['cat', 'Everybody says Orchard is worth it'],
  ['dan', '=HYPERLINK("https://orchard.example") says Orchard, and I believe it'],
  ['eve', 'Globex is better'],
] as const;

let folder = '';
let posts = '';

beforeEach(() => {
  folder = temporaryFolder();
  posts = join(folder, 'posts.ndjson');
  const lines = POSTS.map(([handle, text], place) => ({
    ...{ id: String(place), text, author: { handle }, publishedAt: `2026-11-20T1${place}:00:00Z` },
  }));
  writeFileSync(posts, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
});

const testing = (...words: string[]) => ran(['query', 'test', 'Orchard', '-s', `file:${posts}`, ...words]);

interface Row {
  readonly id: string;
  readonly relevant: boolean | null;
}

const rowsOf = (text: string): Row[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

describe('without a terminal', () => {
  it('writes the sample to be judged, and explains what to do with it', async () => {
    const { code, stdout, stderr } = await testing();
    expect(code).toBe(0);
    expect(rowsOf(stdout).map(({ relevant }) => relevant)).toEqual([null, null, null, null]);
    expect(stderr).toBe(
      'socialrank: 4 are not judged yet; write y or n into "relevant" and pass the file back with --judgements FILE\n',
    );
  });

  it('reads the judged sample as NDJSON', async () => {
    const file = join(folder, 'judged.ndjson');
    const judged = rowsOf((await testing()).stdout).map((row) => ({ ...row, relevant: row.id !== 'file:1' }));
    writeFileSync(file, judged.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const { code, stdout, stderr } = await testing('--judgements', file, '-f', 'json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const test = queryTestSchema.parse(JSON.parse(stdout));
    expect(test).toMatchObject({ hits: 4, precision: { value: 0.75, num: 3, den: 4 }, sample: { judged: 4, open: 0 } });
  });

  it('reads it as CSV, with escaped formulas and a byte order mark', async () => {
    const file = join(folder, 'judged.csv');
    await testing('-o', file);
    const rows = parse<{ id: string; excerpt: string }>(readFileSync(file), { columns: true });
    expect(rows.find(({ id }) => id === 'file:3')!.excerpt).toMatch(/^'=/);
    const filled = readFileSync(file, 'utf8').replace(
      /^(file:\d),,/gm,
      (_, id: string) => `${id},${id === 'file:1' ? 'No' : 'Y'},`,
    );
    writeFileSync(file, `\ufeff${filled}`);
    const { stdout } = await testing('--judgements', file);
    expect(stdout).toContain('PRECISION  75 % (30…95), 3 of 4');
    expect(stdout).toContain('4 hits; a sample of 4 (seed 1), 4 judged');
  });

  it('writes the same sample twice, and the beginning of it with a smaller --sample', async () => {
    const [first, second] = [await testing(), await testing()];
    expect(second.stdout).toBe(first.stdout);
    expect(first.stdout.startsWith((await testing('--sample', '2')).stdout)).toBe(true);
    expect((await testing('--seed', '2')).stdout).not.toBe(first.stdout);
  });

  it('samples only mentions that are relevant enough with --min-relevance', async () => {
    expect(rowsOf((await testing('--min-relevance', '0.5')).stdout).map(({ id }) => id)).not.toContain('file:1');
  });

  it.each<[string, string, RegExp]>([
    ['what is not JSON', '{"id":"a","relevant":true}\n{"id":', /line 2: not JSON; a line is/],
    ['what has no id', '{"relevant":true}\n', /line 1: there is no id/],
    ['an answer that is none', '{"id":"a","relevant":"maybe"}\n', /line 1: relevant is "maybe"; it is y, n, or empty/],
    [
      'a table of something else',
      'name,age\nann,7\n',
      /not a file of judgements; it needs the columns id and relevant/,
    ],
    ['a wrong row', 'id,relevant\na,y\nb,7\n', /row 3: relevant is "7"/],
  ])('refuses %s and prints no result', async (_, text, message) => {
    const file = join(folder, 'judged');
    writeFileSync(file, text);
    const { code, stdout, stderr } = await testing('--judgements', file);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  it('refuses to overwrite the judgements', async () => {
    const file = join(folder, 'judged.ndjson');
    writeFileSync(file, '');
    expect((await testing('--judgements', file, '-o', file)).stderr).toMatch(/holds the judgements/);
  });

  it('reports that there is nothing to judge', async () => {
    const { code, stderr } = await ran(['query', 'test', 'Initech', '-s', `file:${posts}`]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'socialrank: no mentions to judge\n' });
  });
});

/** Runs the command in a terminal, and presses the next key at each question. */
async function pressing(keys: readonly string[], ...words: string[]) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (isRaw: boolean) => modes.push(isRaw) });
  const modes: boolean[] = [];
  const terminal = () => Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  const [stdout, stderr] = [terminal(), terminal()];
  let [said, asked] = ['', ''];
  stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const left = [...keys];
  stderr.on('data', (chunk: Buffer) => {
    asked += chunk.toString();
    if (!chunk.toString().includes('[q]uit')) return;
    const key = left.shift();
    if (key === undefined) stdin.end();
    else stdin.write(key);
  });
  const typed = ['query', 'test', 'Orchard', '-s', `file:${posts}`, '--color', 'never', '--no-progress', ...words];
  const code = await main(typed, { stdout, stderr, stdin, env: { LANG: 'C.UTF-8', SOCIALRANK_HOME: folder } });
  return { code, said, asked, modes };
}

describe('in a terminal', () => {
  it('asks about each mention, and prints the precision at the end', async () => {
    const { code, said, asked, modes } = await pressing(['y', 'n', 'y', 'y']);
    expect(code).toBe(0);
    expect(asked).toMatch(/Does each of these speak of Orchard\?\n 4 to judge/);
    expect(asked.match(/of 4 {3}\d yes, \d no/g)).toEqual(
      [0, 1, 1, 2].map((yes, place) => `of 4   ${yes} yes, ${place > 1 ? 1 : 0} no`),
    );
    expect(asked).toContain('https://orchard.example');
    expect(said).toContain('PRECISION  75 % (30…95), 3 of 4');
    expect(modes).toEqual([true, false]);
  });

  it('goes back, skips and quits on the respective keys', async () => {
    const file = join(folder, 'judged.ndjson');
    const { said } = await pressing(['n', '\u001b[D', 'y', 's', 'xQ'], '--judgements', file);
    expect(said).toContain('1 judged, 1 passed over, 2 open');
    expect(rowsOf(readFileSync(file, 'utf8')).map(({ relevant }) => relevant)).toEqual([false, true, null]);
  });

  it('resumes where it was quit', async () => {
    const file = join(folder, 'judged.csv');
    await pressing(['y', 'n', 'q'], '--judgements', file);
    const { said, asked } = await pressing(['y', 'y'], '--judgements', file);
    expect(asked).toContain('2 to judge, 2 judged before');
    expect(said).toContain('3 of 4');
    expect(parse(readFileSync(file), { columns: true }).length).toBe(4);
  });

  it('appends to a table with other columns and without a final line break', async () => {
    const file = join(folder, 'judged.csv');
    writeFileSync(file, 'relevant,id\r\n');
    appendFileSync(file, 'y,file:0');
    await pressing(['n', 'q'], '--judgements', file);
    expect(readFileSync(file, 'utf8')).toMatch(/^relevant,id\r\ny,file:0\nn,file:\d\r\n$/);
  });

  it('keeps the answers given before it is interrupted', async () => {
    const file = join(folder, 'judged.ndjson');
    const { code, said, modes } = await pressing(['y', '\u0003'], '--judgements', file);
    expect({ code, said, modes }).toEqual({ code: 130, said: '', modes: [true, false] });
    expect(rowsOf(readFileSync(file, 'utf8'))).toHaveLength(1);
  });

  it('asks nothing if the rows are printed as CSV', async () => {
    const { said, asked } = await pressing([], '-f', 'csv');
    expect(asked).not.toContain('[q]uit');
    expect(said.split('\r\n')).toHaveLength(6);
    expect(existsSync(join(folder, 'judged.csv'))).toBe(false);
  });
});
