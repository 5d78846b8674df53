import { describe, expect, it } from '@jest/globals';
import { copyLine, mentionLine, ndjson, reportLine, sourceLine } from '../../../src/output/data/ndjson.js';
import { mentionSchema } from '../../../src/schema/mention.js';
import { reportSchema, sourceOutcomeSchema } from '../../../src/schema/report.js';
import { hostileReport } from '../../support/sample-odd-reports.js';
import { partialReport, sampleMention, sampleOutcome, sampleReport } from '../../support/sample-report.js';

describe('lines of NDJSON', () => {
  it.each([
    ['mention', mentionLine(sampleMention({ text: 'two\nlines \u2028 and \u2029' }))],
    ['copy', copyLine({ of: 'x:1', source: 'lobsters', url: null })],
    ['source', sourceLine(sampleOutcome('rss'))],
    ['report', reportLine(sampleReport())],
  ])('state their type (%s) first, and have no line break except at the end', (type, line) => {
    expect(Object.entries(JSON.parse(line) as object)[0]).toEqual(['type', type]);
    expect(line.split(/[\n\r\u2028\u2029]/)).toEqual([line.slice(0, -1), '']);
  });

  it('conform to the schemas', () => {
    const mention = sampleMention({ text: 'two\nlines \u2028' });
    expect(mentionSchema.parse(JSON.parse(mentionLine(mention)))).toEqual(mention);
    expect(sourceOutcomeSchema.parse(JSON.parse(sourceLine(sampleOutcome('rss'))))).toEqual(sampleOutcome('rss'));
    const { mentions: _, ...report } = sampleReport();
    expect(reportSchema.parse(JSON.parse(reportLine(sampleReport())))).toEqual(report);
    expect(JSON.parse(copyLine({ of: 'x:1', source: 'lobsters', url: null }))).toEqual({
      type: 'copy',
      of: 'x:1',
      source: 'lobsters',
      url: null,
    });
  });
});

describe('ndjson', () => {
  const types = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { type: string }).type);

  it('writes the mentions, if wanted, then the sources, then the report', () => {
    const report = partialReport();
    expect(types([...ndjson(report, { mentions: true })].join(''))).toEqual([
      ...Array.from({ length: 4 }, () => 'mention'),
      ...Array.from({ length: 7 }, () => 'source'),
      'report',
    ]);
    expect(types([...ndjson(report, { mentions: false })].join(''))).not.toContain('mention');
  });

  it('writes one object per line even with hostile texts', () => {
    const hostile = hostileReport('\n{"type":"report"}\r\u2028\u0085');
    expect(types([...ndjson(hostile, { mentions: true })].join(''))).toHaveLength(6);
  });
});
