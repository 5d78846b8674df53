/** Deletes the temporary folder of the run after all tests. */
import { rmSync } from 'node:fs';
import { folder } from './folder-of-the-run.js';

export default function sweep(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}
