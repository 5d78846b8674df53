import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../src/errors.js';
import { VIEWS } from '../../src/output/names.js';
import { FORMATS, type RenderOptions, render } from '../../src/output/render.js';
import { hostileReport, worldReport } from '../support/sample-odd-reports.js';
import { partialReport, sampleReport } from '../support/sample-report.js';
import { shownBy, widest } from './virtual-terminal.js';

const options: RenderOptions = {
  format: 'table',
  view: 'summary',
  fields: null,
  sort: null,
  top: 10,
  mentions: true,
  bom: false,
  rawCsv: false,
  terminal: { columns: 80, color: 1, unicode: true, isTerminal: true },
};

const cells = FORMATS.flatMap((format) => VIEWS.map((view) => [format, view] as const));

describe('render', () => {
  it.each(cells)('writes %s of the view %s, ending with one line break', async (format, view) => {
    const text = await render(partialReport(), { ...options, format, view });
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).toMatch(format === 'csv' || format === 'tsv' ? /\r\n$/ : /[^\r]\n$/);
    expect(await render(partialReport(), { ...options, format, view })).toBe(text);
  });

  it.each(cells)('writes a hostile report as harmless %s of the view %s', async (format, view) => {
    const text = await render(hostileReport('\u001b]0;x\u0007\u001b[2J\u009b2J\u202e\u2066'), {
      ...options,
      format,
      view,
    });
    const cellsOnly = format === 'tsv' ? text.replaceAll('\t', ' ') : text;
    expect(shownBy(cellsOnly.replaceAll('\r\n', '\n')).commands).toEqual([]);
  });

  it.each(VIEWS)('keeps the table of %s within the width', async (view) => {
    for (const report of [
      partialReport(),
      worldReport(),
      hostileReport('x'.repeat(300)),
      hostileReport('珈'.repeat(300)),
    ]) {
      for (const columns of [40, 60, 80, 100, 140, 200]) {
        const terminal = { ...options.terminal, columns };
        expect(widest(shownBy(await render(report, { ...options, view, terminal })))).toBeLessThanOrEqual(columns);
      }
    }
  });

  it('writes views and fields in a readable form', async () => {
    const terminal = { ...options.terminal, color: 0 } as const;
    expect((await render(sampleReport(), { ...options, view: 'sources', terminal })).split('\n').slice(0, 4)).toEqual([
      ' name         mentions  unique  answer',
      ' ───────────  ────────  ──────  ─────────────────────────────────',
      ' bluesky           250      12  ok, newest 12 min ago',
      ' mastodon          212      12  ok, newest 24 min ago',
    ]);
    expect(
      (await render(sampleReport(), { ...options, view: 'mentions', sort: 'likes', terminal })).split('\n').slice(0, 3),
    ).toEqual([
      ' published_at      source      author  sentiment  likes  text',
      ' ────────────────  ──────────  ──────  ─────────  ─────  ───────────────────────',
      ' 2026-11-21 10:00  bluesky     ann     positive       4  The flat white at Acme…',
    ]);
    const fields = ['mentions', 'social_rank', 'net_sentiment'];
    expect(await render(sampleReport(), { ...options, fields, terminal })).toBe(
      ' mentions       662\n social_rank    61.4\n net_sentiment  +26 %\n',
    );
  });

  it('states that a view is empty', async () => {
    const report = sampleReport({ top: { ...sampleReport().top, hashtags: [] } });
    expect(await render(report, { ...options, view: 'hashtags' })).toContain('Nothing to show.');
  });

  it('reports failures in every view', async () => {
    for (const view of VIEWS) {
      for (const format of ['table', 'md'] as const) {
        const text = await render(partialReport(), { ...options, format, view });
        expect(text.replaceAll('\\', '').replace(/\s+/g, ' ')).toContain(
          'reddit failed: too many requests to reddit.example (rate_limited)',
        );
      }
    }
  });

  it('omits the mentions from JSON and NDJSON on request', async () => {
    const json = await render(sampleReport(), { ...options, format: 'json', mentions: false });
    expect(JSON.parse(json)).not.toHaveProperty('mentions');
    const ndjson = await render(sampleReport(), { ...options, format: 'ndjson', mentions: false });
    expect(ndjson).not.toContain('"type":"mention"');
  });

  it('passes on the options of CSV', async () => {
    const { query } = sampleReport();
    const report = sampleReport({ query: { ...query, brand: '=1' } });
    const csv = { ...options, format: 'csv', fields: ['brand'] } as const;
    expect(await render(report, csv)).toBe("brand\r\n'=1\r\n");
    expect(await render(report, { ...csv, bom: true, rawCsv: true })).toBe('\ufeffbrand\r\n=1\r\n');
  });

  it.each(['table', 'csv', 'tsv', 'md'] as const)('rejects an unknown view, field or sort key: %s', async (format) => {
    await expect(render(sampleReport(), { ...options, format, view: 'people' })).rejects.toThrow(UsageError);
    await expect(render(sampleReport(), { ...options, format, fields: ['colour'] })).rejects.toThrow(UsageError);
    await expect(render(sampleReport(), { ...options, format, view: 'links', sort: 'colour' })).rejects.toThrow(
      UsageError,
    );
  });
});
