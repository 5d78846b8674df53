/** `npm run new:source` in a copy of this repository: what it writes compiles, is listed and fulfills the contract. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const root = process.cwd();
const house = mkdtempSync(join(tmpdir(), 'new-source-'));
const COPIED = [
  'package.json',
  'tsconfig.json',
  'biome.json',
  '.gitignore',
  'jest.config.js',
  'src',
  'test',
  'scripts',
  'bench',
  'weights',
];

function running(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: house, encoding: 'utf8' });
  return { status, stdout, stderr };
}

afterAll(() => rmSync(house, { recursive: true }));

describe('npm run new:source', () => {
  it('writes a source with its tape, its test and its entry in the list', () => {
    for (const name of COPIED) cpSync(join(root, name), join(house, name), { recursive: true });
    for (const name of ['src', 'test', 'scripts', 'bench', '.tsbuildinfo']) {
      cpSync(join(root, 'dist', name), join(house, 'dist', name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
    const script = join(root, 'dist/scripts/new-source.js');

    expect(running(script, 'lighthouse')).toMatchObject({ status: 0, stderr: '' });
    expect(running(script, 'lighthouse')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/is there already/),
    });
    expect(running(script, 'Light House')).toMatchObject({ status: 2, stderr: expect.stringMatching(/give a name/) });
    expect(readFileSync(join(house, 'src/sources/built-in.ts'), 'utf8').match(/\blighthouse\b/g)).toHaveLength(4);

    expect(running('node_modules/typescript/bin/tsc')).toEqual({ status: 0, stdout: '', stderr: '' });
    const biome = running('node_modules/@biomejs/biome/bin/biome', 'check', 'src/sources', 'test/sources/lighthouse');
    expect(biome.status).toBe(0);
    const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
    const { status, stderr } = running(...jest, 'dist/test/sources/lighthouse', 'dist/test/sources/built-in');
    expect({ status, passed: Number(/(\d+) passed, \d+ total\n(?:Snap)/.exec(stderr)?.[1]) > 20 }).toEqual({
      status: 0,
      passed: true,
    });
  }, 180_000);
});
