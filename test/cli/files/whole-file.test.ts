import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { writeWhole } from '../../../src/cli/files/whole-file.js';

async function inFolder(work: (path: string, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'socialrank-test-'));
  try {
    await work(join(folder, 'report.json'), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('writeWhole', () => {
  it.each<[string, readonly string[]]>([
    ['nothing', []],
    ['a few', ['one, ', 'two é ', '任天堂 😀\n']],
    ['as many as are written at once, and one more', Array.from({ length: 17 }, () => 'x'.repeat(1 << 15))],
    ['one that is longer than is written at once', ['a', 'é'.repeat(1 << 19), 'z']],
    ['one that would just fit alone', ['a', 'b'.repeat(1 << 19), 'c'.repeat((1 << 19) - 1), 'd', 'e']],
  ])('writes all pieces of a text: %s', async (_, stretches) => {
    await inFolder(async (path, folder) => {
      await writeWhole(path, stretches);
      expect(readFileSync(path, 'utf8') === stretches.join('')).toBe(true);
      expect(readdirSync(folder)).toEqual(['report.json']);
    });
  });

  it('leaves the existing file unchanged if a piece cannot be generated', async () => {
    await inFolder(async (path, folder) => {
      writeFileSync(path, 'before');
      function* failing() {
        yield 'x'.repeat(1 << 20);
        throw new RangeError('too long');
      }
      await expect(writeWhole(path, failing())).rejects.toThrow('was not written');
      expect(readFileSync(path, 'utf8')).toBe('before');
      expect(readdirSync(folder)).toEqual(['report.json']);
    });
  });
});
