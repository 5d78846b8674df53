/** `diff`: two reports from files or from the history, in every format. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { diffSchema } from '../../src/schema/diff.js';
import { ran } from '../support/fake-io.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const post = (id: string, day: string, text: string) =>
  `${JSON.stringify({ id, text, author: `by-${id}`, created_at: `2026-11-${day}T08:00:00Z`, url: `https://f.example/${id}` })}\n`;
const MONDAY = [
  post('aged', '08', 'Acme is fine'),
  post('gone', '14', 'I love Acme'),
  post('kept', '15', 'Acme is great'),
  post('same', '16', 'Acme opens a shop'),
];
const TUESDAY = [
  post('kept', '15', 'Acme is broken, I hate it'),
  post('same', '16', 'Acme opens a shop'),
  post('fresh', '17', '=Acme is "awful",\nreally \u001b[31mbad'),
];

/** Scans the week before `until`, and returns the path of the report. */
async function reportOf(posts: readonly string[], until: string, ...words: readonly string[]): Promise<string> {
  const file = join(temporaryFolder(), 'report.json');
  const source = `file:${temporaryFile('posts.ndjson', posts.join(''))}`;
  await ran(['acme', '-s', source, '--since', '7d', '--until', until, '-o', file, ...words]);
  return file;
}

const monday = await reportOf(MONDAY, '2026-11-17');
const tuesday = await reportOf(TUESDAY, '2026-11-18');
const older = await reportOf(MONDAY, '2026-11-15');

describe('diff', () => {
  it('prints one JSON document that conforms to the published schema', async () => {
    const { code, stdout, stderr } = await ran(['diff', monday, tuesday, '-f', 'json']);
    expect([code, stderr]).toEqual([0, '']);
    const difference = diffSchema.parse(JSON.parse(stdout));
    expect(JSON.stringify(difference)).toBe(JSON.stringify(JSON.parse(stdout)));
    expect(difference.new.map(({ id }) => id)).toEqual(['file:fresh']);
    expect(difference.gone.map(({ id }) => id)).toEqual(['file:gone']);
    expect(difference.changed.map(({ id, changes }) => [id, changes.map(({ field }) => field)])).toEqual([
      ['file:kept', ['text', 'label']],
    ]);
    const movers = difference.moved.filter(({ metric }) => metric === 'netSentiment');
    expect(movers.map(({ id, cause }) => [id, cause]).sort()).toEqual([
      ['file:fresh', 'new'],
      ['file:gone', 'gone'],
      ['file:kept', 'changed'],
    ]);
    expect(difference.a).toMatchObject({ id: null, brand: 'acme', asOf: '2026-11-17T00:00:00.000Z', mentions: 3 });
  });

  it('counts a mention that has left the window separately, not as gone', async () => {
    const { stdout } = await ran(['diff', older, tuesday, '-f', 'json']);
    const { notCompared, gone } = diffSchema.parse(JSON.parse(stdout));
    expect([notCompared, gone.map(({ id }) => id)]).toEqual([{ left: 1, unseen: 0 }, ['file:gone']]);
  });

  it.each([40, 80, 120])('fits its table into %i columns, without control characters from texts', async (columns) => {
    for (const LC_ALL of ['C.UTF-8', 'C']) {
      const env = { LC_ALL };
      const { stdout } = await ran(['diff', monday, tuesday, '--color', 'never'], { columns, env });
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
      expect(stdout).toMatch(/1 new[\s\S]*1 gone[\s\S]*1 changed/);
      expect(stdout).not.toContain('\u001b');
      if (LC_ALL === 'C') expect(stdout).toMatch(/^[\n -~]*$/);
    }
  });

  it('writes one row per change in CSV, and several files at once', async () => {
    const folder = temporaryFolder();
    const files = ['csv', 'tsv', 'json'].map((ending) => join(folder, `diff.${ending}`));
    const { code, stdout } = await ran(['diff', monday, tuesday, ...files.flatMap((file) => ['-o', file])]);
    expect([code, stdout]).toEqual([0, '']);
    const rows = parse<Record<string, string>>(readFileSync(files[0]!, 'utf8'), { columns: true });
    expect(rows.filter(({ change }) => change !== 'moved').map(({ change, id, field }) => [change, id, field])).toEqual(
      [
        ['new', 'file:fresh', ''],
        ['gone', 'file:gone', ''],
        ['changed', 'file:kept', 'text'],
        ['changed', 'file:kept', 'label'],
      ],
    );
    expect(rows[0]!['text']).toBe('\'=Acme is "awful",\nreally \ufffd[31mbad');
    expect(rows.find(({ metric }) => metric === 'netSentiment')).toMatchObject({ change: 'moved' });
    const [header, ...others] = readFileSync(files[1]!, 'utf8').trimEnd().split(/\r?\n/);
    expect([header!.split('\t'), others.length]).toEqual([Object.keys(rows[0]!), rows.length]);
    expect(JSON.parse(readFileSync(files[2]!, 'utf8'))).toMatchObject({ schema: 'socialrank.diff/1' });
  });

  it('prints NDJSON with one line per change, and the rest in the last line', async () => {
    const { stdout } = await ran(['diff', monday, tuesday, '-f', 'ndjson']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; id?: string });
    expect(lines.filter(({ type }) => type !== 'moved').map(({ type, id }) => [type, id])).toEqual([
      ['new', 'file:fresh'],
      ['gone', 'file:gone'],
      ['changed', 'file:kept'],
      ['diff', undefined],
    ]);
    expect(lines.at(-1)).toMatchObject({ schema: 'socialrank.diff/1' });
  });

  it.each<[string, () => Promise<readonly string[]>, RegExp]>([
    ['a file that is not there', async () => [monday, 'nowhere.json'], /cannot read the report nowhere.json: /],
    [
      'what is not JSON',
      async () => [monday, temporaryFile('no.json', 'no')],
      /no\.json is not a report: it is not JSON/,
    ],
    ['another JSON', async () => [temporaryFile('a.json', '{"schema":1}'), monday], /is not a report: schema: /],
    [
      'what another command wrote',
      async () => [monday, temporaryFile('c.json', '{"schema":"socialrank.compare/1"}')],
      /c\.json is not a report: its schema is socialrank\.compare\/1, not socialrank\.report\/1/,
    ],
    ['JSON of nobody', async () => [temporaryFile('n.json', 'null'), monday], /is not a report: it: /],
    [
      'a report without its mentions',
      async () => [monday, await reportOf(TUESDAY, '2026-11-18', '--no-mentions')],
      /lacks its mentions/,
    ],
    ['a format that it has not', async () => [monday, tuesday, '-f', 'md'], /Allowed choices|table, json/],
    ['an output that it reads', async () => [monday, tuesday, '-o', monday], /is read by this run/],
  ])('refuses %s', async (_, words, message) => {
    const { code, stdout, stderr } = await ran(['diff', ...(await words())]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^socialrank: .*\n$/);
  });

  it('accepts stored runs by id or by an unambiguous prefix of it', async () => {
    const env = { SOCIALRANK_HOME: temporaryFolder() };
    for (const [posts, until] of [
      [MONDAY, '2026-11-17'],
      [TUESDAY, '2026-11-18'],
    ] as const) {
      const source = `file:${temporaryFile('posts.ndjson', posts.join(''))}`;
      await ran(['acme', '-s', source, '--since', '7d', '--until', until, '--quiet'], { env });
    }
    const { code, stdout } = await ran(['diff', '2026-11-17', '2026-11-18', '-f', 'json'], { env });
    expect(code).toBe(0);
    const { a, b, new: came, gone } = diffSchema.parse(JSON.parse(stdout));
    expect([a.id?.slice(0, 11), b.id?.slice(0, 11)]).toEqual(['2026-11-17-', '2026-11-18-']);
    expect([came, gone].map((mentions) => mentions.map(({ id }) => id))).toEqual([['file:fresh'], ['file:gone']]);
    const mixed = await ran(['diff', monday, b.id!, '-f', 'json'], { env });
    expect(JSON.parse(mixed.stdout)).toMatchObject({ a: { id: null }, b: { id: b.id }, new: came });
    for (const id of ['2026-11-1', '2025']) {
      const refused = await ran(['diff', id, '2026-11-18'], { env });
      expect([refused.code, refused.stdout]).toEqual([2, '']);
      expect(refused.stderr).toContain(`begins with ${id}; to list runs: socialrank history QUERY --runs`);
    }
    const listed = await ran(['history', 'acme', '--runs'], { env });
    expect([a.id, b.id].filter((id) => listed.stdout.includes(id!))).toEqual([a.id, b.id]);
  });

  it('does not create a history to look up a run', async () => {
    const env = { SOCIALRANK_HOME: temporaryFolder() };
    const { code, stderr } = await ran(['diff', '2026-11-17', '2026-11-18'], { env });
    expect(code).toBe(2);
    expect(stderr).toMatch(/no history to look the run 2026-11-17 up in/);
    expect(readdirSync(env.SOCIALRANK_HOME)).toEqual([]);
  });

  it('does not allow prototype pollution by a report file', async () => {
    const report = JSON.parse(readFileSync(monday, 'utf8')) as { mentions: { id: string }[] };
    report.mentions[0]!.id = '__proto__';
    const file = join(temporaryFolder(), 'proto.json');
    writeFileSync(file, JSON.stringify(report).replace('"schema"', '"__proto__":{"polluted":1},"schema"'));
    const { code } = await ran(['diff', file, tuesday, '-f', 'json']);
    expect([code, ({} as Record<string, unknown>)['polluted']]).toEqual([0, undefined]);
  });
});
