import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { writeWhole } from '../../src/cli/whole-file.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

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
    const path = join(temporaryFolder(), 'out.txt');
    await writeWhole(path, stretches);
    expect(readFileSync(path, 'utf8') === stretches.join('')).toBe(true);
  });

  it('leaves what stood there where the text cannot be made', async () => {
    const path = temporaryFile('kept.txt', 'before');
    function* broken() {
      yield 'a'.repeat(2_000_000);
      throw new Error('too much');
    }
    await expect(writeWhole(path, broken())).rejects.toThrow('was not written');
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(readdirSync(dirname(path))).toEqual(['kept.txt']);
  });
});
