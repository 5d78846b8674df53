import { describe, expect, it } from '@jest/globals';
import { align } from '../../../src/core/copies/align.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';

const words = (text: string) => Uint32Array.from([...text].map((letter) => letter.charCodeAt(0) << 2));

/** Length of the longest common subsequence, by the usual table, as a reference. */
function longestCommon(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let x = 1; x <= a.length; x += 1) {
    for (let y = 1; y <= b.length; y += 1) {
      rows[x]![y] = a[x - 1] === b[y - 1] ? rows[x - 1]![y - 1]! + 1 : Math.max(rows[x - 1]![y]!, rows[x]![y - 1]!);
    }
  }
  return rows[a.length]![b.length]!;
}

describe('align', () => {
  it.each([
    ['abcdef', 'abcdef', 6, []],
    ['abcdef', 'abcxef', 5, [[3, 4, 3, 4]]],
    ['abcdef', 'xabcdef', 6, [[0, 0, 0, 1]]],
    ['abcdef', 'abc', 3, [[3, 6, 3, 3]]],
    ['abcdefgh', 'axcxefgh', 6, [[1, 4, 1, 4]]],
    [
      'abcdefgh',
      'axcdefyh',
      6,
      [
        [1, 2, 1, 2],
        [6, 7, 6, 7],
      ],
    ],
    ['', 'ab', 0, [[0, 0, 0, 2]]],
  ])('of %j and %j matches %d', (a, b, matched, differences) => {
    expect(align(words(a), words(b), 20)).toEqual({
      matched,
      differences: differences.map(([aFrom, aTo, bFrom, bTo]) => ({ aFrom, aTo, bFrom, bTo })),
    });
  });

  it('returns null if there are too many changes', () => {
    expect(align(words('abcdef'), words('uvwxyz'), 11)).toBeNull();
    expect(align(words('abcdef'), words('uvwxyz'), 12)).toMatchObject({ matched: 0 });
    expect(align(words('a'), words('abcdefgh'), 6)).toBeNull();
  });

  it('finds a longest common subsequence', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 24 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(align(words(a), words(b), 48)?.matched).toBe(longestCommon(a, b));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes linear time, since the number of changes is bounded', () => {
    const run = (size: number) => void align(words('ab'.repeat(size)), words('ba'.repeat(size)), 140);
    expect(growth(4000, run)).toBeLessThan(TOO_STEEP);
  });
});
