import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { UsageError } from '../../../src/errors.js';
import { type AppendOptions, checkAppend, upsertSummary } from '../../../src/output/data/append.js';
import type { Report } from '../../../src/types.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import { failedReport } from '../../support/sample-odd-reports.js';
import { partialReport, sampleReport } from '../../support/sample-report.js';

const csv: AppendOptions = { format: 'csv', fields: null, bom: false, rawCsv: false };
const few: AppendOptions = { ...csv, fields: ['date', 'brand', 'query', 'status', 'mentions'] };
const HEADER = 'date,brand,query,status,mentions\r\n';

function onDay(day: string, given: Partial<Report> = {}): Report {
  return sampleReport({ asOf: `2026-11-${day}T12:00:00.000Z`, ...given });
}

function withMentions(mentions: number, given: Partial<Report> = {}): Report {
  const report = sampleReport(given);
  return { ...report, counts: { ...report.counts, mentions } };
}

describe('upsertSummary', () => {
  it('starts a file with its header', () => {
    const text = upsertSummary(null, sampleReport(), few);
    expect(text).toBe(`${HEADER}2026-11-21,Acme Coffee,Acme Coffee,complete,662\r\n`);
    expect(upsertSummary('', sampleReport(), few)).toBe(text);
    expect(upsertSummary(null, sampleReport(), { ...few, bom: true })).toBe(`\ufeff${text}`);
    expect(upsertSummary('\ufeff', sampleReport(), few)).toBe(`\ufeff${text}`);
  });

  it('adds a row per day, brand and query', () => {
    const { query } = sampleReport();
    const all = [
      onDay('20'),
      onDay('21'),
      onDay('21', { query: { ...query, brand: 'Globex' } }),
      onDay('21', { query: { ...query, input: 'Acme' } }),
    ];
    const text = all.reduce<string | null>((before, report) => upsertSummary(before, report, csv), null);
    const rows: Record<string, string>[] = parse(text ?? '', { columns: true });
    expect(rows.map(({ date, brand, query: asked }) => [date, brand, asked])).toEqual([
      ['2026-11-20', 'Acme Coffee', 'Acme Coffee'],
      ['2026-11-21', 'Acme Coffee', 'Acme Coffee'],
      ['2026-11-21', 'Globex', 'Acme Coffee'],
      ['2026-11-21', 'Acme Coffee', 'Acme'],
    ]);
  });

  it('replaces the row of the same day in place, and is idempotent', () => {
    const before = [onDay('20'), onDay('21'), onDay('22')].reduce<string>(
      (text, report) => upsertSummary(text, report, few),
      '',
    );
    const after = upsertSummary(before, withMentions(700), few);
    expect(after).toBe(
      before.replace('21,Acme Coffee,Acme Coffee,complete,662', '21,Acme Coffee,Acme Coffee,complete,700'),
    );
    expect(upsertSummary(after, withMentions(700), few)).toBe(after);
  });

  it.each([
    ['complete', 'partial', false],
    ['partial', 'complete', true],
    ['partial', 'partial', true],
    ['complete', 'complete', true],
    ['failed', 'partial', true],
    ['???', 'partial', true],
  ] as const)('with an existing row that is %s and a run that is %s: replaced %p', (old, status, isReplaced) => {
    const before = `${HEADER}2026-11-21,Acme Coffee,Acme Coffee,${old},1\r\n`;
    const after = upsertSummary(before, withMentions(2, { status }), few);
    expect(after).toBe(isReplaced ? before.replace(`${old},1`, `${status},2`) : before);
  });

  it('changes nothing when the run failed', () => {
    const before = `${HEADER}2026-11-21,Acme Coffee,Acme Coffee,partial,1\r\n`;
    expect(upsertSummary(before, failedReport(), few)).toBe(before);
    expect(upsertSummary(null, failedReport(), few)).toBe('');
  });

  it.each([
    ['LF for CRLF', 'date,brand,query,status,mentions\n2026-11-20,a,a,complete,1\n', '\n'],
    ['a byte order mark', `\ufeff${HEADER}2026-11-20,a,a,complete,1\r\n`, '\r\n'],
    ['quoted line breaks, quotes and commas', `${HEADER}2026-11-20,"a\r\n""b"", c",a,complete,1\r\n`, '\r\n'],
    [
      'cells quoted for no reason',
      `"date",brand,"query",status,mentions\r\n"2026-11-20","a",a,complete,"1"\r\n`,
      '\r\n',
    ],
    ['rows that are too short or too long, and empty lines', `${HEADER}x\r\n\r\n1,2,3,4,5,6\r\n\r\n`, '\r\n'],
  ])('preserves every byte of a file with %s', (_, before, lineBreak) => {
    const row = `2026-11-21,Acme Coffee,Acme Coffee,complete,662${lineBreak}`;
    const after = upsertSummary(before, sampleReport(), few);
    expect(after).toBe(before + row);
    expect(upsertSummary(after, withMentions(5), few)).toBe(before + row.replace('662', '5'));
  });

  it('completes a last line that has no line break, and drops one that was cut off', () => {
    const whole = `${HEADER}2026-11-20,a,a,complete,1`;
    const row = '2026-11-21,Acme Coffee,Acme Coffee,complete,662\r\n';
    expect(upsertSummary(whole, sampleReport(), few)).toBe(`${whole}\r\n${row}`);
    expect(upsertSummary(`${whole}\r\n2026-11-21,Acme Cof`, sampleReport(), few)).toBe(`${whole}\r\n${row}`);
    expect(upsertSummary(`${whole}\r\n2026-11-21,"Acme, Cof`, sampleReport(), few)).toBe(`${whole}\r\n${row}`);
    expect(upsertSummary(HEADER.trimEnd(), sampleReport(), few)).toBe(HEADER + row);
  });

  it('finds its row again whatever the name of the brand', () => {
    for (const brand of ['=1+1', "'quoted", 'a "b", c', 'two\r\nlines', '', '__proto__', 'アクメ', '\ud800']) {
      const report = sampleReport({ query: { ...sampleReport().query, brand } });
      for (const options of [few, { ...few, format: 'tsv' as const }, { ...few, rawCsv: true }]) {
        const once = upsertSummary(null, report, options);
        expect(upsertSummary(once, report, options)).toBe(once);
      }
      // The guard against formulas may have been switched off in the meantime.
      const rows: string[][] = parse(upsertSummary(upsertSummary(null, report, few), report, { ...few, rawCsv: true }));
      expect(rows).toHaveLength(2);
    }
  });

  it('updates a long file in linear time', () => {
    const appending = (days: number) => {
      const rows = Array.from({ length: days }, (_, day) => `day ${day},Acme Coffee,Acme Coffee,complete,1\r\n`).join(
        '',
      );
      upsertSummary(HEADER + rows, partialReport(), few);
    };
    expect(growth(2500, appending)).toBeLessThan(TOO_STEEP);
  });
});

describe('checkAppend', () => {
  it.each([
    ['another header', 'date,brand\r\n', few, 'the file to append to has a different header'],
    ['a header that is longer', `${HEADER.trimEnd()},more\r\n`, few, 'the file to append to has a different header'],
    ['another delimiter', HEADER, { ...few, format: 'tsv' as const }, 'the file to append to has a different header'],
    [
      'a quote that is never closed',
      `${HEADER}a,"b\r\nc,d,e,f,g\r\n`,
      few,
      'the file to append to has a quote in line 2 that is never closed',
    ],
    [
      'fields that do not tell rows apart',
      null,
      { ...csv, fields: ['date', 'mentions'] },
      '--append needs the fields brand, query, status',
    ],
  ])('refuses %s', (_, existing, options, message) => {
    expect(() => checkAppend(existing, options)).toThrow(UsageError);
    expect(() => checkAppend(existing, options)).toThrow(message);
    expect(() => upsertSummary(existing, sampleReport(), options)).toThrow(message);
    expect(() => upsertSummary(existing, failedReport(), options)).toThrow(message);
  });

  it('states the required header in its hint', () => {
    expect(() => checkAppend('x\r\n', few)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining(HEADER.trimEnd()) }),
    );
  });
});
