/** A folder of this run for everything temporary, of the program as well: before all tests it is made. */
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export let folder: string | null = null;

export default function make(): void {
  folder = mkdtempSync(join(tmpdir(), 'socialrank-tests-'));
  // A database server of the tests runs as somebody else.
  chmodSync(folder, 0o755);
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
}
