/** The JSON Schemas that the package ships match the code. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { shippedSchemas } from '../scripts/schemas.js';
import { sampleMention } from './support/sample-mention.js';
import { emptyReport, failedReport, worldReport } from './support/sample-odd-reports.js';
import { sampleReport } from './support/sample-report.js';

const validatorOf = (name: string) => {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  formats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(`schema/${name}`, 'utf8')) as object);
};

describe('the shipped schemas', () => {
  it.each([...shippedSchemas()])('%s is what `npm run generate` writes', (name, text) => {
    expect(readFileSync(`schema/${name}`, 'utf8')).toBe(text);
  });

  it.each([
    ['usual', sampleReport()],
    ['empty', emptyReport()],
    ['failed', failedReport()],
    ['of many scripts', worldReport()],
  ])('accept a report that is %s', (_, report) => {
    const isValid = validatorOf('report.json');
    isValid(JSON.parse(JSON.stringify(report)));
    expect(isValid.errors ?? []).toEqual([]);
  });

  it('accept a mention with members of a later version', () => {
    const isValid = validatorOf('mention.json');
    expect(isValid(JSON.parse(JSON.stringify({ ...sampleMention(), later: 1 })))).toBe(true);
  });

  it.each([
    ['a count below 0', { counts: { ...sampleReport().counts, fetched: -1 } }],
    ['a time that is none', { asOf: 'yesterday' }],
    ['a status that is none', { status: 'fine' }],
    ['another schema', { schema: 'socialrank.report/2' }],
  ])('reject a report with %s', (_, wrong) => {
    expect(validatorOf('report.json')({ ...JSON.parse(JSON.stringify(sampleReport())), ...wrong })).toBe(false);
  });
});
