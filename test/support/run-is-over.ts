/** After all tests: what they left in the folder of their run goes with it. */
import { rmSync } from 'node:fs';
import { folder } from './folder-of-the-run.js';

export default function sweep(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}
