/** Creates one folder before all tests for the temporary files of this run, including those of the program. */
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export let folder: string | null = null;

export default function make(): void {
  folder = mkdtempSync(join(tmpdir(), 'socialrank-tests-'));
  // The database server of the tests runs as another user.
  chmodSync(folder, 0o755);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
}
