/** `compare`: several brands side by side, in every format. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { compareSchema } from '../../src/schema/compare.js';
import { ran } from '../support/fake-io.js';
import { loopback } from '../support/loopback.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const SAID = [
  ...Array<string>(8).fill('I love Acme Coffee'),
  ...Array<string>(2).fill('Acme Coffee is bad'),
  ...Array<string>(4).fill('Globex is bad and broken'),
  'Globex is better than Acme Coffee',
  'tea',
];
const POSTS = temporaryFile(
  'posts.ndjson',
  SAID.map((text, n) => {
    const created = `2026-11-20T${String(n).padStart(2, '0')}:00:00Z`;
    return `${JSON.stringify({ id: `p${n}`, text: `${text} ${n}`, author: `ann${n}`, created_at: created })}\n`;
  }).join(''),
);
const compare = (...words: readonly string[]) =>
  ran(['compare', ...words, '-s', `file:${POSTS}`], { now: '2026-11-21T00:00:00Z' });

describe('compare', () => {
  it('prints one JSON document that conforms to the published schema', async () => {
    const { code, stdout, stderr } = await compare('Acme Coffee', 'Globex', '-f', 'json');
    expect([code, stderr]).toEqual([0, '']);
    const comparison = compareSchema.parse(JSON.parse(stdout));
    expect(JSON.stringify(comparison)).toBe(JSON.stringify(JSON.parse(stdout)));
    expect(
      comparison.brands.map(({ brand, mentions, shareOfVoice: { num, den }, rankGroup }) => ({
        brand,
        mentions,
        num,
        den,
        rankGroup,
      })),
    ).toEqual([
      { brand: 'Acme Coffee', mentions: 11, num: 11, den: 16, rankGroup: 1 },
      { brand: 'Globex', mentions: 5, num: 5, den: 16, rankGroup: 2 },
    ]);
    expect(comparison.overlap).toEqual([{ a: 'Acme Coffee', b: 'Globex', mentions: 1, jaccard: 0.066667 }]);
  });

  it.each([40, 80, 120])('fits its table into %i columns, in characters that the locale supports', async (columns) => {
    for (const LC_ALL of ['C.UTF-8', 'C']) {
      const { stdout } = await ran(['compare', 'Acme Coffee', 'Globex', '-s', `file:${POSTS}`, '--color', 'never'], {
        columns,
        env: { LC_ALL },
      });
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
      expect(stdout).toMatch(/Acme Coffee over Globex/);
      if (LC_ALL === 'C') expect(stdout).toMatch(/^[\n -~]*$/);
    }
  });

  it('writes one row per brand in CSV and TSV, and several files at once', async () => {
    const folder = temporaryFolder();
    const files = ['csv', 'tsv', 'md', 'json'].map((ending) => join(folder, `compare.${ending}`));
    const { code, stdout } = await compare('Globex', 'Acme Coffee', ...files.flatMap((file) => ['-o', file]));
    expect([code, stdout]).toEqual([0, '']);
    const [csv = '', tsv = '', md, json] = files.map((file) => readFileSync(file, 'utf8'));
    const rows = parse<Record<string, string>>(csv, { columns: true });
    expect(rows.map(({ brand, mentions, share_of_voice: share }) => [brand, mentions, share])).toEqual([
      ['Globex', '5', '0.3125'],
      ['Acme Coffee', '11', '0.6875'],
    ]);
    expect(parse<object>(tsv, { columns: true, delimiter: '\t' })).toEqual(rows);
    expect(md).toMatch(/^# Globex, Acme Coffee\n[\s\S]*\| Acme Coffee \| 11 \|/);
    expect(JSON.parse(json!)).toMatchObject({ schema: 'socialrank.compare/1' });
  });

  it('adds the brands of a file to those given as arguments', async () => {
    const brands = temporaryFile('brands.yaml', '- name: Globex\n- name: Initech\n');
    const { stdout } = await compare('Acme Coffee', '--brands', brands, '-f', 'csv');
    expect(parse<{ brand: string }>(stdout, { columns: true }).map(({ brand }) => brand)).toEqual([
      'Acme Coffee',
      'Globex',
      'Initech',
    ]);
  });

  it('compares a single saved profile with its competitors', async () => {
    const env = { SOCIALRANK_HOME: temporaryFolder() };
    await ran(['brand', 'add', 'Acme Coffee', '--alias', 'acme', '--competitor', 'Globex'], { env });
    const { stdout } = await ran(['compare', 'acme', '-s', `file:${POSTS}`, '-f', 'csv'], { env });
    expect(parse<{ brand: string }>(stdout, { columns: true }).map(({ brand }) => brand)).toEqual([
      'Acme Coffee',
      'Globex',
    ]);
  });

  it('stores the scan of each brand in the history', async () => {
    const env = { SOCIALRANK_HOME: temporaryFolder() };
    const words = ['compare', 'Acme Coffee', 'Globex', '-s', `file:${POSTS}`, '-f', 'json'];
    const { stdout } = await ran(words, { env });
    const again = await ran([...words, '--new'], { env });
    const mentionsOf = (json: string) => compareSchema.parse(JSON.parse(json)).brands.map(({ mentions }) => mentions);
    expect([mentionsOf(stdout), mentionsOf(again.stdout)]).toEqual([
      [11, 5],
      [0, 0],
    ]);
  });

  it('reports the difference between each share of voice and the expected share', async () => {
    const words = ['Acme Coffee', 'Globex', '--expected', '60,20'];
    const { brands } = compareSchema.parse(JSON.parse((await compare(...words, '-f', 'json')).stdout));
    expect(brands.map(({ expectedShare, excessShareOfVoice }) => [expectedShare, excessShareOfVoice?.value])).toEqual([
      [0.75, -0.0625],
      [0.25, 0.0625],
    ]);
    const [{ shareOfVoice, excessShareOfVoice } = brands[0]!] = brands;
    expect(excessShareOfVoice!.ci95![0]).toBeCloseTo(shareOfVoice.ci95![0] - 0.75, 6);
    expect((await compare(...words)).stdout).toContain('+6.3 points on 25 % expected');
    const [row] = parse<Record<string, string>>((await compare(...words, '-f', 'csv')).stdout, { columns: true });
    expect([row!['expected_share'], row!['excess_share_of_voice']]).toEqual(['0.75', '-0.0625']);
  });

  it('prints NDJSON with one line per list item, and the rest in the last line', async () => {
    const [json, ndjson] = [
      await compare('Acme Coffee', 'Globex', '-f', 'json'),
      await compare('Acme Coffee', 'Globex', '-f', 'ndjson'),
    ];
    const lines = ndjson.stdout.trimEnd().split('\n');
    const of = (wanted: string) =>
      lines
        .map((line) => JSON.parse(line) as { type: string })
        .flatMap(({ type, ...row }) => (type === wanted ? [row] : []));
    const [rest] = of('comparison');
    expect(lines.at(-1)).toContain('"type":"comparison"');
    const lists = { brands: of('brand'), overlap: of('overlap'), pairs: of('pair'), terms: of('term') };
    expect({ ...rest, ...lists }).toEqual(JSON.parse(json.stdout));
  });

  it('prints the plans of all brands as one JSON document with --dry-run', async () => {
    const { code, stdout } = await compare('Acme Coffee', 'Globex', '--dry-run', '-f', 'json');
    const { schema, plans } = JSON.parse(stdout) as { schema: string; plans: { schema: string; query: object }[] };
    expect([code, schema]).toEqual([0, 'socialrank.plans/1']);
    expect(plans.map((plan) => [plan.schema, plan.query])).toMatchObject([
      ['socialrank.plan/1', { input: 'Acme Coffee' }],
      ['socialrank.plan/1', { input: 'Globex' }],
    ]);
  });

  it('prints the plan of each brand with --dry-run', async () => {
    const { code, stdout } = await compare('Acme Coffee', 'Globex', '--dry-run');
    expect(code).toBe(0);
    expect(stdout.match(/^query .*$/gm)).toEqual(['query          Acme Coffee', 'query          Globex']);
  });

  it.each<[string, readonly string[], string]>([
    ['one brand', ['Acme Coffee'], 'two brands at least'],
    ['none', [], 'there is no brand'],
    ['one brand twice', ['globex', 'Globex'], 'Globex is compared with itself'],
    ['a format that it has not', ['a', 'b', '-f', 'html'], 'html'],
    ['another way of counting', ['a', 'b', '--sov', 'half'], 'items, fractional'],
    ['queries of two windows', ['a since:2026-11-01', 'b since:2026-11-02'], 'different times'],
    ['another number of expected shares', ['a', 'b', '--expected', '1,2,3'], 'must be 2 numbers'],
    ['expected shares of nothing', ['a', 'b', '--expected', '0,0'], 'in the order a, b'],
    ['what is no share', ['a', 'b', '--expected', 'half'], 'as 50,30,20'],
    ['plans in CSV', ['a', 'b', '--dry-run', '-f', 'csv'], 'plan'],
  ])('refuses %s', async (_, words, message) => {
    const { code, stdout, stderr } = await compare(...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^socialrank: .*\n$/);
  });
});

describe('compare with network sources', () => {
  const hit = (n: number, name: string, hour: number) => ({
    objectID: `${name.length}${n}`,
    created_at: new Date(Date.parse('2026-11-20T23:00:00Z') - hour * 3_600_000).toISOString(),
    author: `${name}-${n}`,
    title: `${name} ${n}`,
    _tags: ['story'],
  });

  it('reports which source was left out and why, and exits 4 if one failed for a brand', async () => {
    const server = await loopback((request, response) => {
      const isGlobex = /globex/i.test(request.url ?? '');
      response.statusCode = isGlobex ? 500 : 200;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ hits: isGlobex ? [] : [hit(1, 'acme', 1)], nbPages: 1, page: 0 }));
    });
    try {
      const words = ['compare', 'acme', 'globex', '-s', `hackernews,file:${POSTS}`, '--since', '2026-11-14'];
      const { code, stdout, stderr } = await ran(
        [...words, '--until', '2026-11-21', '--retries', '0', '-f', 'json', '--quiet'],
        { now: '2026-11-21T00:00:00Z', env: { SOCIALRANK_HACKERNEWS_BASE_URL: server.url } },
      );
      expect(code).toBe(4);
      const { sources, brands, status, exitCode } = compareSchema.parse(JSON.parse(stdout));
      expect(sources.map(({ used, reason, failed }) => [used, reason, failed])).toEqual([
        [false, 'failed', ['globex']],
        [true, null, []],
      ]);
      expect([status, exitCode]).toEqual(['partial', 4]);
      expect(brands.map(({ leftOut }) => leftOut)).toEqual([1, 0]);
      expect(stderr).toMatch(/^hackernews: left out for all brands: failed for globex/);
    } finally {
      await server.close();
    }
  });

  it.each([
    ['and nothing else is asked', ['-s', 'x'], 5, true],
    ['and nothing is to be said', ['-s', 'x', '-q'], 5, true],
    ['and others answer', ['-s', `x,file:${POSTS}`], 0, true],
    ['others answer, and nothing is to be said', ['-s', `x,file:${POSTS}`, '-q'], 0, false],
  ])(
    'reports a requested source without a key, unless --quiet is given and others answer: %s',
    async (_, words, expected, isSaid) => {
      const { code, stderr } = await ran(['compare', 'Acme Coffee', 'Globex', '-f', 'csv', ...words]);
      expect(code).toBe(expected);
      if (isSaid) expect(stderr).toMatch(/^x: skipped: needs the bearer token .*SOCIALRANK_X_TOKEN/m);
      else expect(stderr).toBe('');
    },
  );

  it('replays a recording with the same result', async () => {
    const server = await loopback((request, response) => {
      const name = /globex/i.test(request.url ?? '') ? 'globex' : 'acme';
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ hits: [hit(1, name, 1), hit(2, name, 2)], nbPages: 1, page: 0 }));
    });
    const tape = join(temporaryFolder(), 'compare.har');
    const words = ['compare', 'acme', 'globex', '-f', 'json'];
    try {
      const live = await ran([...words, '-s', 'hackernews', '--record', tape], {
        now: '2026-11-21T00:00:00Z',
        env: { SOCIALRANK_HACKERNEWS_BASE_URL: server.url },
      });
      const played = await ran([...words, '--replay', tape]);
      expect([live.code, played.code]).toEqual([0, 0]);
      expect(JSON.parse(live.stdout)).toMatchObject({ brands: [{ mentions: 2 }, { mentions: 2 }] });
      expect(JSON.parse(played.stdout)).toEqual(JSON.parse(live.stdout));
    } finally {
      await server.close();
    }
  });
});
