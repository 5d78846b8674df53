/** The program starts from what was compiled before, and never depends on it. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';

const home = mkdtempSync(join(tmpdir(), 'socialrank-program-'));
const compiled = join(home, 'dist/bundle/compiled');

/** A copy of what is installed. */
beforeEach(() => {
  rmSync(home, { recursive: true });
  for (const path of ['package.json', 'bin', 'dist/bundle', 'dist/src/version.js'])
    cpSync(path, join(home, path), { recursive: true });
  rmSync(compiled, { recursive: true, force: true });
});

afterAll(() => rmSync(home, { recursive: true }));

function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'bin/socialrank.js'), ...words], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], SOCIALRANK_HOME: join(home, 'home'), ...environment },
  });
  return { status, stdout, stderr };
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the program', () => {
  it('keeps what was compiled, and runs from it', () => {
    const first = run(['help', 'exit-codes']);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    const kept = filesIn(compiled);
    expect(kept.length).toBeGreaterThan(0);
    const written = kept.map((file) => statSync(file).mtimeMs);
    expect(run(['help', 'exit-codes'])).toEqual(first);
    expect(kept.map((file) => statSync(file).mtimeMs)).toEqual(written);
  });

  it('keeps more when another command needs more', () => {
    const total = () => filesIn(compiled).reduce((sum, file) => sum + statSync(file).size, 0);
    run(['--help']);
    const before = total();
    expect(run(['score', 'I love it']).stdout).toContain('positive');
    expect(total()).toBeGreaterThan(before);
  });

  it.each<[string, (file: string) => void]>([
    ['cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, 1000))],
    ['empty', (file) => writeFileSync(file, '')],
    ['something else', (file) => writeFileSync(file, '[["main.cjs",3]]\nabc')],
    ['no list', (file) => writeFileSync(file, 'null\n')],
  ])('does without what is %s', (_, spoil) => {
    const first = run(['--help']);
    for (const file of filesIn(compiled)) spoil(file);
    expect(run(['--help'])).toEqual(first);
  });

  it('does without a place to keep it', () => {
    writeFileSync(compiled, 'a file, not a folder');
    expect(run(['--help'])).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(compiled, 'utf8')).toBe('a file, not a folder');
  });

  it('keeps nothing where that is not wanted', () => {
    expect(run(['--help'], { NODE_DISABLE_COMPILE_CACHE: '1' }).status).toBe(0);
    expect(existsSync(compiled)).toBe(false);
  });
});

describe('the package', () => {
  it('holds all that the program needs, and nothing of this machine', () => {
    const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' });
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'bin/socialrank.js',
        'bin/load-program.cjs',
        'dist/bundle/main.cjs',
        'dist/bundle/LICENSES.txt',
        'dist/src/index.js',
        'dist/src/index.d.ts',
        'schema/report.json',
      ]),
    );
    expect(paths.filter((path) => /compiled|dist\/(?:test|scripts|bench)/.test(path))).toEqual([]);
  });
});
