import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { OutputError } from '../../../src/errors.js';
import { jsonStretches, memberPieces, toJson, toJsonLine } from '../../../src/output/data/json.js';
import { reportSchema } from '../../../src/schema/report.js';
import type { Report } from '../../../src/types.js';
import fc from '../../support/property.js';
import {
  emptyReport,
  failedReport,
  hostileReport,
  oneMentionReport,
  worldReport,
} from '../../support/sample-odd-reports.js';
import { partialReport, sampleReport } from '../../support/sample-report.js';

const reports: [string, () => Report][] = [
  ['a complete report', sampleReport],
  ['a partial report', partialReport],
  ['a failed report', failedReport],
  ['an empty report', emptyReport],
  ['a report of one mention', oneMentionReport],
  ['a report from all over the world', worldReport],
  ['a hostile report', () => hostileReport('\u001b[2J=1\ud800"\\')],
];

/** Lists the keys of every object in the value, in depth-first order. */
function keys(value: unknown): string[][] {
  if (Array.isArray(value)) return value.flatMap(keys);
  if (typeof value !== 'object' || value === null) return [];
  return [Object.keys(value), ...Object.values(value).flatMap(keys)];
}

describe('toJson', () => {
  it.each(reports)('writes %s according to the schema, with its keys in the same order and no others', (_, build) => {
    const report = build();
    const read: unknown = JSON.parse(toJson(report));
    const checked = reportSchema.parse(read);
    expect(checked).toEqual(read);
    // zod builds objects in the order of the schema.
    expect(keys(read)).toEqual(keys(checked));
  });

  it('has the properties of the JSON Schema, in the same order', () => {
    const schema = z.toJSONSchema(reportSchema, { io: 'input' });
    expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(sampleReport()));
  });

  it('indents by two spaces and ends with a line break', () => {
    expect(toJson({ a: [1, null] })).toBe('{\n  "a": [\n    1,\n    null\n  ]\n}\n');
  });

  it('preserves every text exactly, except for lone surrogates', () => {
    const exact = 'tab\t quote" back\\slash \\ud800 \u0000\u001b\u007f\u009b\u202e\u2028 é 👩\u200d👧 =1';
    expect(JSON.parse(toJson({ exact }))).toEqual({ exact });
    expect(JSON.parse(toJsonLine({ half: 'a\ud800\\\ud800b' }))).toEqual({ half: 'a\ufffd\\\ufffdb' });
  });

  it('escapes control characters, bidi characters and line separators', () => {
    const line = toJsonLine({ text: '\u001b[2J\u009b2J\u007f\u202e\u2066\u2028\u2029\u200f\n\r' });
    expect(line).toMatch(/^[\u0020-\u007e]*$/);
  });

  it('suggests NDJSON if the text would exceed the maximum length of a string', () => {
    const endless = {
      toJSON() {
        throw new RangeError('Invalid string length');
      },
    };
    expect(() => toJson({ endless })).toThrow(OutputError);
    expect(() => toJson({ endless })).toThrow('write --format ndjson to standard output');
  });

  it('produces the layout of JSON.stringify, although it writes in pieces', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(toJson(value)).toBe(`${JSON.stringify(value, null, 2)}\n`);
      }),
      { numRuns: 500 },
    );
    const long = { list: Array.from({ length: 50_000 }, (_, at) => ({ at, text: 'acme' })), end: null };
    expect(toJson(long)).toBe(`${JSON.stringify(long, null, 2)}\n`);
    expect([...jsonStretches(long)].length).toBeGreaterThan(5);
  });

  it('indents a member by its depth', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), fc.integer({ min: 1, max: 5 }), (name, value, depth) => {
        const lines = JSON.stringify({ [name]: value }, null, 2).slice(4, -2);
        const indent = '  '.repeat(depth);
        const deep = `${indent}${lines.replaceAll('\n', `\n${indent.slice(2)}`)}`;
        expect([...memberPieces(name, value, depth)].join('')).toBe(deep);
      }),
    );
  });

  it('writes fewer elements at a time if many would exceed the maximum length of a string', () => {
    const long = (isRoom: (place: number) => boolean) => ({
      toJSON(place: string) {
        if (!isRoom(Number(place))) throw new RangeError('Invalid string length');
        return 'long';
      },
    });
    const list = Array.from({ length: 11 }, () => long((place) => place < 2));
    expect(toJson({ list })).toBe(`${JSON.stringify({ list: list.map(() => 'long') }, null, 2)}\n`);
    expect(() => toJson({ list: [...list, long(() => false)] })).toThrow(OutputError);
  });

  it('escapes unsafe characters and replaces lone surrogates in any element of a list', () => {
    const texts = ['plain', 'C:\\udine', '\ud800\u009b', '\u202e', 'é日本'];
    expect(JSON.parse(toJson({ texts }))).toEqual({ texts: texts.map((text) => text.toWellFormed()) });
    expect(toJson({ texts })).not.toMatch(/[\u007f-\u009f\u202e]/);
  });

  it('survives a round trip', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(toJson({ [text]: text }))).toEqual({ [text.toWellFormed()]: text.toWellFormed() });
      }),
      { numRuns: 500 },
    );
  });
});
