import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ran } from '../support/fake-io.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const TEXTS = [
  'acme: love it',
  'acme: love it so much',
  'acme: hate it, broken',
  'acme opens at nine',
  '=acme, "quoted"',
];
const POSTS = temporaryFile(
  'posts.ndjson',
  Array.from({ length: 40 }, (_, n) =>
    JSON.stringify({ id: `p${n}`, text: `${TEXTS[n % 5]} ${n}`, created_at: '2026-11-20T10:00:00Z' }),
  ).join('\n'),
);

/** Runs a scan in a new home. */
async function scanned() {
  const home = temporaryFolder();
  const run = (...words: string[]) => ran(words, { env: { SOCIALRANK_HOME: home }, now: '2026-11-22T12:00:00Z' });
  const csv = join(home, 'mentions.csv');
  await run('acme', '-s', `file:${POSTS}`, '-f', 'csv', '--view', 'mentions', '-o', csv);
  return { home, run, csv };
}

const rowsIn = (csv: string) => csv.trimEnd().split('\r\n').slice(1);

describe('label --sample', () => {
  it('draws a weighted sample by label and source from the history, determined by the seed', async () => {
    const { run } = await scanned();
    const { code, stdout, stderr } = await run('label', '--sample', '10', 'acme');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^id,source,label,engine_label,weight,language,title,text\r\n/);
    const rows = rowsIn(stdout).map((line) => line.split(',', 5));
    expect(rows).toHaveLength(10);
    expect(new Set(rows.map(([, source, label]) => `${source} ${label}`))).toEqual(new Set(['file ']));
    expect(rows.map(([, , , said]) => said)).toEqual(expect.arrayContaining(['positive', 'neutral', 'negative']));
    expect(rows.reduce((sum, [, , , , weight]) => sum + Number(weight), 0)).toBeCloseTo(40, 4);
    expect(stderr).toBe(
      'socialrank: 10 of 40 mentions drawn, some of each label and source (3 kinds); write into "label", then: socialrank label --from FILE\n',
    );
    expect((await run('label', '--sample', '10', 'acme')).stdout).toBe(stdout);
    expect((await run('label', '--sample', '10', 'acme', '--seed', '2')).stdout).not.toBe(stdout);
  });

  it.each(['csv', 'json'])('writes a sample that eval and label accept once it is labelled: %s', async (format) => {
    const { home, run, csv } = await scanned();
    const sample = join(home, `sample.${format}`);
    expect(await run('label', '--sample', '6', '--from', csv, '-o', sample)).toMatchObject({ code: 0, stdout: '' });
    const written = readFileSync(sample, 'utf8');
    expect((await run('eval', '--gold', sample)).stderr).toContain('has no labels');
    const labelled = temporaryFile(
      `labelled.${format}`,
      written.replaceAll(',file,,', ',file,positive,').replaceAll('"label": null', '"label": "positive"'),
    );
    const { stdout } = await run('eval', '--gold', labelled, '-f', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ texts: 6, leftOut: { unlabelled: 0 } });
    expect((await run('label', '--from', labelled)).stderr).toContain('6 labels kept in');
    const { labels } = JSON.parse((await run('label', 'list', '-f', 'json')).stdout) as { labels: { text: string }[] };
    expect(labels.map(({ text }) => text).filter((text) => !/^(?:=)?acme/.test(text))).toEqual([]);
    // Labelled mentions are not drawn again.
    const again = await run('label', '--sample', '40', 'acme');
    expect(rowsIn(again.stdout)).toHaveLength(34);
  });

  it('writes weights with which eval estimates the accuracy for all mentions drawn from', async () => {
    const { home, run, csv } = await scanned();
    const sample = join(home, 'sample.csv');
    await run('label', '--sample', '12', '--from', csv, '-o', sample);
    const [head, ...rows] = readFileSync(sample, 'utf8').trimEnd().split('\r\n');
    // Everything is labelled positive, so the engine is right where it says positive: two in five of all mentions.
    const labelled = rows.map((row) => row.replace(',file,,', ',file,positive,'));
    const gold = temporaryFile('labelled.csv', [head, ...labelled].join('\n'));
    const { stdout } = await run('eval', '--gold', gold, '-f', 'json');
    const weights = rows.map((row) => Number(row.split(',')[4]));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const right = weights.filter((_, place) => rows[place]!.split(',')[3] === 'positive');
    expect(right.length).not.toBe(rows.length);
    expect((JSON.parse(stdout) as { engines: object[] }).engines[0]).toMatchObject({
      accuracy: { num: right.length, den: 12 },
      weightedAccuracy: {
        value: expect.closeTo(right.reduce((sum, weight) => sum + weight, 0) / all, 5),
        effectiveTexts: expect.closeTo(all ** 2 / weights.reduce((sum, weight) => sum + weight ** 2, 0), 5),
      },
    });
    expect((await run('eval', '--gold', gold)).stdout).toContain('weighted accuracy');
    // With one weight missing, there is no weighted accuracy.
    const torn = temporaryFile('torn.csv', [head, ...labelled].join('\n').replace(/(positive,\w+,)[\d.]+/, '$1'));
    expect(JSON.parse((await run('eval', '--gold', torn, '-f', 'json')).stdout)).toMatchObject({
      engines: [{ weightedAccuracy: null }],
    });
    expect((await run('eval', '--gold', torn)).stdout).not.toContain('weighted accuracy');
  });

  it('draws from the file of a report', async () => {
    const { home, run } = await scanned();
    const report = join(home, 'report.json');
    await run('acme', '-s', `file:${POSTS}`, '-o', report);
    const { stdout } = await run('label', '--sample', '5', '--from', report, '-f', 'json');
    const { schema, seed, texts } = JSON.parse(stdout) as { schema: string; seed: number; texts: object[] };
    expect({ schema, seed, texts: texts.length }).toEqual({ schema: 'socialrank.sample/1', seed: 1, texts: 5 });
    expect(texts[0]).toMatchObject({ source: 'file', label: null, weight: expect.any(Number) });
  });

  it.each<[string, readonly string[], string]>([
    ['nothing to draw from', ['--sample', '5'], 'there is nothing to draw from'],
    ['a query and a file', ['--sample', '5', 'acme', '--from', POSTS], 'not both'],
    ['two words', ['--sample', '5', 'acme', 'coffee'], '"coffee" is one word too many'],
    ['a history that is not there', ['--sample', '5', 'acme'], 'there is no store'],
    [
      'what is read for an output',
      ['--sample', '5', '--from', POSTS, '-o', POSTS],
      'is the file the sample is drawn from',
    ],
    ['another ending', ['--sample', '5', '--from', POSTS, '-o', 'x.md'], 'label --sample writes no md'],
    ['an output of no sample', ['x:1', 'positive', '-o', 'x.csv'], '-o and -f are for --sample'],
    [
      'rows without an id',
      ['--sample', '5', '--from', temporaryFile('n.csv', 'text\nfine\n')],
      'line 2: there is no id',
    ],
    ['rows without a text', ['--sample', '5', '--from', temporaryFile('n.csv', 'id,n\nx:1,2\n')], 'has no texts'],
  ])('refuses %s', async (_, words, why) => {
    const { code, stderr, stdout } = await ran(['label', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(why);
  });

  it('reports that every mention is already labelled', async () => {
    const { run, csv } = await scanned();
    await run('label', '--from', csv);
    const { code, stderr } = await run('label', '--sample', '5', 'acme');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'socialrank: every mention of acme is labelled; scan first, or draw from a file: --from mentions.csv\n',
    });
  });
});
