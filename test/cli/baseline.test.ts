/** `--baseline`: emotions compared with those of an earlier run, from the history or from a file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../src/types.js';
import { checkedReport } from '../support/checked-report.js';
import { ran } from '../support/fake-io.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const GLAD = [
  'I am so happy with Acme, best day ever',
  'I love Acme, so happy',
  'Acme opens at nine',
  'Acme, main street',
];
const CROSS = ['Acme made me so angry, furious', 'I am furious with Acme, so angry', 'angry at Acme again, awful'];

const posts = (texts: readonly string[], day: string) =>
  temporaryFile(
    `${day}.ndjson`,
    Array.from({ length: 24 }, (_, n) => {
      const created_at = `2026-11-${day}T10:${10 + n}:00Z`;
      return `${JSON.stringify({ id: `${day}-${n}`, text: `${texts[n % texts.length]} ${n}`, author: `a${n}`, created_at })}\n`;
    }).join(''),
  );
const before = posts(GLAD, '01');
const now = posts(CROSS, '15');

const scan = (file: string, ...words: string[]) => ran(['acme', '-s', `file:${file}`, ...words]);
const reportIn = (stdout: string) => checkedReport(JSON.parse(stdout) as Report);

async function reportFile(...words: string[]): Promise<string> {
  const { stdout } = await scan(before, '--no-store', '-f', 'json', ...words);
  const file = join(temporaryFolder(), 'before.json');
  writeFileSync(file, stdout);
  return file;
}

describe('--baseline', () => {
  it('accepts the file of a report', async () => {
    const { stdout } = await scan(now, '--no-store', '-f', 'json', '--baseline', await reportFile());
    const { anger, joy } = reportIn(stdout).emotions;
    expect(anger!.lift).toEqual({ value: null, ci95: null });
    expect(joy!.lift).toMatchObject({ value: 0 });
  });

  it('uses the newest earlier run, and reports which one', async () => {
    const store = ['--store', join(temporaryFolder(), 'history.db')];
    const first = await scan(before, ...store, '--baseline', 'last', '-f', 'json');
    expect(first.stderr).toMatch(/^socialrank: there is no baseline: no run of acme by this engine before /);
    expect(Object.values(reportIn(first.stdout).emotions).every(({ lift }) => lift === undefined)).toBe(true);
    const second = await scan(now, ...store, '--baseline', 'last', '-f', 'json');
    expect(second.stderr).toBe('socialrank: the baseline is the run of 2026-11-01 10:33 UTC, 24 mentions of acme\n');
    expect(reportIn(second.stdout).emotions['joy']!.lift).toMatchObject({ value: 0 });
    const quiet = await scan(now, ...store, '--baseline', 'last:2026-11-10', '-f', 'json', '-q');
    expect([quiet.stderr, quiet.stdout]).toEqual(['', second.stdout]);
    expect((await scan(now, ...store, '--baseline', 'last:2026-10-01')).stderr).toMatch(
      /^socialrank: there is no baseline/,
    );
  });

  it('ignores runs of another engine', async () => {
    const store = ['--store', join(temporaryFolder(), 'history.db')];
    await scan(before, ...store, '--engine', 'afinn');
    expect((await scan(now, ...store, '--baseline', 'last')).stderr).toMatch(/^socialrank: there is no baseline/);
  });

  it('is shown in the table and in Markdown, with the largest change first', async () => {
    const file = await reportFile();
    for (const format of ['table', 'md']) {
      const { stdout } = await scan(now, '--no-store', '-f', format, '--baseline', file);
      expect(stdout).toMatch(/beside the baseline[\s\S]*anger \d+ of 24, none then[\s\S]*joy ×0\.0 \(0\.0…0\.\d\)/);
    }
    const same = await scan(before, '--no-store', '--baseline', file);
    expect(same.stdout).toContain('no emotion differs from the baseline by more than chance');
  });

  it('applies only to its own brand if several are scanned', async () => {
    const brands = temporaryFile('brands.yaml', '- name: acme\n- name: globex\n');
    const words = ['--brands', brands, '-s', `file:${now}`, '--no-store', '-f', 'json', '--baseline'];
    const profiled = join(temporaryFolder(), 'acme.json');
    const { stdout } = await ran(['--brands', brands, '-s', `file:${before}`, '--no-store', '-f', 'json']);
    writeFileSync(profiled, JSON.stringify((JSON.parse(stdout) as { reports: Report[] }).reports[0]));
    const { reports } = JSON.parse((await ran([...words, profiled])).stdout) as { reports: Report[] };
    expect(reports[0]!.emotions['joy']!.lift).toMatchObject({ value: 0 });
    expect(reports[1]!.emotions).toEqual({});
  });

  it.each<[string, RegExp]>([
    ['/no/such/report.json', /cannot read the report/],
    ['nosuchrun', /there is no history to look the run nosuchrun up in/],
    ['last', /--baseline last needs the history/],
    ['last:soon', /--baseline last needs the history/],
  ])('refuses %j and prints no report', async (baseline, message) => {
    const { code, stdout, stderr } = await scan(now, '--no-store', '--baseline', baseline);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('refuses the report of another query or of another engine', async () => {
    const other = await ran(['globex', '-s', `file:${now}`, '--no-store', '--baseline', await reportFile()]);
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringMatching(/^socialrank: the baseline \S+ is of another query: acme; this one is globex\n$/),
    ]);
    const engine = await scan(now, '--no-store', '--baseline', await reportFile('--engine', 'afinn'));
    expect([engine.code, engine.stderr]).toEqual([
      2,
      expect.stringMatching(/^socialrank: the baseline was scored by afinn@/),
    ]);
  });
});
