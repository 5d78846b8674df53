import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeWhole } from '../../src/cli/whole-file.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'socialrank-whole-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cases: readonly { what: string; stretches: readonly string[] }[] = [
  { what: 'nothing', stretches: [] },
  {
    what: 'many short ones',
    stretches: Array.from({ length: 9000 }, (_, place) => `${place} Zoë 咖啡 🙂\n`.repeat(20)),
  },
  { what: 'one that is longer than any buffer', stretches: ['a', '咖'.repeat(3_000_000), 'b'] },
];

describe('writeWhole', () => {
  it.each(cases)('writes stretches one behind the other: $what', async ({ stretches }) => {
    const path = join(folder, 'out.txt');
    await writeWhole(path, stretches);
    expect(readFileSync(path, 'utf8') === stretches.join('')).toBe(true);
  });

  it('leaves what stood there where the text cannot be made', async () => {
    const path = join(folder, 'kept.txt');
    writeFileSync(path, 'before');
    function* broken() {
      yield 'a'.repeat(2_000_000);
      throw new Error('too much');
    }
    await expect(writeWhole(path, broken())).rejects.toThrow('was not written');
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(readdirSync(folder).filter((name) => name.includes('kept'))).toEqual(['kept.txt']);
  });
});
