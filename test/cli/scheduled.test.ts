import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { socialrank } from '../support/socialrank.js';
import { posts, temporaryFile, temporaryFolder } from '../support/temporary.js';

const file = temporaryFile('posts.ndjson', posts(60));
const LOCAL = ['acme', '-s', `file:${file}`, '--since', '1d'];
const at = (day: number) => new Date(Date.UTC(2026, 10, day, 12));
const dayOf = (day: number) => at(day).toISOString();

interface Line {
  readonly args: readonly string[];
  readonly exitCode: number;
  readonly runs: readonly { readonly brand: string; readonly mentions: number }[];
  readonly error: string | null;
}

function linesOf(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('--log', () => {
  it('appends one line per run, including failed ones', async () => {
    const log = join(temporaryFolder(), 'runs.ndjson');
    expect((await socialrank([...LOCAL, '--log', log])).code).toBe(0);
    expect((await socialrank(['acme', '-s', 'file:/nowhere.json', '--log', log])).code).toBe(2);
    expect(linesOf(log)).toMatchObject([
      { args: [...LOCAL, '--log', log], exitCode: 0, runs: [{ brand: 'acme', mentions: 24 }], error: null },
      { exitCode: 2, runs: [], error: expect.stringContaining('/nowhere.json') },
    ]);
  });

  it('includes every brand of a comparison', async () => {
    const log = join(temporaryFolder(), 'runs.ndjson');
    await socialrank(['compare', 'acme', 'zonk', ...LOCAL.slice(1), '--log', log]);
    expect(linesOf(log)).toMatchObject([{ exitCode: 0, runs: [{ brand: 'acme', mentions: 24 }, { brand: 'zonk' }] }]);
  });

  it('can be set in the environment', async () => {
    const log = join(temporaryFolder(), 'runs.ndjson');
    await socialrank(LOCAL, { env: { SOCIALRANK_LOG: log } });
    expect(linesOf(log)).toHaveLength(1);
  });

  it('is refused without printing a report if it cannot be written', async () => {
    expect(await socialrank([...LOCAL, '--log', '/nowhere/runs.ndjson'])).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('--quiet', () => {
  it('prints nothing if the run succeeds', async () => {
    const out = join(temporaryFolder(), 'daily.csv');
    const ran = await socialrank([...LOCAL, '--append', '-o', out, '--quiet', '--jitter', '1ms']);
    expect(ran).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('lockWait', () => {
  it('limits the wait for a daily file that another run has locked', async () => {
    const out = join(temporaryFolder(), 'daily.csv');
    writeFileSync(`${out}.lock`, JSON.stringify({ pid: process.pid, started: null, host: 'elsewhere', nonce: '' }));
    const { code, stderr } = await socialrank([...LOCAL, '--append', '-o', out], {
      env: { SOCIALRANK_LOCK_WAIT: '1ms' },
    });
    expect(code).toBe(75);
    expect(stderr).toContain('try again');
    expect(existsSync(out)).toBe(false);
  });

  it.each(['soon', '-1s'])('is refused if it is not a duration: %s', async (wait) => {
    const out = join(temporaryFolder(), 'daily.csv');
    const { code, stderr } = await socialrank([...LOCAL, '--append', '-o', out], {
      env: { SOCIALRANK_LOCK_WAIT: wait },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('SOCIALRANK_LOCK_WAIT');
  });

  it('is validated by config set', async () => {
    expect((await socialrank(['config', 'set', 'lockWait', 'soon'])).code).toBe(2);
    expect((await socialrank(['config', 'set', 'lockWait', '90s'])).code).toBe(0);
  });
});

describe('--as-of', () => {
  it('produces the rows of missed days as they would have been on those days', async () => {
    const [then, later] = [join(temporaryFolder(), 'daily.csv'), join(temporaryFolder(), 'daily.csv')];
    const grown = posts(90).trimEnd().split('\n');
    for (const day of [18, 19, 20, 21]) {
      const there = grown.filter((line) => (JSON.parse(line) as { created_at: string }).created_at < dayOf(day));
      writeFileSync(file, `${there.join('\n')}\n`);
      await socialrank([...LOCAL, '--append', '-o', then], { now: at(day) });
    }
    writeFileSync(file, `${grown.join('\n')}\n`);
    for (const day of [18, 19, 20, 21]) {
      await socialrank([...LOCAL, '--append', '-o', later, '--as-of', dayOf(day)], { now: at(28) });
    }
    const text = readFileSync(later, 'utf8');
    expect(text).toBe(readFileSync(then, 'utf8'));
    expect(parse<Record<string, string>>(text, { columns: true }).map(({ date }) => date)).toEqual([
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
    ]);
    // Repeating a run changes nothing.
    await socialrank([...LOCAL, '--append', '-o', later, '--as-of', dayOf(19)], { now: at(29) });
    expect(readFileSync(later, 'utf8')).toBe(text);
  });

  it('produces the rows of past days for several brands in one file', async () => {
    const brands = temporaryFile('brands.yaml', '- name: acme\n- name: number\n');
    const out = join(temporaryFolder(), 'all.csv');
    const words = ['--brands', brands, '-s', `file:${file}`, '--since', '1d', '--append', '-o', out];
    for (const day of [20, 21]) await socialrank([...words, '--as-of', dayOf(day)], { now: at(28) });
    const text = readFileSync(out, 'utf8');
    const rows = parse<Record<string, string>>(text, { columns: true });
    expect(rows.map(({ date, brand }) => `${date} ${brand}`)).toEqual([
      '2026-11-20 acme',
      '2026-11-20 number',
      '2026-11-21 acme',
      '2026-11-21 number',
    ]);
    await socialrank([...words, '--as-of', dayOf(20)], { now: at(30) });
    expect(readFileSync(out, 'utf8')).toBe(text);
  });
});
