/** Runs the cases of every store on the SQLite of this Node: `node dist/test/store/run-cases.js FOLDER`. */
import { join } from 'node:path';
import { openStore } from '../../src/store/open.js';
import { sqliteDriver } from '../../src/store/sqlite/driver.js';
import { STORE_CASES } from './cases.js';

const failures: string[] = [];
for (const [place, { title, run }] of STORE_CASES.entries()) {
  try {
    const store = await openStore(join(process.argv[2]!, `${place}.db`));
    await run(store);
    await store.close();
  } catch (error) {
    failures.push(`${title}: ${error instanceof Error ? error.stack : String(error)}`);
  }
}
const { name } = await sqliteDriver();
process.stdout.write(`${JSON.stringify({ driver: name, cases: STORE_CASES.length, failures })}\n`);
