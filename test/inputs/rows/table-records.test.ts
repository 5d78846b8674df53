import { describe, expect, it } from '@jest/globals';
import { LONGEST_BYTES } from '../../../src/inputs/bytes/longest.js';
import { dialectOf } from '../../../src/inputs/rows/delimiter.js';
import { tableRecords } from '../../../src/inputs/rows/table-records.js';
import fc from '../../support/property.js';

async function records(text: string, size = Number.POSITIVE_INFINITY): Promise<unknown[]> {
  const bytes = Buffer.from(text);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, Math.min(at + size, bytes.length));
  }
  const all: unknown[] = [];
  for await (const batch of tableRecords(pieces(), (line) => dialectOf(line, ''))) {
    all.push(
      ...batch.map((record) =>
        record.type === 'cells' ? [record.line, ...record.cells] : `${record.line}: ${record.reason}`,
      ),
    );
  }
  return all;
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('the records of a table', () => {
  it.each<readonly [string, string, readonly unknown[]]>([
    [
      'line breaks in quotes',
      'a,b\n1,"x\r\ny"\n2,z',
      [
        [1, 'a', 'b'],
        [2, '1', 'x\r\ny'],
        [4, '2', 'z'],
      ],
    ],
    [
      'blank lines',
      '\n\na,b\n\n1,2\n\n',
      [
        [3, 'a', 'b'],
        [5, '1', '2'],
      ],
    ],
    [
      'quotes in quotes',
      'a,b\n"say ""hi""",2\n',
      [
        [1, 'a', 'b'],
        [2, 'say "hi"', '2'],
      ],
    ],
    [
      'a quote in a bare cell',
      'a,b\n5" screen,2\n3,4\n',
      [
        [1, 'a', 'b'],
        [2, '5" screen', '2'],
        [3, '3', '4'],
      ],
    ],
    [
      'quotes in a bare text',
      'a,b\nsay "hi",2\n"3",4\n',
      [
        [1, 'a', 'b'],
        [2, 'say "hi"', '2'],
        [3, '3', '4'],
      ],
    ],
    [
      'one column, commas and all',
      'text\nAcme, again\n"quoted, too"\n',
      [
        [1, 'text'],
        [2, 'Acme, again'],
        [3, 'quoted, too'],
      ],
    ],
    [
      'empty cells too many',
      'a,b\n1,2,,\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2', '', ''],
      ],
    ],
    ['cells too many', 'a,b\n1,2,3\n4,5\n', [[1, 'a', 'b'], '2: 3 cells where the first line has 2', [3, '4', '5']]],
    ['cells too few', 'a,b\n1\n4,5\n', [[1, 'a', 'b'], '2: 1 cells where the first line has 2', [3, '4', '5']]],
    [
      'a quote never closed',
      'a,b\n1,2\n3,"open\n5,6\n7,8\n',
      [[1, 'a', 'b'], [2, '1', '2'], '3: a quote that is not closed', [4, '5', '6'], [5, '7', '8']],
    ],
    [
      'a quote that the next one seems to close',
      'a,b\n1,"open\n3,4\n5,"x\ny"\n7,8\n',
      [[1, 'a', 'b'], '2: a quote that is not closed', [3, '3', '4'], [4, '5', 'x\ny'], [6, '7', '8']],
    ],
    [
      'a last line that was cut off',
      'a,b\n1,2\n3,"op',
      [[1, 'a', 'b'], [2, '1', '2'], '3: a quote that is not closed'],
    ],
    [
      'quotes behind a backslash',
      'a,b\n"say \\"hi\\", again",2\n"5\\" screen","x\ny"\n3,4\n',
      [
        [1, 'a', 'b'],
        [2, 'say "hi", again', '2'],
        [3, '5" screen', 'x\ny'],
        [5, '3', '4'],
      ],
    ],
    [
      'quotes behind a backslash, and then others',
      'a,b\n"say \\"hi\\"",2\n"5"" screen",5" x\n"C:\\",4\n',
      [
        [1, 'a', 'b'],
        [2, 'say "hi"', '2'],
        [3, '5" screen', '5" x'],
        [4, 'C:\\', '4'],
      ],
    ],
    [
      'a backslash at the end of a cell',
      'a,b\n"C:\\","D:\\"\n3,4\n',
      [
        [1, 'a', 'b'],
        [2, 'C:\\', 'D:\\'],
        [3, '3', '4'],
      ],
    ],
    [
      'a semicolon',
      'a;b\n1,5;2\n',
      [
        [1, 'a', 'b'],
        [2, '1,5', '2'],
      ],
    ],
  ])('are read with %s', async (_, text, expected) => {
    expect(await records(text)).toEqual(expected);
    for (const size of [1, 5]) expect(await records(text, size)).toEqual(expected);
  });

  it('equal those that were written, whatever they contain', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ';', '\t', ' ', 'é', "'") });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell)), fc.integer({ min: 1, max: 30 }), async (rows, size) => {
        const text = [['a', 'b'], ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
        const read = await records(text, size);
        expect(read.map((record) => (record as unknown[]).slice(1))).toEqual([['a', 'b'], ...rows]);
      }),
      { numRuns: 200 },
    );
  });

  it('equal those that were written with backslash escapes', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell)), fc.integer({ min: 1, max: 30 }), async (rows, size) => {
        const text = [['a', 'b'], ['say "hi"', '"x'], ...rows].map((row) =>
          row.map((one) => `"${one.replaceAll('"', '\\"')}x"`),
        );
        const read = await records(text.map((row) => `${row.join(',')}\n`).join(''), size);
        const written = [['a', 'b'], ['say "hi"', '"x'], ...rows].map((row) => row.map((one) => `${one}x`));
        expect(read.map((record) => (record as unknown[]).slice(1))).toEqual(written);
      }),
      { numRuns: 200 },
    );
  });

  it('continue after a line that is too long', async () => {
    expect(await records(`a,b\n1,2\n"${'x'.repeat(LONGEST_BYTES)}",2\n3,4\n`, 1 << 18)).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      '3: longer than 16 MB',
      [4, '3', '4'],
    ]);
  });

  it('are found among many lines with a wrong quote each', async () => {
    const text = `a,b\n${'1,"x\n'.repeat(5000)}2,3\n`;
    const read = await records(text, 1 << 16);
    expect(read).toHaveLength(5002);
    expect(read.at(-1)).toEqual([5002, '2', '3']);
  });
});
