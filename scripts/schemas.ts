/** Writes the JSON Schemas that the package ships: `node dist/scripts/schemas.js`. A test fails if they are stale. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { compareSchema } from '../src/schema/compare.js';
import { deliveriesSchema } from '../src/schema/deliveries.js';
import { diffSchema } from '../src/schema/diff.js';
import { doctorSchema } from '../src/schema/doctor.js';
import { evaluationSchema, matrixSchema } from '../src/schema/evaluation.js';
import { historySchema } from '../src/schema/history.js';
import {
  brandSchema,
  brandsSchema,
  candidatesSchema,
  configSchema,
  labelsSchema,
  personsSchema,
  sampleSchema,
} from '../src/schema/kept.js';
import { mentionSchema } from '../src/schema/mention.js';
import { planSchema, plansSchema } from '../src/schema/plan.js';
import { queryTestSchema } from '../src/schema/query-test.js';
import { reportSchema } from '../src/schema/report.js';
import { reportsSchema } from '../src/schema/reports.js';
import { scoreSchema } from '../src/schema/score.js';
import { checkSchema, sourceSchema, sourcesSchema } from '../src/schema/sources.js';
import { authoritySchema, forgottenSchema, importSchema, prunedSchema, storeSchema } from '../src/schema/store.js';

const SHIPPED = {
  'report.json': reportSchema,
  'reports.json': reportsSchema,
  'mention.json': mentionSchema,
  'compare.json': compareSchema,
  'diff.json': diffSchema,
  'query-test.json': queryTestSchema,
  'evaluation.json': evaluationSchema,
  'matrix.json': matrixSchema,
  'score.json': scoreSchema,
  'history.json': historySchema,
  'store.json': storeSchema,
  'authority.json': authoritySchema,
  'import.json': importSchema,
  'forgotten.json': forgottenSchema,
  'pruned.json': prunedSchema,
  'deliveries.json': deliveriesSchema,
  'doctor.json': doctorSchema,
  'plan.json': planSchema,
  'plans.json': plansSchema,
  'source.json': sourceSchema,
  'sources.json': sourcesSchema,
  'check.json': checkSchema,
  'brand.json': brandSchema,
  'brands.json': brandsSchema,
  'candidates.json': candidatesSchema,
  'persons.json': personsSchema,
  'labels.json': labelsSchema,
  'sample.json': sampleSchema,
  'config.json': configSchema,
};

/** Name and text of each file. Open to new members: output of a later minor version stays valid. */
export function shippedSchemas(): Map<string, string> {
  return new Map(
    Object.entries(SHIPPED).map(([name, schema]) => {
      const published = {
        title: `socialrank ${name.replace('.json', '')}`,
        ...z.toJSONSchema(schema, { io: 'input' }),
      };
      return [name, `${JSON.stringify(published, null, 2)}\n`];
    }),
  );
}

if (process.argv[1]?.endsWith('schemas.js') === true) {
  mkdirSync('schema', { recursive: true });
  for (const [name, text] of shippedSchemas()) writeFileSync(`schema/${name}`, text);
}
