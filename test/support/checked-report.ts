/** Checks reports against the published schema. */
import { expect } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { shippedSchemas } from '../../scripts/schemas.js';
import { reportSchema } from '../../src/schema/report.js';
import type { Report } from '../../src/types.js';

const ajv = new Ajv2020({ strict: true, allErrors: true });
formats.default(ajv);
const isValid = ajv.compile(JSON.parse(shippedSchemas().get('report.json')!) as object);

/** Returns the report if it has exactly the members of the schema, in their order, and only numbers that JSON has. */
export function checkedReport(report: Report): Report {
  const written = JSON.stringify(report);
  expect(JSON.stringify(reportSchema.parse(report))).toBe(written);
  isValid(JSON.parse(written));
  expect(isValid.errors ?? []).toEqual([]);
  const { counts } = report;
  if (counts.fetched !== null) {
    const fallen = Object.values(counts.filtered).reduce((sum: number, count) => sum + (count ?? 0), 0);
    expect(counts.fetched).toBe((counts.mentions ?? 0) + (counts.duplicates ?? 0) + (counts.reposts ?? 0) + fallen);
    expect(counts.matched).toBe(counts.fetched - (counts.filtered.unmatched ?? 0));
  }
  return report;
}
