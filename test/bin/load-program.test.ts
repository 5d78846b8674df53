/** The program starts from its compile cache, but never depends on it. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';

const home = mkdtempSync(join(tmpdir(), 'socialrank-program-'));
const compiled = join(home, 'dist/bundle/compiled');

/** Copies what is installed. */
beforeEach(() => {
  rmSync(home, { recursive: true });
  for (const path of ['package.json', 'bin', 'dist/bundle', 'dist/src/version.js', 'weights'])
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

const keptBytes = () => filesIn(compiled).reduce((sum, file) => sum + statSync(file).size, 0);

/** Hash of the program, as recorded in what was compiled from it. */
const hashIn = (file: string) => /"of":"(\w+)"/.exec(readFileSync(file, 'latin1'))![1]!;

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the program', () => {
  it('caches its compiled code, and behaves the same when it runs from the cache', () => {
    const first = run(['help', 'exit-codes']);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    const [kept, ...others] = filesIn(compiled).map((file) => ({ file, bytes: statSync(file).size }));
    expect(kept?.bytes).toBeGreaterThan(50_000);
    expect(others).toEqual([]);
    expect(run(['help', 'exit-codes'])).toEqual(first);
    expect(statSync(kept!.file).size).toBeGreaterThanOrEqual(kept!.bytes);
  });

  it('extends the cache if another command needs more', () => {
    run(['--help']);
    const before = keptBytes();
    expect(run(['score', 'I love it']).stdout).toContain('positive');
    expect(keptBytes()).toBeGreaterThan(before);
  });

  it('caches separately what each command needs', () => {
    run(['help', 'exit-codes']);
    const [own = ''] = filesIn(compiled);
    const before = readFileSync(own);
    run(['score', 'I love it']);
    expect(filesIn(compiled)).toHaveLength(2);
    expect(readFileSync(own).equals(before)).toBe(true);
  });

  it('caches separately what was compiled under other flags', () => {
    const under = (flags: string) => run(['help', 'exit-codes'], { NODE_OPTIONS: flags });
    const all = () => filesIn(compiled).map((file) => [file, statSync(file).ino]);
    const first = under('');
    expect(under('--max-old-space-size=600')).toEqual(first);
    const before = all();
    expect(before).toHaveLength(2);
    under('');
    under('--max-old-space-size=600');
    expect(all()).toEqual(before);
  });

  it('extends the cache if the same code is used for more', () => {
    run(['score', '']);
    const before = keptBytes();
    run(['score', 'I love it']);
    expect(keptBytes()).toBeGreaterThan(before);
  });

  it('checks less and less often whether to extend the cache', () => {
    run(['score', 'it was here']);
    const needsMore = () => run(['score', 'I did not love it', '--brand', 'Acme']);
    const [file = ''] = filesIn(compiled);
    const kept = readFileSync(file);
    const hour = 3600;
    const written = Date.now() / 1000 - 3 * hour;
    const head = kept.subarray(0, kept.indexOf(10)).toString();
    const aged = head.replace(/"since":\d+/, `"since":${Math.round(written * 1000)}`);
    writeFileSync(file, Buffer.concat([Buffer.from(aged), kept.subarray(head.length)]));
    utimesSync(file, written + 2 * hour, written + 2 * hour);
    needsMore();
    expect(statSync(file).size).toBe(kept.length);
    utimesSync(file, written + hour, written + hour);
    needsMore();
    expect(statSync(file).size).toBeGreaterThan(kept.length);
  });

  it('preserves non-ASCII characters in patterns', () => {
    expect(run(['score', 'I don’t love it']).stdout).toContain('negative');
  });

  it.each<[string, (file: string) => void]>([
    ['cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, 1000))],
    ['empty', (file) => writeFileSync(file, '')],
    [
      'something else',
      (file) => writeFileSync(file, `{"of":"${hashIn(file)}","since":0,"parts":[["main.cjs",3]]}\nabc`),
    ],
    ['no list', (file) => writeFileSync(file, 'null\n')],
  ])('ignores a cache file that is %s', (_, spoil) => {
    const first = run(['--help']);
    for (const file of filesIn(compiled)) spoil(file);
    expect(run(['--help'])).toEqual(first);
  });

  it('ignores the cache of another program of the same length', () => {
    run(['scan', '--help']);
    const file = join(home, 'dist/bundle/program');
    const text = readFileSync(file, 'latin1');
    const other = text.replaceAll('Many brands:', 'Some brands:').replace(/"hash":"./, (all) => `${all.slice(0, -1)}x`);
    writeFileSync(file, other, 'latin1');
    for (let time = 0; time < 2; time += 1) expect(run(['scan', '--help']).stdout).toContain('Some brands:');
  });

  it('works without a place for the cache', () => {
    writeFileSync(compiled, 'a file, not a folder');
    expect(run(['--help'])).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(compiled, 'utf8')).toBe('a file, not a folder');
  });

  it('reports in one line that it is not built', () => {
    rmSync(join(home, 'dist'), { recursive: true });
    expect(run(['acme'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'socialrank: the program is not built; in a checkout npm run build does that\n',
    });
    expect(run(['--version']).status).toBe(0);
  });

  it('caches nothing if NODE_DISABLE_COMPILE_CACHE is set', () => {
    expect(run(['--help'], { NODE_DISABLE_COMPILE_CACHE: '1' }).status).toBe(0);
    expect(existsSync(compiled)).toBe(false);
  });
});

describe('the package', () => {
  it('contains all that the program needs, and nothing specific to this machine', () => {
    const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' });
    const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'bin/socialrank.js',
        'bin/package.json',
        'dist/bundle/program',
        'dist/bundle/LICENSES.txt',
        'dist/src/index.js',
        'dist/src/index.d.ts',
        'schema/report.json',
      ]),
    );
    expect(paths.filter((path) => /compiled|dist\/(?:test|scripts|bench)/.test(path))).toEqual([]);
  });
});
