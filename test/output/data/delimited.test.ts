import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { cellText, delimited, unguarded } from '../../../src/output/data/delimited.js';
import { plainText } from '../../../src/output/data/plain-text.js';
import type { Cell } from '../../../src/output/views/columns.js';
import fc from '../../support/property.js';
import { corpora } from '../corpora.js';

const csv = { format: 'csv', rawCsv: false } as const;
const tsv = { format: 'tsv', rawCsv: false } as const;

describe('the guard against formulas', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+447700900000', "'+447700900000"],
    ['-0.4', "'-0.4"],
    ['@brand hello', "'@brand hello"],
    ['  =1+1', "'  =1+1"],
    ['\ufeff=1+1', "'\ufeff=1+1"],
    ['\u00a0=1+1', "'\u00a0=1+1"],
    ['\n=1+1', "'\n=1+1"],
    ['\t=1+1', "'\t=1+1"],
    ['\ttab', "'\ttab"],
    ['\rreturn', "'\rreturn"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠a', "'＠a"],
    ["'quoted", "''quoted"],
    ["'=1+1", "''=1+1"],
    ['a=1', 'a=1'],
    [' harmless', ' harmless'],
    ['\nharmless', '\nharmless'],
    ['"=1+1', '"=1+1'],
    ['sep=;', 'sep=;'],
    ['', ''],
  ])('writes the text %j as %j', (text, written) => {
    expect(cellText(text, csv)).toBe(written);
    expect(unguarded(written)).toBe(text);
  });

  it.each([
    [-0.4, '-0.4'],
    [-0, '0'],
    [0.000001, '0.000001'],
    [1_000_000_000_000, '1000000000000'],
    [Number.NaN, ''],
    [Number.POSITIVE_INFINITY, ''],
    [null, ''],
  ])('writes the number %p without a guard', (number, written) => {
    expect(cellText(number, csv)).toBe(written);
  });

  it('is off with --raw-csv', () => {
    expect(cellText('=1+1', { format: 'csv', rawCsv: true })).toBe('=1+1');
  });
});

describe('CSV', () => {
  it('ends every record with CRLF and quotes what must be quoted', () => {
    const rows = [
      ['a,b', 'say "hi"', 1],
      ['two\r\nlines', null, -2.5],
    ];
    expect(delimited(['x', 'y', 'z'], rows, { ...csv, bom: false })).toBe(
      'x,y,z\r\n"a,b","say ""hi""",1\r\n"two\r\nlines",,-2.5\r\n',
    );
  });

  it('begins with a byte order mark on request', () => {
    expect(delimited(['x'], [], { ...csv, bom: true })).toBe('\ufeffx\r\n');
  });

  it('preserves a record of one empty cell', () => {
    expect(delimited(['x'], [[null]], { ...csv, bom: false })).toBe('x\r\n""\r\n');
  });

  it('replaces control characters, bidi overrides and lone surrogates, and keeps tab, CR and LF', () => {
    expect(cellText('a\u0000b\u001b[2Jc\u009bd\u202ee\u2066f\ud800g\th\ni\rj', csv)).toBe(
      'a\ufffdb\ufffd[2Jc\ufffdd\ufffde\ufffdf\ufffdg\th\ni\rj',
    );
    expect(cellText('ש\u200fلا\u200cי 👩\u200d👧', csv)).toBe('ש\u200fلا\u200cי 👩\u200d👧');
  });

  it('is read back as it was written, whatever it contains', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('=', '"', ',', '\r', '\n', '\t', "'", ' ', 'a', '\ufeff') }),
      fc.double(),
      fc.constant(null),
    );
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.constantFrom(csv, tsv), (written, options) => {
        const text = delimited(['a', 'b', 'c'], written, { ...options, bom: false });
        const delimiter = options.format === 'csv' ? ',' : '\t';
        const read: string[][] = parse(text, { delimiter, record_delimiter: '\r\n' });
        expect(read.slice(1)).toEqual(written.map((row) => row.map((one) => cellText(one, options))));
      }),
      { numRuns: 500 },
    );
  });
});

describe('TSV', () => {
  it('has one line per record and no tab in a cell', () => {
    expect(delimited(['x', 'y'], [['a\tb\r\nc', '=\n']], { ...tsv, bom: false })).toBe("x\ty\r\na b c\t'= \r\n");
  });

  it('guards a formula that follows a tab', () => {
    expect(cellText('\t=1', tsv)).toBe("' =1");
  });

  it('quotes quotation marks, since readers interpret them', () => {
    expect(delimited(['x'], [['"a" b']], { ...tsv, bom: false })).toBe('x\r\n"""a"" b"\r\n');
  });
});

describe('hostile cells', () => {
  if (corpora === null) it('skipped: SOCIALRANK_CORPORA is not set', () => {});
  else {
    it.each(
      [...corpora.csvCells, ...corpora.naughtyStrings, ...corpora.terminalEscapes].map((text) => [
        JSON.stringify(text),
        text,
      ]),
    )('survive a round trip, and start no formula: %s', (_, text) => {
      const [, [cell = ''] = []]: string[][] = parse(delimited(['x', 'y'], [[text, 1]], { ...csv, bom: false }), {
        record_delimiter: '\r\n',
      });
      expect(unguarded(cell)).toBe(plainText(text));
      expect(cell).not.toMatch(/^[\s\ufeff]*[=+\-@＝＋－＠]/);
    });
  }
});
