/** `--brands`: several brands from one file, in every format, in one output or one file per brand. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { reportsSchema } from '../../src/schema/reports.js';
import { ran } from '../support/fake-io.js';
import { loopback } from '../support/loopback.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const TEXTS = [
  'I love Acme Coffee',
  'Globex is bad and broken',
  'Acme Roasters and Globex are great',
  'an acme anvil hurts',
  'tea',
  'Acme Coffee anvil',
];
const POSTS = temporaryFile(
  'posts.ndjson',
  TEXTS.map((text, n) => {
    const created = `2026-11-20T0${n}:00:00Z`;
    return `${JSON.stringify({ id: `p${n}`, text, author: `ann${n}`, created_at: created })}\n`;
  }).join(''),
);
const BRANDS = temporaryFile(
  'brands.yaml',
  '- name: Acme Coffee\n  aliases: [Acme Roasters]\n  exclude: [anvil]\n- name: Globex\n- name: Initech\n',
);
const NAMES = ['Acme Coffee', 'Globex', 'Initech'];
const scan = (...words: readonly string[]) =>
  ran(['--brands', BRANDS, '-s', `file:${POSTS}`, ...words], { now: '2026-11-21T00:00:00Z' });

interface Many {
  readonly schema: string;
  readonly reports: readonly { readonly query: { readonly brand: string }; readonly mentions?: readonly unknown[] }[];
}

describe('--brands', () => {
  it('prints one table with a row per brand that fits the width', async () => {
    for (const columns of [50, 80, 120]) {
      const { code, stdout, stderr } = await ran(['--brands', BRANDS, '-s', `file:${POSTS}`, '--no-progress'], {
        columns,
      });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const lines = stdout.replace(/\u001b\[\d+m/g, '').split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
      expect(lines[0]).toMatch(/^ 3 brands/);
      const rows = NAMES.map((name) =>
        lines
          .find((line) => line.startsWith(` ${name} `))!
          .trim()
          .split(/ {2,}/),
      );
      expect(rows.map(([name, mentions]) => [name, mentions])).toEqual([
        ['Acme Coffee', '2'],
        ['Globex', '2'],
        ['Initech', '0'],
      ]);
    }
  });

  it('sorts the rows by a column of the summary', async () => {
    for (const format of ['table', 'md', 'csv']) {
      const { stdout } = await scan('--sort', '-brand', '-f', format);
      const places = NAMES.map((name) => stdout.lastIndexOf(name));
      expect(places).toEqual([...places].sort((a, b) => b - a));
    }
  });

  it('prints one JSON document, without mentions unless they are requested', async () => {
    const { stdout } = await scan('-f', 'json');
    const { schema, reports } = JSON.parse(stdout) as Many;
    expect(schema).toBe('socialrank.reports/1');
    expect(reports.map(({ query, mentions }) => [query.brand, mentions])).toEqual(
      NAMES.map((name) => [name, undefined]),
    );
    expect(JSON.stringify(reportsSchema.parse(JSON.parse(stdout)))).toBe(JSON.stringify(JSON.parse(stdout)));
    const whole = JSON.parse((await scan('-f', 'json', '--mentions')).stdout) as Many;
    expect(whole.reports.map(({ mentions }) => mentions?.length)).toEqual([2, 2, 0]);
  });

  it('prints the brand on every line of NDJSON, with the reports after the mentions', async () => {
    const { stdout } = await scan('-f', 'ndjson');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; brand: string });
    expect(lines.map(({ type, brand }) => `${type} ${brand}`)).toEqual([
      'mention Acme Coffee',
      'mention Acme Coffee',
      'mention Globex',
      'mention Globex',
      ...NAMES.flatMap((name) => [`source ${name}`, `report ${name}`]),
    ]);
    expect(lines.map((line) => Object.keys(line).slice(0, 2))).toEqual(lines.map(() => ['type', 'brand']));
    const file = join(temporaryFolder(), 'all.ndjson');
    await scan('-o', file);
    expect(readFileSync(file, 'utf8').match(/"type":"mention"/g)).toHaveLength(4);
  });

  it('writes one row per brand in the summary, and the brand as first column of other views', async () => {
    const rowsOf = async (view: string) => {
      const { stdout } = await scan('-f', 'csv', '--view', view);
      return parse<Record<string, string>>(stdout, { columns: true });
    };
    expect((await rowsOf('summary')).map(({ brand, query, mentions }) => [brand, query, mentions])).toEqual([
      ['Acme Coffee', 'Acme Coffee', '2'],
      ['Globex', 'Globex', '2'],
      ['Initech', 'Initech', '0'],
    ]);
    for (const view of ['mentions', 'sources', 'keywords', 'authors']) {
      const rows = await rowsOf(view);
      expect([view, Object.keys(rows[0]!)[0], rows.every(({ brand }) => NAMES.includes(brand!))]).toEqual([
        view,
        'brand',
        true,
      ]);
    }
  });

  it('writes one file per brand if the name contains {brand}, and one for all brands', async () => {
    const folder = temporaryFolder();
    const { code, stdout } = await scan('-o', join(folder, '{brand}.json'), '-o', join(folder, 'all.csv'));
    expect([code, stdout]).toEqual([0, '']);
    expect(readdirSync(folder).sort()).toEqual(['acme-coffee.json', 'all.csv', 'globex.json', 'initech.json']);
    const one = JSON.parse(readFileSync(join(folder, 'globex.json'), 'utf8')) as { schema: string; query: object };
    expect(one).toMatchObject({ schema: 'socialrank.report/1', query: { brand: 'Globex', profile: 'Globex' } });
  });

  it('keeps one row per day and brand with --append', async () => {
    const file = join(temporaryFolder(), 'daily.csv');
    for (let run = 0; run < 2; run += 1) await scan('--append', '-o', file);
    expect(parse<object>(readFileSync(file, 'utf8'), { columns: true })).toHaveLength(3);
  });

  it.each<[string, readonly string[]]>([
    ['../../etc/passwd', ['etc-passwd.json']],
    ['/etc/shadow', ['etc-shadow.json']],
    ['..', []],
    ['!!!', []],
    ['CON', []],
    ['Ünïcode Café', ['ünïcode-café.json']],
    ['一二三', ['一二三.json']],
    ['-rf', ['rf.json']],
    ['a\u2215b', ['a-b.json']],
    ['長'.repeat(150), []],
  ])('keeps the file of the brand %j in the given folder, or refuses to name one', async (name, files) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'deep'));
    const brands = temporaryFile('brands.json', JSON.stringify([{ name }]));
    const words = ['--brands', brands, '-s', `file:${POSTS}`, '-o', join(folder, 'deep', '{brand}.json')];
    const { code, stderr } = await ran(words);
    expect([code, readdirSync(folder), readdirSync(join(folder, 'deep'))]).toEqual([
      files.length > 0 ? 0 : 2,
      ['deep'],
      files,
    ]);
    if (files.length === 0) expect(stderr).toMatch(/no file can be named for the brand/);
  });

  it.each<[string, string, readonly string[], RegExp]>([
    [
      'two brands with one file',
      '- name: AC/DC\n- name: AC-DC',
      ['-o', '{brand}.json'],
      /AC\/DC and AC-DC would be written to the same file: ac-dc/,
    ],
    ['a query besides', '- name: Acme', ['acme'], /--brands takes the place of the query "acme"/],
    ['--exact', '- name: Acme', ['--exact'], /--exact is for a query/],
    ['a plan in CSV', '- name: Acme', ['--dry-run', '-f', 'csv'], /a plan cannot be printed as csv/],
    ['no brand', '[]', [], /there is no brand in .*brands\.yaml; for example - name: Acme Coffee/],
    ['an unknown key', '- name: Acme\n  color: red', [], /brands\.yaml:2:3: unknown key "color"; known: name, aliases/],
    ['two of one name', '- name: Acme\n- name: acme', [], /two brands are called acme/],
    ['an unknown view', '- name: Acme', ['--view', 'summary', '--fields', 'nothing'], /has no field "nothing"/],
  ])('is refused with %s and prints no report', async (_, text, words, message) => {
    const brands = temporaryFile('brands.yaml', text);
    const { code, stdout, stderr } = await ran(['--brands', brands, '-s', `file:${POSTS}`, ...words]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('prints the plan of each brand with --dry-run, as text and as one JSON document', async () => {
    const store = join(temporaryFolder(), 'history.db');
    const words = ['--brands', BRANDS, '-s', 'hackernews', '--dry-run', '--store', store];
    const text = await ran(words);
    expect([text.code, text.stderr]).toEqual([0, '']);
    expect(text.stdout.match(/^profile +[\w ]+/gm)).toEqual(NAMES.map((name) => `profile        ${name} `));
    const { stdout } = await ran([...words, '-f', 'json']);
    const { schema, plans } = JSON.parse(stdout) as { schema: string; plans: { query: { profile: string } }[] };
    expect([schema, plans.map(({ query }) => query.profile)]).toEqual(['socialrank.plans/1', NAMES]);
    expect(existsSync(store)).toBe(false);
  });

  it('plans no request for a file', async () => {
    const { stdout } = await ran(['--brands', BRANDS, '-s', `file:${POSTS}`, '--dry-run']);
    expect(stdout).toContain('takes          everything in it, without a request');
    expect(stdout).toMatch(/1 source ready, 0 skipped; at most 0 requests\n/);
  });

  it('does not overwrite the file of brands', async () => {
    const { code, stderr } = await scan('-o', BRANDS);
    expect([code, stderr]).toEqual([2, expect.stringContaining('is read by this run')]);
  });

  it('reads standard input and a feed only once for all brands', async () => {
    const feed =
      '<rss version="2.0"><channel><title>t</title><item><title>Acme Coffee and Globex</title>' +
      '<link>https://blog.example/1</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>';
    const server = await loopback((_, response) => {
      response.setHeader('content-type', 'application/rss+xml');
      response.end(feed);
    });
    try {
      const words = ['--brands', BRANDS, '-s', '-', '--feed', server.url, '-f', 'json', '--until', '2026-11-21'];
      const { code, stdout } = await ran(words, { stdin: readFileSync(POSTS, 'utf8'), now: '2026-11-21T00:00:00Z' });
      const { reports } = JSON.parse(stdout) as { reports: { counts: { fetched: number; mentions: number } }[] };
      expect(code).toBe(0);
      expect(reports.map(({ counts }) => [counts.fetched, counts.mentions])).toEqual([
        [7, 3],
        [7, 3],
        [7, 0],
      ]);
      expect(server.requests.filter(({ url }) => url !== '/robots.txt')).toHaveLength(1);
    } finally {
      await server.close();
    }
  });

  it('exits with the worst code of its reports, and reports a common failure once', async () => {
    const server = await loopback((_, response) => {
      response.statusCode = 404;
      response.end();
    });
    try {
      const words = ['--brands', BRANDS, '-s', `file:${POSTS}`, '--feed', server.url, '--retries', '0'];
      const table = await ran([...words, '--since', '2026-11-19']);
      expect(table.code).toBe(4);
      expect(table.stdout.match(/Exit code 4/g)).toHaveLength(1);
      expect(table.stdout.match(/rss (?:failed|answered only partly)/g)).toHaveLength(1);
      expect(table.stdout).toMatch(/ partial$/m);
      const quiet = await ran([...words, '-f', 'json', '-q']);
      expect(quiet.stderr.match(/rss: /g)).toHaveLength(1);
    } finally {
      await server.close();
    }
  });

  it('prints the same in two runs', async () => {
    for (const format of ['table', 'json', 'ndjson', 'csv', 'md'])
      expect((await scan('-f', format)).stdout).toBe((await scan('-f', format)).stdout);
  });

  it('stops at Ctrl-C', async () => {
    const { code, stdout } = await ran(['--brands', BRANDS, '-s', '-'], { stdin: null, signal: 'SIGINT' });
    expect([code, stdout]).toEqual([130, '']);
  });
});
