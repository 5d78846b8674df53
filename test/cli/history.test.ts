/** `history` in its output formats, with a store on disk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { SUMMARY_TEXTS } from '../../src/core/report/summary-numbers.js';
import { SUMMARY } from '../../src/output/views/columns.js';
import { openStore } from '../../src/store/open.js';
import type { History } from '../../src/types.js';
import { ran, type Setting } from '../support/fake-io.js';
import { sampleMention, sampleReport } from '../support/sample-report.js';
import { DAY, sampleRun } from '../support/sample-run.js';
import { temporaryFolder } from '../support/temporary.js';

const NOW = '2026-11-21T06:30:00.000Z';
const home = temporaryFolder();

/** Twenty runs, one each morning, with ten mentions per day; one day has sixty, and one day has no run. */
beforeAll(async () => {
  const store = await openStore(join(home, 'history.db'));
  const first = Date.parse('2026-11-01T06:00:00.000Z');
  const sound = sampleReport();
  for (let day = 0; day <= 20; day++) {
    if (day === 17) continue;
    const asOf = new Date(first + day * DAY).toISOString();
    const since = new Date(first + (day - 1) * DAY).toISOString();
    const mentions = Array.from({ length: day === 12 ? 60 : 10 }, (_, place) =>
      sampleMention({
        id: `hackernews:${day}-${place}`,
        url: `https://news.example/${day}-${place}`,
        publishedAt: new Date(Date.parse(asOf) - 7 * 3_600_000 - place * 60_000).toISOString(),
        seenAt: asOf,
        copies: [],
        sentiment: { ...sampleMention().sentiment, label: place % 2 === 0 ? 'positive' : 'negative' },
      }),
    );
    const sources = [{ ...sound.sources[0]!, status: 'ok' as const, truncated: false, observedFrom: since }];
    const window = { since, until: asOf, timezone: 'UTC' };
    const id = `${asOf.slice(0, 10)}-${String(100_000 + day)}`;
    await store.keep(
      sampleRun({ id, asOf, mentions, expression: 'Acme Coffee', engine: 'social@1', report: { sources, window } }),
    );
  }
  await store.close();
});

const asked = (words: readonly string[], setting: Setting = {}) =>
  ran(['history', ...words], { now: NOW, ...setting, env: { SOCIALRANK_HOME: home, ...setting.env } });

describe('history', () => {
  it('prints one JSON object', async () => {
    const { code, stdout, stderr } = await asked(['Acme Coffee', '--format', 'json', '--since', '2026-11-01']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const found = JSON.parse(stdout) as History;
    expect(found).toMatchObject({ schema: 'socialrank.history/1', metric: 'mentions', bucket: 'day' });
    expect(Object.keys(found).slice(0, 11)).toEqual([
      ...['schema', 'query', 'window', 'metric', 'bucket', 'buckets', 'change', 'trend', 'detector', 'incidents'],
      'runs',
    ]);
    expect(found.buckets.map(({ mentions }) => mentions)).toEqual([
      ...Array<number>(11).fill(10),
      ...[60, 10, 10, 10, 10, 0, 10, 10, 10, 0],
    ]);
    expect(found.buckets.flatMap(({ start, partial }) => (partial ? [start.slice(8, 10)] : []))).toEqual([
      ...['17', '18', '21'],
    ]);
    expect(found.incidents.map(({ kind, start }) => [kind, start.slice(0, 10)])).toEqual([['spike', '2026-11-12']]);
    expect(found.runs).toHaveLength(20);
    expect(found.runs[0]).toMatchObject({ id: '2026-11-01-100000', engine: 'social@1', status: 'complete' });
  });

  it.each([80, 120])('fits a terminal of %d columns', async (columns) => {
    const { code, stdout } = await asked(['Acme Coffee', '--runs', '--verbose'], { columns, env: { NO_COLOR: '1' } });
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => line.length > columns)).toEqual([]);
    for (const words of [
      'Acme Coffee  mentions a day',
      'spike 2026-11-12: 60',
      'false alarm of each kind in 200 days',
    ]) {
      expect(stdout).toContain(words);
    }
    expect(stdout).toMatch(/2026-11-20-100019 +2026-11-20 06:00 +24 h/);
  });

  it('draws one bar per day, and marks spikes and partial days', async () => {
    const { stdout } = await asked(['Acme Coffee', '--rows', '10']);
    expect(stdout).toMatch(/2026-11-12 {2}60 {2}█+ {2}spike\n/);
    expect(stdout).toMatch(/2026-11-21 {3}0 {2}in part\n/);
    expect(stdout).not.toContain('2026-11-11 ');
  });

  it('uses only ASCII if the locale has no Unicode', async () => {
    const { stdout } = await asked(['Acme Coffee'], { env: { LANG: 'C' } });
    expect(stdout).toMatch(/^[\x00-\x7f]*$/);
  });

  it('writes one CSV row per day to a file with the extension .csv', async () => {
    const file = join(temporaryFolder(), 'acme.csv');
    const { code, stdout } = await asked(['Acme Coffee', '--metric', 'net', '-o', file, '--since', '2026-11-11']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
    expect(head).toBe(
      'date,start,hours,brand,metric,value,low,high,mean_7,mentions,positive,neutral,negative,unscored,partial,lower_bound,incident,engine',
    );
    expect(rows).toHaveLength(11);
    expect(rows[1]).toMatch(
      /^2026-11-12,2026-11-12T00:00:00.000Z,24,Acme Coffee,net_sentiment,0,-0\.\d+,0\.\d+,[^,]*,60,30,0,30,0,false,false,spike,social@1$/,
    );
  });

  it('prints NDJSON with one line per day and one for the rest, and a Markdown table', async () => {
    const lines = (await asked(['Acme Coffee', '-f', 'ndjson'])).stdout.trimEnd().split('\n');
    const types = lines.map((line) => (JSON.parse(line) as { type: string }).type);
    expect([types[0], types.at(-1), new Set(types).size]).toEqual(['bucket', 'history', 2]);
    const { stdout } = await asked(['Acme Coffee', '-f', 'md', '--since', '2026-11-11']);
    expect(stdout).toMatch(/^# Acme Coffee: mentions a day\n/);
    expect(stdout).toContain('| 2026-11-12 | 60 | spike |');
  });

  it('counts by the days of the time zone', async () => {
    const { stdout } = await asked(['Acme Coffee', '--tz', 'Pacific/Kiritimati', '-f', 'csv', '--since', '2026-11-11']);
    const [, second] = stdout.split('\r\n').slice(1);
    expect(second).toMatch(/^2026-11-12,2026-11-11T10:00:00.000Z,24,/);
  });

  it('detects incidents in the requested metric', async () => {
    const { stdout } = await asked(['Acme Coffee', '--metric', 'negative', '-f', 'json']);
    const { detector, incidents } = JSON.parse(stdout) as History;
    expect(detector.metric).toBe('negative');
    expect(incidents).toMatchObject([{ kind: 'spike', observed: 30 }]);
  });

  it('has a series for every number stored with the runs', async () => {
    const numbers = SUMMARY.map(({ name }) => name).filter((name) => !SUMMARY_TEXTS.includes(name));
    for (const metric of numbers) {
      const { code, stdout } = await asked(['Acme Coffee', '--metric', metric, '-f', 'json']);
      const { buckets } = JSON.parse(stdout) as History;
      const known = buckets.filter(({ value }) => value !== null);
      expect({ metric, code, isKnown: known.length > 15 }).toEqual({ metric, code: 0, isKnown: true });
    }
  });

  it('suggests --since ever if there is no value in the window', async () => {
    const { code, stderr } = await asked(['Acme Coffee', '--until', '2026-01-01', '--as-of', '2026-01-02']);
    expect(code).toBe(0);
    expect(stderr).toBe('socialrank: no run has a value for mentions in this window; try --since ever\n');
  });

  it.each([
    ['of all time', ['--since', 'ever', '--metric', 'net'], 'partial', 'no run has a value for net sentiment\n'],
    [
      'of failed runs',
      [],
      'failed',
      'no source answered any of the runs in this window; see: socialrank sources check\n',
    ],
    ['of failed runs, of all time', ['--since', 'ever'], 'failed', /any of the runs; see: socialrank sources check\n$/],
  ] as const)('does not suggest --since ever if that would not help: %s', async (_, words, status, said) => {
    const path = join(temporaryFolder(), 'poor.db');
    const store = await openStore(path);
    const given = { mentions: [], expression: 'acme', asOf: '2026-11-20T06:00:00.000Z' };
    await store.keep(sampleRun({ ...given, report: { status, sources: [] } }));
    await store.close();
    const { code, stderr } = await asked(['acme', '--store', path, ...words]);
    expect(code).toBe(0);
    if (typeof said === 'string') expect(stderr).toBe(`socialrank: ${said}`);
    else expect(stderr).toMatch(said);
  });
});

describe('history, with missing or invalid input', () => {
  it.each([
    [
      'a query of which no run was kept',
      ['Globex'],
      'socialrank: the history has no run of "Globex"; known: Acme Coffee\n',
    ],
    ['a series that there is not', ['Acme Coffee', '--metric', 'glamour'], /no series of "glamour"; known: mentions, /],
    ['a time that is none', ['Acme Coffee', '--since', 'soon'], /cannot read the time "soon"/],
    ['a bucket that there is not', ['Acme Coffee', '--bucket', 'month'], /Allowed choices are hour, day, week/],
  ] as const)('refuses %s', async (_, words, said) => {
    const { code, stdout, stderr } = await asked(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    if (typeof said === 'string') expect(stderr).toBe(said);
    else expect(stderr).toMatch(said);
  });

  it('does not create a missing store', async () => {
    const empty = temporaryFolder();
    const { code, stderr } = await ran(['history', 'Acme Coffee'], { env: { SOCIALRANK_HOME: empty } });
    expect(code).toBe(2);
    expect(stderr).toContain(`there is no store ${join(empty, 'history.db')} yet`);
    expect((await ran(['history', 'Acme Coffee'], { env: { SOCIALRANK_HOME: empty } })).code).toBe(2);
  });

  it('reports an empty store', async () => {
    const file = join(temporaryFolder(), 'new.db');
    await (await openStore(file)).close();
    const { code, stderr } = await asked(['Acme Coffee', '--store', file]);
    expect(code).toBe(2);
    expect(stderr).toBe(`socialrank: ${file} holds no run yet; every scan is kept: socialrank "Acme Coffee"\n`);
  });
});
