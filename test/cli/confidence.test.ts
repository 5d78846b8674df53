/** The confidence level of intervals: how it is set, in which outputs it applies, and in the library. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { confidenceOf } from '../../src/core/metrics/confidence.js';
import { netInterval, wilson } from '../../src/core/metrics/intervals.js';
import { localFile } from '../../src/library/local-file.js';
import { compareBrands, scan } from '../../src/library/scan.js';
import type { BrandComparison, EvaluationReport, History, QueryTest, Report } from '../../src/types.js';
import { checkedReport } from '../support/checked-report.js';
import { ran, type Setting } from '../support/fake-io.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const SAID = [
  ...Array<string>(6).fill('I love Acme Coffee'),
  ...Array<string>(2).fill('Acme Coffee is bad'),
  ...Array<string>(4).fill('Globex is bad and broken'),
  'Globex is better than Acme Coffee',
];
const POSTS = temporaryFile(
  'posts.ndjson',
  SAID.map((text, n) => {
    const created = `2026-11-20T${String(n).padStart(2, '0')}:00:00Z`;
    return `${JSON.stringify({ id: `p${n}`, text: `${text} ${n}`, author: `ann${n % 9}`, created_at: created })}\n`;
  }).join(''),
);
const GOLD = temporaryFile(
  'gold.csv',
  'text,label\nI love it,positive\nI hate it,negative\nIt opens at nine,neutral\n',
);
const NOW = '2026-11-21T00:00:00Z';
const WORDS = ['Acme Coffee', '-s', `file:${POSTS}`];

const asked = (words: readonly string[], setting: Setting = {}) => ran(words, { now: NOW, ...setting });
const json = async <T>(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<T> => {
  const { code, stdout, stderr } = await asked([...words, '-f', 'json'], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('confidence') });
  return JSON.parse(stdout) as T;
};
const six = (ends: readonly [number, number] | null) => ends!.map((end) => Math.round(end * 1e6) / 1e6);

describe('--confidence', () => {
  it('sets the level of the intervals of a scan, and is included in the report', async () => {
    const usual = checkedReport(await json<Report>(WORDS));
    const wide = checkedReport(await json<Report>([...WORDS, '--confidence', '0.99']));
    expect([usual.confidence, wide.confidence]).toEqual([0.95, 0.99]);
    const { num, den, ci95 } = wide.socialRank.passion;
    expect(ci95).toEqual(six(wilson(num!, den!, confidenceOf(0.99))));
    expect(usual.socialRank.passion.ci95).toEqual(six(wilson(num!, den!, confidenceOf())));
    const { mentions: _, ...rest } = usual;
    expect(Object.keys(rest).at(-1)).toBe('confidence');
  });

  it('can be a fraction or a percentage', async () => {
    const reports = await Promise.all(
      ['0.9', '.9', '90%', '90 %'].map((level) => json<Report>([...WORDS, '--confidence', level])),
    );
    for (const report of reports) expect(report).toEqual(reports[0]);
    expect((await json<Report>([...WORDS, '--confidence', '99.9%'])).confidence).toBe(0.999);
  });

  it('comes from the flag, then the environment, then the settings file', async () => {
    const env = { SOCIALRANK_HOME: temporaryFolder() };
    const level = async (own: Readonly<Record<string, string>>, ...more: string[]) =>
      (await json<Report>([...WORDS, ...more], { ...env, ...own })).confidence;
    expect((await asked(['config', 'set', 'confidence', '80%'], { env })).code).toBe(0);
    expect(await level({})).toBe(0.8);
    expect(await level({ SOCIALRANK_CONFIDENCE: '0.9' })).toBe(0.9);
    expect(await level({ SOCIALRANK_CONFIDENCE: '0.9' }, '--confidence', '0.99')).toBe(0.99);
    expect((await asked(['config', 'list'], { env })).stdout).toMatch(/confidence +0\.8 +settings file/);
  });

  it.each(['0.4', '95', '1', '99.95%', 'sure', ''])('refuses %j and prints no report', async (level) => {
    const { code, stdout, stderr } = await asked([...WORDS, `--confidence=${level}`]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Give a number from 0.5 to 0.999, such as 0.9 or 90%');
  });

  it.each([
    ['a scan', WORDS],
    ['eval', ['eval', '--gold', GOLD]],
    ['history', ['history', 'Acme Coffee']],
  ])('makes %s name the environment variable if its value is invalid', async (_, words) => {
    const { code, stderr } = await asked(words, { env: { SOCIALRANK_CONFIDENCE: '95' } });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'socialrank: SOCIALRANK_CONFIDENCE must be a number from 0.5 to 0.999, not "95"\n',
    });
  });

  it('ties brands of a comparison if the level is high enough', async () => {
    const compare = (level: string) =>
      json<BrandComparison>(['compare', 'Acme Coffee', 'Globex', '-s', `file:${POSTS}`, '--confidence', level]);
    const [at80, at999] = [await compare('0.8'), await compare('0.999')];
    expect([at80.confidence, at999.confidence]).toEqual([0.8, 0.999]);
    expect(at80.brands.map(({ rankGroup }) => rankGroup)).toEqual([1, 2]);
    expect(at999.brands.map(({ rankGroup }) => rankGroup)).toEqual([1, 1]);
    expect(at999.pairs.map(({ pHolm }) => pHolm)).toEqual(at80.pairs.map(({ pHolm }) => pHolm));
    expect(at999.terms).toEqual(at80.terms);
  });

  it('applies to eval, query test and --brands', async () => {
    const evaluated = await json<EvaluationReport>(['eval', '--gold', GOLD, '--confidence', '0.8']);
    const { num, den, ci95 } = evaluated.engines[0]!.accuracy;
    expect([evaluated.confidence, ci95]).toEqual([0.8, six(wilson(num!, den!, confidenceOf(0.8)))]);
    const judgements = temporaryFile('judged.csv', 'id,relevant\nfile:p0,y\nfile:p1,n\n');
    const judged = ['query', 'test', ...WORDS, '--judgements', judgements, '--confidence', '0.8'];
    const test = JSON.parse((await asked([...judged, '-f', 'json'])).stdout) as QueryTest;
    expect(test).toMatchObject({ confidence: 0.8, precision: { num: 1, den: 2 } });
    expect(test.precision.ci95).toEqual(six(wilson(1, 2, confidenceOf(0.8))));
    expect((await asked([...judged, '-f', 'table'])).stdout).toContain('intervals at 80 %');
    const brands = temporaryFile('brands.yaml', '- name: Acme Coffee\n- name: Globex\n');
    const many = ['--brands', brands, '-s', `file:${POSTS}`, '--confidence', '0.8'];
    const { reports } = await json<{ reports: Report[] }>(many);
    expect(reports.map(({ confidence }) => confidence)).toEqual([0.8, 0.8]);
    expect((await asked(many)).stdout).toContain('Intervals at 80 %.');
  });
});

describe('a table', () => {
  it.each(['table', 'md'])('states the level if it is not the default: %s', async (format) => {
    const usual = (await asked([...WORDS, '-f', format])).stdout;
    const wide = (await asked([...WORDS, '-f', format, '--confidence', '0.999'])).stdout;
    expect(usual).not.toContain('Intervals at');
    expect(wide).toContain('Intervals at 99.9 %. How these are computed:');
    expect(usual.includes('95 % interval')).toBe(format === 'md');
    expect(wide.includes('99.9 % interval')).toBe(format === 'md');
  });

  it('of engines always states the level', async () => {
    expect((await asked(['eval', '--gold', GOLD])).stdout).toContain('3 labelled texts; 95 % intervals');
    expect((await asked(['eval', '--gold', GOLD, '--confidence', '90%'])).stdout).toContain('; 90 % intervals');
  });
});

describe('history', () => {
  it('computes intervals at the requested level, and omits stored ones of another level', async () => {
    const env = { SOCIALRANK_HOME: temporaryFolder() };
    const kept = await asked([...WORDS, '--since', '2026-11-20', '--store', join(env.SOCIALRANK_HOME, 'history.db')], {
      env,
    });
    expect(kept.code).toBe(0);
    const last = async (metric: string, level: string) => {
      const words = [
        'history',
        'Acme Coffee',
        '--since',
        '2d',
        '--as-of',
        '2026-11-21T06:00:00Z',
        '--metric',
        metric,
        '--confidence',
        level,
      ];
      const { confidence, buckets } = await json<History>(words, env);
      return { confidence, ...buckets.find(({ value }) => value !== null)! };
    };
    const [own, wide] = [await last('net', '0.95'), await last('net', '0.99')];
    const { positive, negative, neutral } = wide;
    const scored = positive! + negative! + neutral!;
    expect([own.confidence, wide.confidence]).toEqual([0.95, 0.99]);
    expect([wide.low, wide.high]).toEqual(six(netInterval(positive!, negative!, scored, confidenceOf(0.99))));
    expect(wide.low!).toBeLessThan(own.low!);
    const [said, other] = [await last('passion', '0.95'), await last('passion', '0.99')];
    expect(said.low).not.toBeNull();
    expect(other).toMatchObject({ value: said.value, low: null, high: null });
  });
});

describe('the library', () => {
  it('accepts a level, and refuses an invalid one', async () => {
    const options = { sources: [await localFile(POSTS)], now: () => new Date(NOW) };
    expect((await scan('Acme Coffee', { ...options, confidence: 0.8 })).confidence).toBe(0.8);
    expect((await scan('Acme Coffee', options)).confidence).toBe(0.95);
    expect((await compareBrands(['Acme Coffee', 'Globex'], { ...options, confidence: 0.8 })).confidence).toBe(0.8);
    await expect(scan('Acme Coffee', { ...options, confidence: 95 })).rejects.toThrow(
      'confidence must be a number from 0.5 to 0.999',
    );
  });

  it('describes the level in the published schema', () => {
    const { properties } = JSON.parse(readFileSync('schema/report.json', 'utf8')) as {
      properties: Record<string, { description?: string }>;
    };
    expect(properties['confidence']!.description).toContain('confidence level of the intervals');
  });
});
