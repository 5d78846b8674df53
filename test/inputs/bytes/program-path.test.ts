import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { programPath } from '../../../src/inputs/bytes/program-path.js';

const home = mkdtempSync(join(tmpdir(), 'program-path-'));
afterAll(() => rmSync(home, { recursive: true }));
const [first, second] = [join(home, 'first'), join(home, 'second')];
mkdirSync(join(first, 'xz'), { recursive: true });
mkdirSync(second);
writeFileSync(join(first, 'zstd'), '', { mode: 0o644 });
for (const name of ['zstd', 'xz', 'lz4.exe']) writeFileSync(join(second, name), '', { mode: 0o755 });
const path = [first, second].join(delimiter);

describe('programPath', () => {
  it('returns the first file in the PATH that can be run', () => {
    expect(programPath('zstd', path)).toBe(join(second, 'zstd'));
    expect(programPath('xz', path)).toBe(join(second, 'xz'));
    expect(programPath('bzip2', path)).toBeNull();
    expect(programPath('zstd', '')).toBeNull();
  });

  it('ignores relative folders in the PATH', () => {
    const here = process.cwd();
    process.chdir(second);
    try {
      expect(programPath('zstd', ['', '.', '../second'].join(delimiter))).toBeNull();
    } finally {
      process.chdir(here);
    }
  });

  it('adds the extension on Windows', () => {
    expect(programPath('lz4', path, 'win32')).toBe(join(second, 'lz4.exe'));
    expect(programPath('lz4', path)).toBeNull();
  });
});
