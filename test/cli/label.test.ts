import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LABEL_REASON } from '../../src/core/sentiment/labelled.js';
import type { Report } from '../../src/types.js';
import { ran } from '../support/fake-io.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const POSTS = temporaryFile(
  'posts.ndjson',
  ['acme: love it', 'acme moves to Main Street', 'acme opens at nine']
    .map((text, n) => JSON.stringify({ id: `p${n}`, text, created_at: '2026-11-20T10:00:00Z' }))
    .join('\n'),
);

/** Runs commands in one shared home. */
function inOneHome() {
  const home = temporaryFolder();
  const run = (...words: string[]) => ran(words, { env: { SOCIALRANK_HOME: home }, now: '2026-11-22T12:00:00Z' });
  const scan = async (...words: string[]) =>
    JSON.parse((await run('acme', '-s', `file:${POSTS}`, '--format', 'json', ...words)).stdout) as Report;
  return { home, run, scan };
}

describe('label', () => {
  it('overrides the engine in later scans, which the report states', async () => {
    const { run, scan } = inOneHome();
    expect((await scan()).sentiment).not.toHaveProperty('labelled');
    expect(await run('label', 'file:p1', 'negative')).toMatchObject({ code: 0, stdout: '' });
    const { mentions, sentiment, socialRank } = await scan();
    expect(mentions!.find(({ id }) => id === 'file:p1')!.sentiment).toEqual({
      ...{ label: 'negative', polarity: -1, score: -1, comparative: null, confidence: 1 },
      reasons: [{ token: LABEL_REASON, weight: -1 }],
    });
    expect(sentiment.labelled).toBe(1);
    expect(socialRank.sentiment).toMatchObject({ positive: 1, neutral: 1, negative: 1 });
    expect((await run('acme', '-s', `file:${POSTS}`)).stdout).toContain('1 mention by your own labels');
  });

  it('is not corrected for the errors of the engine', async () => {
    const { home, run, scan } = inOneHome();
    for (const [id, label] of [
      ['file:p0', 'positive'],
      ['file:p1', 'positive'],
      ['file:p2', 'negative'],
    ] as const)
      await run('label', id, label);
    const row = { negative: 10, neutral: 10, positive: 10, unscored: 0 };
    const confusion = { negative: row, neutral: { ...row, neutral: 90 }, positive: { ...row, positive: 90 } };
    const { engine } = (await scan()).sentiment;
    const matrix = join(home, 'matrix.json');
    writeFileSync(matrix, JSON.stringify({ schema: 'socialrank.matrix/1', engine, confusion }));
    const { sentiment } = await scan('--gold-matrix', matrix);
    expect(sentiment.netSentimentCorrected!.value).toBeCloseTo(sentiment.netSentiment.value!, 9);
  });

  it('is used by queries that filter by sentiment', async () => {
    const { run, scan } = inOneHome();
    await run('label', 'file:p2', 'negative');
    const { stdout } = await run('acme :(', '-s', `file:${POSTS}`, '--format', 'json');
    expect((JSON.parse(stdout) as Report).mentions!.map(({ id }) => id)).toEqual(['file:p2']);
    await run('label', 'remove', 'file:p2');
    expect((await scan()).sentiment).not.toHaveProperty('labelled');
  });

  it('stores the text from a report, so that eval can use the label', async () => {
    const { home, run } = inOneHome();
    const report = join(home, 'r.json');
    await run('acme', '-s', `file:${POSTS}`, '-o', report);
    expect((await run('label', 'file:p1', 'negative', '--from', report)).code).toBe(0);
    const { stdout } = await run('eval', '--gold', 'labels', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ texts: 1, engines: [{ accuracy: { num: 0, den: 1 } }] });
    expect((await run('label', 'file:p9', 'negative', '--from', report)).stderr).toContain('file:p9 is not in');
  });

  it('stores the text from the history if none is given', async () => {
    const { run } = inOneHome();
    await run('acme', '-s', `file:${POSTS}`);
    expect((await run('label', 'file:p1', 'negative')).stderr).not.toContain('eval cannot use');
    expect((await run('label', 'file:p9', 'negative')).stderr).toContain('eval cannot use a label without its text');
    const { stdout } = await run('eval', '--gold', 'labels', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ texts: 1 });
  });

  it('accepts a CSV file of mentions with corrected sentiments', async () => {
    const { home, run } = inOneHome();
    const file = join(home, 'm.csv');
    await run('acme', '-s', `file:${POSTS}`, '--view', 'mentions', '-o', file);
    const judged = temporaryFile('judged.csv', readFileSync(file, 'utf8').replaceAll(',neutral,', ',negative,'));
    expect((await run('label', '--from', judged)).stderr).toContain('3 labels kept in');
    const { stdout } = await run('label', 'list', '--format', 'json');
    const { labels } = JSON.parse(stdout) as { labels: { id: string; label: string }[] };
    expect(new Map(labels.map(({ id, label }) => [id, label]))).toEqual(
      new Map([
        ['file:p0', 'positive'],
        ['file:p1', 'negative'],
        ['file:p2', 'negative'],
      ]),
    );
  });

  it('accepts rows without a text, and warns that eval cannot use them', async () => {
    const { run } = inOneHome();
    const rows = temporaryFile('rows.csv', 'id,text,label\nx:1,,negative\nx:2,so good,5\nx:3,still open,\n');
    const { code, stderr } = await run('label', '--from', rows);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^2 labels kept in .*\neval cannot use a label without its text/);
    const bare = temporaryFile('bare.csv', 'id,label\nx:4,neutral\n');
    expect((await run('label', '--from', bare)).stderr).toContain('1 label kept in');
    const { labels } = JSON.parse((await run('label', 'list', '-f', 'json')).stdout) as { labels: object[] };
    expect(labels).toMatchObject([
      { id: 'x:1', label: 'negative', text: null },
      { id: 'x:2', label: 'positive', text: 'so good' },
      { id: 'x:4', label: 'neutral', text: null },
    ]);
  });

  it('uses the latest label, and keeps all entries in a file that only its owner can access', async () => {
    const { home, run } = inOneHome();
    await run('label', 'x:1', 'negative');
    await run('label', 'x:2', 'neutral');
    await run('label', 'x:1', 'positive');
    await run('label', 'remove', 'x:2');
    expect((await run('label', 'list')).stdout).toMatch(/x:1\s+positive\s+2026-11-22/);
    expect((await run('label', 'list')).stdout).not.toContain('x:2');
    expect(readFileSync(join(home, 'labels.ndjson'), 'utf8').trim().split('\n')).toHaveLength(4);
    expect(statSync(home).mode & 0o077).toBe(0);
    expect(statSync(join(home, 'labels.ndjson')).mode & 0o777).toBe(0o600);
  });

  it('loses no label if many are added concurrently', async () => {
    const { run } = inOneHome();
    await Promise.all(Array.from({ length: 12 }, (_, n) => run('label', `x:${n}`, 'positive')));
    const { stdout } = await run('label', 'list', '--format', 'json');
    expect((JSON.parse(stdout) as { labels: unknown[] }).labels).toHaveLength(12);
  });

  it('skips unreadable lines, reports which ones and leaves them in the file', async () => {
    const { home, run, scan } = inOneHome();
    await run('label', 'file:p0', 'negative');
    appendFileSync(join(home, 'labels.ndjson'), '{"type":"label","id":7}\nnull\n{"type":"lab');
    await run('label', 'file:p1', 'positive');
    const listed = await run('label', 'list');
    expect(listed.stderr).toContain('line 2, 3, 4 cannot be read');
    expect(listed.stdout).toMatch(/file:p0[\s\S]*file:p1/);
    expect((await scan()).sentiment.labelled).toBe(2);
    expect(readFileSync(join(home, 'labels.ndjson'), 'utf8')).toContain('{"type":"lab\n');
  });

  it.each<[string, readonly string[], string]>([
    ['no mention', [], 'which mention?'],
    ['no label', ['x:1'], 'the label for x:1 is missing'],
    ['another word', ['x:1', 'angry'], '"angry" is not a label; known: negative, neutral, positive\n'],
    ['a number that may be stars', ['x:1', '5'], '"5" is not a label; known: negative, neutral, positive\n'],
    ['what is not an id', ['acme', 'positive'], '"acme" is not an id of a mention'],
    ['rows without an id', ['--from', temporaryFile('g.csv', 'text,label\na,positive\n')], 'line 2: there is no id'],
    [
      'rows with another word',
      ['--from', temporaryFile('g.csv', 'id,text,label\nx:1,a,angry\n')],
      'line 2: "angry" is not a label',
    ],
    ['a file that is not there', ['--from', '/no/such.csv'], 'no such file'],
  ])('refuses %s', async (_, words, why) => {
    const { code, stderr, stdout } = await ran(['label', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(why);
  });

  it('exits 1 if there is no label to remove', async () => {
    const { code, stderr } = await ran(['label', 'remove', 'x:1']);
    expect(code).toBe(1);
    expect(stderr).toContain('there is no label of x:1');
  });
});
