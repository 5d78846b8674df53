/** The JSON output of the store commands and of `doctor` conforms to the schemas that the package ships. */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { doctorSchema } from '../../../src/schema/doctor.js';
import {
  authoritySchema,
  forgottenSchema,
  importSchema,
  prunedSchema,
  storeSchema,
} from '../../../src/schema/store.js';
import { openStore } from '../../../src/store/open.js';
import { sampleMention } from '../../support/sample-report.js';
import { sampleRun } from '../../support/sample-run.js';
import { freshHome, socialrank } from '../../support/socialrank.js';
import { temporaryFile, temporaryFolder } from '../../support/temporary.js';

async function homeWithLinks(): Promise<string> {
  const home = freshHome();
  const store = await openStore(join(home, 'history.db'));
  const mention = sampleMention({ url: 'https://a.example/1', links: ['https://acme.example/x'] });
  await store.keep(sampleRun({ mentions: [mention] }));
  await store.close();
  return home;
}

const broken = temporaryFile('broken.ndjson', '{"type":"history","schema":"socialrank.history-export/1"}\nno\n');

describe('JSON output', () => {
  it.each([
    ['store info', storeSchema, ['store', 'info', '-f', 'json']],
    ['store authority', authoritySchema, ['store', 'authority', '-f', 'json']],
    ['store authority of a domain', authoritySchema, ['store', 'authority', 'acme.example', '-f', 'json']],
    ['store authority of another', authoritySchema, ['store', 'authority', 'nobody.example', '-f', 'json']],
    ['store forget', forgottenSchema, ['store', 'forget', '--source', 'bluesky', '--yes', '-f', 'json']],
    ['store prune', prunedSchema, ['store', 'prune', '--before', '2027-01-01', '--yes', '-f', 'json']],
    ['doctor', doctorSchema, ['doctor', '--offline', '--json']],
  ])('of %s conforms to the published schema', async (_, schema, words) => {
    const { stdout } = await socialrank(words, { home: await homeWithLinks() });
    const said = JSON.parse(stdout) as unknown;
    expect(schema.parse(said)).toEqual(said);
  });

  it('of store import conforms to the published schema, even if lines are broken', async () => {
    const home = await homeWithLinks();
    const path = join(temporaryFolder(), 'out.ndjson');
    await socialrank(['store', 'export', '-o', path], { home });
    for (const file of [path, broken]) {
      const { stdout } = await socialrank(['store', 'import', file, '-f', 'json'], { home });
      const said = JSON.parse(stdout) as unknown;
      expect(importSchema.parse(said)).toEqual(said);
    }
  });
});
