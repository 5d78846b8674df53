/** Brands of a `--brands` file that are not saved: their stored runs are found by brand name. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { History } from '../../src/types.js';
import { ran } from '../support/fake-io.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const POSTS = temporaryFile(
  'posts.ndjson',
  ['Acme Coffee is open', 'ACME Roast, how lovely', 'Globex is late', 'Zonk', 'zonk two']
    .flatMap((text, n) =>
      [20, 21].map((day) => JSON.stringify({ id: `p${n}-${day}`, text, created_at: `2026-11-${day}T10:00:00Z` })),
    )
    .join('\n'),
);
const BRANDS = temporaryFile(
  'brands.yaml',
  '- name: Acme Coffee\n  aliases: [ACME Roast]\n  handles: ["@acmeroasters"]\n- name: Globex\n- name: Quiet Corp\n',
);
/** Two brands whose names differ only in case. */
const TWINS = ['Zonk', 'ZONK'].map((name) =>
  temporaryFile(`${name}.yaml`, `- name: ${name}\n  aliases: [${name} Ltd]\n`),
);

const EXPRESSION =
  '("Acme Coffee" OR AcmeCoffee OR #AcmeCoffee OR @AcmeCoffee OR from:AcmeCoffee) OR ("ACME Roast" OR ACMERoast OR #ACMERoast OR @ACMERoast OR from:ACMERoast) OR @acmeroasters';

const home = temporaryFolder();
const run = (words: readonly string[], settings = home) =>
  ran(words, { env: { SOCIALRANK_HOME: settings }, now: '2026-11-22T12:00:00Z' });

beforeAll(async () => {
  for (const file of [BRANDS, ...TWINS]) {
    const { code } = await run(['--brands', file, '-s', `file:${POSTS}`, '-f', 'json']);
    expect(code).toBe(0);
  }
});

describe('history', () => {
  it.each([
    ['its name', ['Acme Coffee']],
    ['its name in other letters', ['  ácme   coffee ']],
    ['its whole expression', [EXPRESSION]],
  ])('finds a brand by %s', async (_, words) => {
    const { code, stdout, stderr } = await run(['history', ...words, '--since', '2026-11-20', '-f', 'json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { query, buckets, runs } = JSON.parse(stdout) as History;
    expect(query).toEqual({
      input: words[0],
      brand: 'Acme Coffee',
      expression: EXPRESSION,
      owned: ['@acmeroasters'],
      profile: 'Acme Coffee',
    });
    expect(buckets.map(({ mentions }) => mentions)).toEqual([2, 2, null]);
    expect(runs).toHaveLength(1);
  });

  it.each(['Globex', 'Quiet Corp'])('finds every brand that it lists as known: %s', async (name) => {
    expect(await run(['history', name])).toMatchObject({ code: 0 });
  });

  it.each(['Zonk', 'ZONK'])('distinguishes brands whose names differ only in case: %s', async (name) => {
    const { stdout } = await run(['history', name, '-f', 'json']);
    expect((JSON.parse(stdout) as History).query.profile).toBe(name);
  });

  it.each([
    ['a name that two brands may have', ['zonk']],
    ['the words alone', ['Acme Coffee', '--exact']],
    ['the name in quotation marks', ['"Acme Coffee"']],
    ['an alias, which is not kept', ['ACME Roast']],
    ['a part of the name', ['Acme']],
  ])('refuses %s', async (_, words) => {
    const { code, stdout, stderr } = await run(['history', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^socialrank: the history has no run of .*; known: /);
  });

  it('shows all runs of a brand, including those before its profile changed', async () => {
    const store = ['--store', join(temporaryFolder(), 'other.db')];
    for (const aliases of ['', '  aliases: [Globex Corp]\n']) {
      const file = temporaryFile('globex.yaml', `- name: Globex\n${aliases}`);
      await run(['--brands', file, '-s', `file:${POSTS}`, '-f', 'json', ...store]);
    }
    const { stdout } = await run(['history', 'Globex', '-f', 'json', ...store]);
    const { query, runs } = JSON.parse(stdout) as History;
    expect([query.profile, query.expression, runs.length]).toEqual(['Globex', expect.stringMatching(/Globex Corp/), 2]);
  });

  it('prefers runs of the query itself to runs of a brand with that name, and reports the latter', async () => {
    const other = temporaryFolder();
    const store = ['--store', join(other, 'other.db')];
    await run(['--brands', BRANDS, '-s', `file:${POSTS}`, '-f', 'json', ...store]);
    await run(['Acme Coffee', '-s', `file:${POSTS}`, '-f', 'json', ...store]);
    const { stdout, stderr } = await run(['history', 'Acme Coffee', '-f', 'json', ...store]);
    expect((JSON.parse(stdout) as History).query).toMatchObject({ profile: null, brand: 'Acme Coffee' });
    expect(stderr).toBe(
      "socialrank: other runs of Acme Coffee come from a --brands file and are not included; to join them, save the brand: socialrank brand add 'Acme Coffee'\n",
    );
    expect((await run(['history', 'Acme Coffee', '-q', ...store])).stderr).toBe('');
  });
});

describe('label --sample', () => {
  it.each([['Acme Coffee'], [EXPRESSION]])('draws from the mentions of %s', async (query) => {
    const { code, stdout } = await run(['label', '--sample', '10', query]);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\r\n')).toHaveLength(5);
  });

  it('reports that the history has no mention if no stored brand matches', async () => {
    const { code, stderr } = await run(['label', '--sample', '10', 'zonk']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'socialrank: the history holds no mention of zonk; scan first, or draw from a file: --from mentions.csv\n',
    );
  });
});
